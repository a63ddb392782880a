// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.Cause;
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
    private final Map<String, OfMethod> methods = new HashMap<>();
    private final OfMethod others;

    /**
     * What is known of one method.
     *
     * @param explanation what a request of it is for; empty for methods that nobody knows
     * @param meanings by code
     * @param written by code what is written of it, made with the first message that has it
     */
    private record OfMethod(String explanation, CodeMeaning[] meanings, AtomicReferenceArray<FieldMap> written) {}

    MeaningFields(Knowledge knowledge, SipOptions options) {
        this.knowledge = knowledge;
        this.options = options;
        this.others = ofMethod("", "");
        for (Method method : knowledge.methods()) {
            // the recogniser has these names as constants: then one look tells that they are the same
            methods.put(method.method().intern(), ofMethod(method.method(), method.explanation()));
        }
    }

    void write(SipMessage message, FieldMap sip) {
        if (message.isRequest()) {
            write(message.method(), sip);
            return;
        }
        int code = message.statusCode();
        OfMethod method = ofMethod(message.method());
        CodeMeaning meaning = meaning(code, method);
        if (meaning != null) {
            sip.all(written(code, meaning, method));
            if (options.fields().includes(FieldSet.STANDARD)) {
                vendor(message, meaning, sip);
            }
        } else if (code > 0) {
            StartFields.code(code, sip);
        }
    }

    private FieldMap written(int code, CodeMeaning meaning, OfMethod method) {
        FieldMap fields = method.written().get(code);
        if (fields == null) {
            fields = new FieldMap(10);
            StartFields.code(code, fields);
            write(code, meaning, fields);
            method.written().set(code, fields);
        }
        return fields;
    }

    /** What a request of a method is for. */
    void write(String method, FieldMap sip) {
        if (options.explain() == Explain.ALL) {
            sip.text("explanation", ofMethod(method).explanation());
        }
    }

    /** What a code means; nothing where it has no meaning, which is beyond 699. */
    void write(int code, String method, FieldMap sip) {
        CodeMeaning meaning = meaning(code, ofMethod(method));
        if (meaning != null) {
            write(code, meaning, sip);
        }
    }

    private void write(int code, CodeMeaning meaning, FieldMap sip) {
        if (isExplained(code)) {
            sip.text("explanation", meaning.explanation());
            sip.text("cause", meaning.cause());
            sip.text("action", meaning.action());
            sip.text("responsible", meaning.responsible().id());
        }
        if (options.fields().includes(FieldSet.STANDARD)) {
            sip.flag("registered", meaning.registered());
            sip.text("rfc", meaning.rfc());
        }
    }

    /** What a cause means; a generic one leaves the word to the code. */
    void write(Cause cause, int code, FieldMap sip) {
        boolean written = isExplained(code > 0 ? code : cause.sip().orElse(0)) && !(cause.generic() && code > 0);
        if (written) {
            sip.replace("explanation", cause.explanation());
            sip.replace("cause", cause.name());
            sip.replace("action", cause.checkFirst());
            sip.replace("responsible", cause.responsible().id());
        }
    }

    private boolean isExplained(int code) {
        return options.explain() == Explain.ALL || (options.explain() == Explain.FAILURES && code >= 400);
    }

    private OfMethod ofMethod(String method) {
        OfMethod known = methods.get(method);
        return known == null ? others : known;
    }

    private static @Nullable CodeMeaning meaning(int code, OfMethod method) {
        return code < 0 || code > LARGEST_CODE ? null : method.meanings()[code];
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

    private OfMethod ofMethod(String method, String explanation) {
        return new OfMethod(explanation, meanings(method), new AtomicReferenceArray<>(LARGEST_CODE + 1));
    }

    private CodeMeaning[] meanings(String method) {
        CodeMeaning[] meanings = new CodeMeaning[LARGEST_CODE + 1];
        for (int code = 100; code <= LARGEST_CODE; code++) {
            meanings[code] = knowledge.response(code, method).orElse(null);
        }
        return meanings;
    }
}
