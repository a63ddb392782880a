// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Arrays;
import java.util.Optional;
import org.sipassistant.call.Emergency;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusClass;
import org.sipassistant.message.StatusLine;

/** What kind of message it is and which call it belongs to; what a status code says is left to {@link MeaningFields}. */
final class StartFields {

    private static final String[] CODES = codes();

    private StartFields() {}

    static void write(SipMessage message, FieldMap sip) {
        sip.text("version", message.startLine().version());
        if (message.startLine() instanceof StatusLine status) {
            sip.text("type", "response");
            sip.text("status", status.phrase());
        } else {
            sip.text("type", "request");
            sip.text("method", message.method());
            request(message, sip);
        }
        identity(message, sip);
        sip.flagIfTrue("ping", isPing(message));
        sip.flagIfTrue("emergency", Emergency.isEmergency(message));
    }

    /** Which call and which request it belongs to. */
    static void identity(SipMessage message, FieldMap sip) {
        sip.identifier("call_id", message.callId());
        Optional<CSeq> cseq = message.cseq();
        if (cseq.isPresent()) {
            FieldMap fields = new FieldMap(2);
            if (cseq.get().number() >= 0) {
                fields.number("code", cseq.get().number());
            }
            fields.text("method", cseq.get().method());
            sip.object("cseq", fields);
        }
    }

    /** A status code and what RFC 3261 section 7.2 says of it. */
    static void code(int code, FieldMap sip) {
        sip.text("code", code < CODES.length ? CODES[code] : String.valueOf(code));
        sip.number("status_code", code);
        sip.flag("final", code >= 200);
        Optional<StatusClass> statusClass = StatusClass.of(code);
        if (statusClass.isPresent()) {
            sip.text("class", statusClass.get().id());
        }
    }

    /** The spellings of all codes there can be, because nearly every message has one. */
    private static String[] codes() {
        String[] codes = new String[1_000];
        Arrays.setAll(codes, String::valueOf);
        return codes;
    }

    private static void request(SipMessage message, FieldMap sip) {
        if (message.to().isPresent()) {
            // RFC 3261 12.2: a request within a dialog carries the tag of the other side
            sip.flag("initial", message.toTag().isEmpty());
        }
        sip.flagIfTrue("retry", message.has(Header.AUTHORIZATION) || message.has(Header.PROXY_AUTHORIZATION));
    }

    /** Keepalives: OPTIONS outside a dialog, and the NOTIFY that some proxies and phones use. */
    private static boolean isPing(SipMessage message) {
        return switch (message.method()) {
            case "OPTIONS" -> message.isResponse() || message.toTag().isEmpty();
            case "NOTIFY" ->
                message.header(Header.EVENT)
                        .filter(event -> event.equalsIgnoreCase("keep-alive"))
                        .isPresent();
            default -> false;
        };
    }
}
