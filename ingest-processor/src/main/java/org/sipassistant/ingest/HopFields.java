// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/** The way of the message: its Via chain and the software at its ends. */
final class HopFields {

    private HopFields() {}

    static void write(SipMessage message, FieldMap sip) {
        vias(message.vias(), sip);
        software("user_agent", message.header(Header.USER_AGENT), sip);
        Optional<String> server = message.header(Header.SERVER);
        if (server.isPresent()) {
            FieldMap fields = new FieldMap(1);
            fields.text("original", server);
            sip.object("server", fields);
        }
    }

    private static void vias(List<Via> vias, FieldMap sip) {
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
        top.text("rport", first.rport());
        top.text("transport", first.transport());
        FieldMap fields = new FieldMap(3);
        fields.list("original", original);
        fields.object("top", top);
        fields.number("count", vias.size());
        sip.object("via", fields);
    }

    private static void software(String name, Optional<String> original, FieldMap sip) {
        if (original.isEmpty()) {
            return;
        }
        FieldMap fields = new FieldMap(3);
        fields.text("original", original);
        int version = versionStart(original.get());
        if (version >= 0) {
            fields.text("version", version(original.get(), version));
        }
        fields.text("name", name(original.get(), version));
        sip.object(name, fields);
    }

    /** Where a number with a dot begins a word: products put their version behind a blank, a slash or a bracket. */
    private static int versionStart(String text) {
        for (int at = 1; at < text.length() - 1; at++) {
            if (isDigit(text.charAt(at)) && isBorder(text.charAt(at - 1))) {
                int end = at;
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
                if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static String version(String text, int start) {
        int end = start;
        while (end < text.length() && " ();,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String name(String text, int version) {
        int end = version < 0 ? text.length() : version;
        while (end > 0 && (isBorder(text.charAt(end - 1)) || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBorder(char c) {
        return " /-_(:v".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
