// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.MeaningText;
import org.sipassistant.knowledge.Method;
import org.sipassistant.message.Beginning;
import org.sipassistant.message.StatusClass;

/** The knowledge base alone: what a code, a method or a cause means. */
final class Explain {
    private final Knowledge knowledge;

    Explain(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Map<String, Object> of(String what) {
        boolean number = !what.isEmpty() && what.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? code(what) : method(what);
    }

    /** @param cause a number of Q.850, its name, or the word a product has for it */
    Map<String, Object> cause(String cause) {
        Cause known = knowledge
                .cause(cause)
                .orElseThrow(() -> new IllegalArgumentException("[" + shortened(cause)
                        + "] is not a cause of Q.850 that is known: they are numbers from 0 to 127, or names such as"
                        + " USER_BUSY"));
        Map<String, Object> answer = new LinkedHashMap<>();
        known.cause().ifPresent(number -> answer.put("cause", number));
        known.product().ifPresent(product -> answer.put("product", product));
        answer.put("name", known.name());
        answer.put("aliases", known.aliases());
        answer.put("category", known.category());
        answer.put("generic", known.generic());
        answer.put("origin", known.origin().id());
        answer.put("responsible", known.responsible().id());
        known.sip().ifPresent(code -> answer.put("sip", code));
        answer.put("from_sip", known.fromSip());
        answer.put("explanation", known.explanation());
        answer.put("check_first", known.checkFirst());
        answer.put("products", new TreeMap<>(known.products()));
        return answer;
    }

    private Map<String, Object> method(String name) {
        Method method = knowledge
                .method(name.toUpperCase(java.util.Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("[" + shortened(name)
                        + "] is neither a response code from 100 to 699 nor one of the methods "
                        + knowledge.methods().stream().map(Method::method).toList()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("method", method.method());
        answer.put("rfc", method.rfc());
        answer.put("kind", method.kind());
        answer.put("dialog", method.dialog());
        answer.put("explanation", method.explanation());
        method.inDialog().ifPresent(text -> answer.put("in_dialog", text));
        answer.put("normal_responses", method.normalResponses());
        answer.put("unanswered", method.unanswered());
        answer.put("check_first", method.checkFirst());
        return answer;
    }

    private Map<String, Object> code(String text) {
        int code = text.length() > 3 ? -1 : Integer.parseInt(text);
        CodeMeaning meaning = knowledge
                .response(code, "")
                .orElseThrow(() -> new IllegalArgumentException(
                        "[" + shortened(text) + "] is not a response code: they go from 100 to 699, and beyond there is"
                                + " no class (RFC 3261 section 7.2)"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("phrase", meaning.phrase());
        StatusClass.of(code).ifPresent(c -> answer.put("class", c.id()));
        answer.put("final", code >= 200);
        answer.put("registered", meaning.registered());
        answer.put("rfc", meaning.rfc());
        meaning.treatedAs().ifPresent(as -> {
            answer.put("treated_as", as);
            answer.put("note", code + " is not known; RFC 3261 section 8.1.3.2 lets it be treated as " + as + ".");
        });
        putText(answer, meaning.text());
        knowledge.responseCode(code).ifPresent(known -> {
            answer.put("aliases", known.aliases());
            Map<String, Object> methods = new TreeMap<>();
            known.methods().forEach((method, different) -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                putText(entry, different);
                methods.put(method, entry);
            });
            answer.put("methods", methods);
            answer.put("products", new TreeMap<>(known.products()));
        });
        return answer;
    }

    private static void putText(Map<String, Object> target, MeaningText text) {
        target.put("category", text.category());
        target.put("origin", text.origin().id());
        target.put("responsible", text.responsible().id());
        target.put("explanation", text.explanation());
        target.put("causes", text.causes());
        target.put("check_first", text.checkFirst());
        target.put("actions", text.actions());
    }

    private static String shortened(String text) {
        return text.length() > 100 ? Beginning.of(text, 100) + "..." : text;
    }
}
