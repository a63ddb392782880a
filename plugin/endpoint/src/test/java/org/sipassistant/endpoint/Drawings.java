// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.rendering.Rendered;

/** Calls as the endpoint draws them. */
final class Drawings {
    private static final List<String> DEFAULT = List.of("sip-messages-*");

    private Drawings() {}

    static String text(Trace trace, String format, String... more) {
        return new String(drawn(trace, format, more).content(), StandardCharsets.UTF_8);
    }

    /** What is drawn of calls that have the Call-ID of the first. */
    static String text(List<Trace> traces, String format) {
        Map<String, Object> question = Map.of("call_id", traces.get(0).callId(), "format", format);
        return new String(
                ((CallAnswer.Drawn) answer(traces, question)).content().content(), StandardCharsets.UTF_8);
    }

    /** @param more names and values of further parameters, one after the other */
    static Rendered drawn(Trace trace, String format, String... more) {
        Map<String, Object> question = new LinkedHashMap<>(Map.of("call_id", trace.callId(), "format", format));
        for (int i = 0; i < more.length; i += 2) {
            question.put(more[i], more[i + 1]);
        }
        return ((CallAnswer.Drawn) answer(List.of(trace), question)).content();
    }

    static CallAnswer answer(List<Trace> traces, Map<String, Object> question) {
        Shelf shelf = new Shelf();
        for (int i = 0; i < traces.size(); i++) {
            shelf.add("sip-messages-2026.03." + (17 + i), traces.get(i).documents());
        }
        return new CallService(Experts.service(), Experts.expertise())
                .call(CallQuestion.of(question, DEFAULT), shelf)
                .toCompletableFuture()
                .join();
    }
}
