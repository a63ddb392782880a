// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls on a shelf, and questions about them; it is asked at 12:00. */
final class AskedShelf {
    static final String INDEX = "sip-messages-2026.03.17";

    private AskedShelf() {}

    static void add(Shelf shelf, Trace trace) {
        shelf.add(INDEX, Calls.processed(trace));
    }

    static Map<String, Object> ask(Shelf shelf, Object... namesAndValues) {
        return asked(shelf, WhyLimits.standard(), namesAndValues).join();
    }

    static CompletableFuture<Map<String, Object>> asked(Cluster shelf, WhyLimits limits, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        Question question = Question.of(values, List.of("sip-messages-*"), Experts.NOW);
        return Experts.service(limits).why(question, shelf).toCompletableFuture();
    }

    static List<String> ids(Map<String, Object> answer) {
        return Json.list(answer, "calls").stream()
                .map(call -> String.valueOf(Json.asMap(call).get("call_id")))
                .toList();
    }
}
