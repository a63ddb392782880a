// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sipassistant.endpoint.Json;

/**
 * Things that stand out in the counts, and what a second search told about the calls of each.
 *
 * @param response of that search
 */
record Details<T>(List<T> found, Map<String, Object> response) {
    private static final String NAME = "found";

    Details {
        found = List.copyOf(found);
    }

    /**
     * What is asked about the calls of one of them.
     *
     * @param clause which calls these are
     */
    record Question(Map<String, Object> clause, Map<String, Object> aggregations) {}

    /** Asks about all of them in one search that looks at their calls alone; asks nothing where nothing was found. */
    static <T> CompletionStage<Details<T>> ask(Searches searches, List<T> found, Function<T, Question> questions) {
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(new Details<>(found, Map.of()));
        }
        Map<String, Object> aggregations = new LinkedHashMap<>();
        List<Map<String, Object>> clauses = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Question question = questions.apply(found.get(i));
            clauses.add(question.clause());
            aggregations.put(NAME + i, Aggs.filter(question.clause(), question.aggregations()));
        }
        return searches.of(Aggs.any(clauses), aggregations).thenApply(response -> new Details<>(found, response));
    }

    /** Each with what was answered about it. */
    <R> List<R> read(BiFunction<T, Map<String, Object>, R> reader) {
        Map<String, Object> aggregations = Json.map(response, "aggregations");
        List<R> read = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            read.add(reader.apply(found.get(i), Json.map(aggregations, NAME + i)));
        }
        return read;
    }
}
