// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.message.Header;
import org.sipassistant.message.Reason;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Warning;

/** Why, and for how long: Reason, Warning and the timers. */
final class ReasonFields {

    private ReasonFields() {}

    static void write(SipMessage message, FieldMap sip) {
        reasons(message.reasons(), sip);
        Optional<Warning> warning = message.warning();
        if (warning.isPresent()) {
            FieldMap fields = new FieldMap(3);
            fields.number("code", warning.get().code());
            fields.text("agent", warning.get().agent());
            fields.text("text", warning.get().text());
            sip.object("warning", fields);
        }
        sip.number("retry_after", message.number(Header.RETRY_AFTER));
        sip.number("expires", message.number(Header.EXPIRES));
        sip.number("min_expires", message.number(Header.MIN_EXPIRES));
        session(message, sip);
    }

    private static void reasons(List<Reason> reasons, FieldMap sip) {
        if (reasons.isEmpty()) {
            return;
        }
        FieldMap fields = new FieldMap(5);
        List<String> list = new ArrayList<>(reasons.size());
        Optional<String> text = Optional.empty();
        for (Reason reason : reasons) {
            OptionalInt cause = reason.cause();
            list.add(cause.isPresent() ? reason.protocol() + " " + cause.getAsInt() : reason.protocol());
            text = text.isPresent() ? text : reason.text();
            protocol(reason, fields);
        }
        fields.list("list", list);
        fields.text("text", text);
        sip.object("reason", fields);
    }

    private static void protocol(Reason reason, FieldMap fields) {
        String name = switch (reason.protocol().toUpperCase(Locale.ROOT)) {
            case "SIP" -> "sip";
            case "Q.850" -> "q850";
            case "STIR" -> "stir";
            default -> "";
        };
        if (!name.isEmpty() && reason.cause().isPresent() && !fields.fields().containsKey(name)) {
            FieldMap cause = new FieldMap(1);
            cause.number("cause", reason.cause());
            fields.object(name, cause);
        }
    }

    private static void session(SipMessage message, FieldMap sip) {
        if (!message.has(Header.SESSION_EXPIRES) && !message.has(Header.MIN_SE)) {
            return;
        }
        FieldMap session = new FieldMap(3);
        session.number("expires", message.number(Header.SESSION_EXPIRES));
        session.number("min_se", message.number(Header.MIN_SE));
        session.text("refresher", message.parameter(Header.SESSION_EXPIRES, "refresher"));
        sip.object("session", session);
    }
}
