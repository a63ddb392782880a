// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import org.sipassistant.message.Via;

/** The way of the message: its Via chain, from the top down. */
final class HopFields {

    private HopFields() {}

    static void write(List<Via> vias, FieldMap sip) {
        if (vias.isEmpty()) {
            return;
        }
        List<String> original = new ArrayList<>(vias.size());
        for (Via via : vias) {
            original.add(via.original());
        }
        Via first = vias.getFirst();
        FieldMap top = new FieldMap(5);
        top.text("branch", first.branch());
        top.text("sent_by", first.sentBy());
        top.text("received", first.received());
        top.number("rport", first.rport());
        top.text("transport", first.transport());
        FieldMap fields = new FieldMap(3);
        fields.list("original", original);
        fields.object("top", top);
        fields.number("count", vias.size());
        sip.object("via", fields);
    }
}
