// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/** Identifiers that stay the same across the legs of a call, where a B2BUA gives each a Call-ID of its own. */
final class CorrelationFields {

    private static final String NIL = "00000000000000000000000000000000";

    private CorrelationFields() {}

    static void write(SipMessage message, SipOptions options, FieldMap sip) {
        if (options.correlationHeaders().isEmpty() && !hasAny(message)) {
            return;
        }
        Optional<String> sessionId = message.header(Header.SESSION_ID);
        Optional<String> charging = message.header(Header.P_CHARGING_VECTOR);
        Optional<String> icid = charging.flatMap(value -> HeaderParameters.of(";" + value, "icid-value"));
        Optional<String> local = sessionId.map(HeaderParameters::value);
        Optional<String> remote = sessionId.flatMap(value -> HeaderParameters.of(value, "remote"));
        List<String> ids = new ArrayList<>(2);
        add(local, ids);
        add(remote, ids);
        add(icid, ids);
        add(message.header(Header.X_CALL_ID), ids);
        add(message.header(Header.X_CID), ids);
        for (String name : options.correlationHeaders()) {
            add(message.header(name), ids);
        }
        sip.list("correlation_id", ids);
        if (options.fields().includes(FieldSet.FULL)) {
            FieldMap session = new FieldMap(2);
            session.text("local", local);
            session.text("remote", remote);
            sip.object("session_id", session);
            sip.text("icid", icid);
        }
    }

    private static boolean hasAny(SipMessage message) {
        return message.has(Header.SESSION_ID)
                || message.has(Header.P_CHARGING_VECTOR)
                || message.has(Header.X_CALL_ID)
                || message.has(Header.X_CID);
    }

    /** RFC 7989 section 5: the nil identifier stands for a side that is not known yet, so it joins nothing. */
    private static void add(Optional<String> id, List<String> ids) {
        if (id.isPresent() && !id.get().isEmpty() && !id.get().equals(NIL) && !ids.contains(id.get())) {
            ids.add(id.get());
        }
    }
}
