// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.log.LogEvent;
import org.sipassistant.message.NameAddr;

/**
 * The fields of a log line that is no SIP but speaks of a message or a call, under the names a message has them: what it
 * names, and what its code or its product's own cause means.
 */
final class SummaryFields {

    private static final int EXPECTED = 16;
    private static final int LONGEST_CALL_ID = 8_191;

    private final Knowledge knowledge;
    private final SipOptions options;
    private final MeaningFields meanings;

    SummaryFields(Knowledge knowledge, SipOptions options, MeaningFields meanings) {
        this.knowledge = knowledge;
        this.options = options;
        this.meanings = meanings;
    }

    /** The code of the line, or that of the cause it names; 0 where it tells none. */
    int code(LogEvent event) {
        int code = event.isOfSip() ? number(event.fields().get("code")) : 0;
        return code >= 100 && code <= 699
                ? code
                : cause(event).flatMap(Cause::sip).orElse(0);
    }

    /** The same, of a code that tells how it ended. */
    int outcome(LogEvent event) {
        int code = code(event);
        return event.isOutcome(code) ? code : 0;
    }

    /** The method in the line; empty where it names none. */
    static String method(LogEvent event) {
        String method = event.fields().getOrDefault("method", "");
        for (int at = 0; at < method.length(); at++) {
            if (method.charAt(at) < 'A' || method.charAt(at) > 'Z') {
                return "";
            }
        }
        return method;
    }

    /** @param count lines in the document that speak of calls */
    FieldMap of(LogEvent event, int count) {
        FieldMap sip = new FieldMap(EXPECTED);
        Map<String, String> named = event.fields();
        String method = method(event);
        int code = code(event);
        if (!method.isEmpty()) {
            sip.text("method", method);
            FieldMap cseq = new FieldMap(1);
            cseq.text("method", method);
            sip.object("cseq", cseq);
        }
        if (code > 0) {
            StartFields.code(code, sip);
            sip.text("status", Optional.ofNullable(named.get("phrase")));
        }
        sip.identifier("call_id", Optional.ofNullable(named.get("call_id")).filter(SummaryFields::isCallId));
        meaning(event, code, method, sip);
        ParseFields.write("summary", count, sip);
        log(event, sip);
        if (options.fields().includes(FieldSet.STANDARD)) {
            parties(named, sip);
        }
        return sip;
    }

    /** The product's own cause says more than the code that it became. */
    private void meaning(LogEvent event, int code, String method, FieldMap sip) {
        Optional<Cause> cause = cause(event);
        if (code > 0 && event.isOutcome(code)) {
            meanings.write(code, method, sip);
        } else if (cause.isEmpty()) {
            meanings.write(method, sip);
        }
        if (cause.isPresent()) {
            meanings.write(cause.get(), code, sip);
        }
        if (options.fields().includes(FieldSet.STANDARD)) {
            FieldMap reason = new FieldMap(2);
            FieldMap q850 = new FieldMap(1);
            int number = cause.flatMap(Cause::cause)
                    .orElseGet(() -> number(event.fields().get("q850")));
            if (number > 0) {
                q850.number("cause", number);
                reason.object("q850", q850);
            }
            reason.text(
                    "text",
                    cause.map(Cause::name)
                            .or(() -> Optional.ofNullable(event.fields().get("cause_name"))));
            sip.object("reason", reason);
        }
    }

    private Optional<Cause> cause(LogEvent event) {
        return Optional.ofNullable(event.fields().get("cause_name"))
                .flatMap(knowledge::cause)
                .or(() -> Optional.ofNullable(event.fields().get("q850")).flatMap(knowledge::cause));
    }

    private void log(LogEvent event, FieldMap sip) {
        FieldMap log = new FieldMap(3);
        log.text("says", event.says());
        if (options.fields().includes(FieldSet.STANDARD)) {
            log.text("format", event.product());
            log.text("channel", Optional.ofNullable(event.fields().get("channel")));
        }
        sip.object("log", log);
    }

    private void parties(Map<String, String> named, FieldMap sip) {
        Optional<NameAddr> from = address(named.get("from"));
        Optional<NameAddr> to = address(named.get("to"));
        if (from.isPresent()) {
            sip.object("from", AddressFields.address(from.get()));
        }
        if (to.isPresent()) {
            sip.object("to", AddressFields.address(to.get()));
        }
        NumberSides.write(user(from, named.get("from")), user(to, named.get("to")), sip);
        if (named.get("realm") != null) {
            FieldMap auth = new FieldMap(1);
            auth.text("realm", Optional.ofNullable(named.get("realm")));
            sip.object("auth", auth);
        }
    }

    private static Optional<NameAddr> address(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : Optional.of(NameAddr.parse(text))
                        .filter(address -> !address.uri().scheme().isEmpty());
    }

    /** Accounting names users without a scheme. */
    private static Optional<String> user(Optional<NameAddr> address, @Nullable String text) {
        return address.isPresent()
                ? address.get().uri().user()
                : Optional.ofNullable(text).filter(name -> !name.isEmpty() && name.indexOf(' ') < 0);
    }

    private static boolean isCallId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_CALL_ID && text.indexOf(' ') < 0;
    }

    /** The number in a text of digits; 0 where there is none, or one that no code has. */
    private static int number(@Nullable String digits) {
        boolean readable = digits != null && !digits.isEmpty() && digits.length() <= 3;
        return readable ? Integer.parseInt(digits) : 0;
    }
}
