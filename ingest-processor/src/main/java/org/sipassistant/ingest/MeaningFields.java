// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.Method;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/** What a code or a method means, from the knowledge base; looked up once for every pair when the processor is made. */
final class MeaningFields {

    private static final int LARGEST_CODE = 699;

    private final Knowledge knowledge;
    private final SipOptions options;
    private final Map<String, CodeMeaning[]> byMethod = new HashMap<>();
    private final Map<String, String> methods = new HashMap<>();

    MeaningFields(Knowledge knowledge, SipOptions options) {
        this.knowledge = knowledge;
        this.options = options;
        byMethod.put("", meanings(""));
        for (Method method : knowledge.methods()) {
            byMethod.put(method.method(), meanings(method.method()));
            methods.put(method.method(), method.explanation());
        }
    }

    void write(SipMessage message, FieldMap sip) {
        if (message.isRequest()) {
            if (options.explain() == Explain.ALL) {
                sip.text("explanation", Optional.ofNullable(methods.get(message.method())));
            }
            return;
        }
        CodeMeaning meaning = meaning(message.statusCode(), message.method());
        if (meaning == null) {
            return;
        }
        boolean failure = message.statusCode() >= 400;
        boolean explained = options.explain() == Explain.ALL || (options.explain() == Explain.FAILURES && failure);
        if (explained) {
            sip.text("explanation", meaning.explanation());
            sip.text("cause", meaning.cause());
            sip.text("action", meaning.action());
            sip.text("responsible", meaning.responsible().id());
        }
        if (options.fields().includes(FieldSet.STANDARD)) {
            sip.flag("registered", meaning.registered());
            sip.text("rfc", meaning.rfc());
            vendor(message, meaning, sip);
        }
    }

    private @Nullable CodeMeaning meaning(int code, String method) {
        CodeMeaning[] known = byMethod.getOrDefault(method, byMethod.get(""));
        return known == null || code < 0 || code > LARGEST_CODE ? null : known[code];
    }

    /** Codes that products made for themselves: in a header of their own, or a status code IANA does not list. */
    private void vendor(SipMessage message, CodeMeaning meaning, FieldMap sip) {
        Optional<String> asterisk = message.header(Header.X_ASTERISK_HANGUP_CAUSE_CODE);
        FieldMap vendor = new FieldMap(2);
        if (asterisk.isPresent()) {
            vendor.text("name", "Asterisk");
            vendor.text("code", asterisk);
        } else if (!meaning.registered()) {
            vendor.text(
                    "name",
                    message.header(Header.SERVER)
                            .or(() -> message.header(Header.USER_AGENT))
                            .flatMap(knowledge::product)
                            .map(product -> product.name()));
            vendor.text("code", String.valueOf(message.statusCode()));
        }
        sip.object("vendor", vendor);
    }

    private CodeMeaning[] meanings(String method) {
        CodeMeaning[] meanings = new CodeMeaning[LARGEST_CODE + 1];
        for (int code = 100; code <= LARGEST_CODE; code++) {
            meanings[code] = knowledge.response(code, method).orElse(null);
        }
        return meanings;
    }
}
