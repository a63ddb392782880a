// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/** Identifiers that join the messages of one transaction and of one dialog. */
final class DialogFields {

    private static final String COOKIE = "z9hG4bK";
    private static final int DIGITS = 16;

    private DialogFields() {}

    static void write(SipMessage message, FieldMap sip) {
        Optional<Via> top = message.topVia();
        if (top.isPresent()) {
            FieldMap fields = new FieldMap(1);
            fields.text("id", transactionId(message, top.get()));
            sip.object("transaction", fields);
        }
        Optional<String> from = message.fromTag();
        Optional<String> to = message.toTag();
        Optional<String> callId = message.callId();
        if (from.isPresent() && to.isPresent() && callId.isPresent()) {
            FieldMap fields = new FieldMap(1);
            fields.text("id", dialogId(callId.get(), from.get(), to.get()));
            sip.object("dialog", fields);
        }
    }

    /** Empty without one. RFC 3261 17.2.3: a branch identifies a transaction only if it begins with the cookie and goes on behind it. */
    private static String transactionId(SipMessage message, Via via) {
        Optional<String> branch = via.branch();
        boolean usable = branch.isPresent()
                && branch.get().startsWith(COOKIE)
                && branch.get().length() > COOKIE.length()
                && !message.method().isEmpty();
        if (!usable) {
            return "";
        }
        return new Fingerprint()
                .add(branch.get())
                .add(via.sentBy().orElse(""))
                .add(message.method())
                .digits(DIGITS);
    }

    /** Both sides see each other's tag as To and From in turn, so the order must not count. */
    private static String dialogId(String callId, String from, String to) {
        boolean sorted = from.compareTo(to) <= 0;
        return new Fingerprint()
                .add(callId)
                .add(sorted ? from : to)
                .add(sorted ? to : from)
                .digits(DIGITS);
    }
}
