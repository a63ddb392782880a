// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;

/**
 * What a further search told about some of the calls that were counted: each search costs an engine something however little
 * it finds, so there is one for all that is to be known.
 *
 * @param response of that search; empty where nothing was asked
 */
record Details(Map<String, Object> response) {
    static final Details NONE = new Details(Map.of());

    /**
     * What is asked about some calls.
     *
     * @param clause which calls these are
     */
    record Question(Map<String, Object> clause, Map<String, Object> aggregations) {}

    /** @param questions each by the name under which its answer is read */
    static CompletionStage<Details> ask(Searches searches, Map<String, Question> questions) {
        if (questions.isEmpty()) {
            return CompletableFuture.completedFuture(NONE);
        }
        Map<String, Object> aggregations = new LinkedHashMap<>();
        List<Map<String, Object>> clauses = new ArrayList<>();
        questions.forEach((name, question) -> {
            clauses.add(question.clause());
            // One clause alone is that of the search.
            Map<String, Object> clause = questions.size() == 1 ? Map.of("match_all", Map.of()) : question.clause();
            aggregations.put(name, Aggs.filter(clause, question.aggregations()));
        });
        return searches.of(Aggs.any(clauses), aggregations).thenApply(Details::new);
    }

    /** The answer to one of the questions; empty where there is none. */
    Map<String, Object> of(String name) {
        return Json.map(Json.map(response, "aggregations"), name);
    }
}
