// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.sipassistant.endpoint.Json;

/**
 * What one search counted in the period that another is compared with, and in the same one a week ago.
 *
 * @param response of that search
 */
record Earlier(Map<String, Object> response) {
    private static final String COMPARED = "before";
    private static final String WEEK = "week";

    /** Which calls these are. */
    static Map<String, Object> clause(FailuresQuestion question) {
        return Aggs.any(Stream.of(question.compared(), question.weekAgo())
                .distinct()
                .map(Period::began)
                .toList());
    }

    /** What is counted of them: once, where it is compared with a week ago. */
    static Map<String, Object> aggregations(FailuresQuestion question) {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put(
                WEEK,
                Aggs.filter(
                        question.weekAgo().began(),
                        Map.of("tallies", Tallies.aggregation(), "delays", Delays.aggregation())));
        if (!question.compared().equals(question.weekAgo())) {
            aggregations.put(COMPARED, Aggs.filter(question.compared().began(), Map.of("tallies", Tallies.numbers())));
        }
        return aggregations;
    }

    /** The calls of the period it is compared with, as a search for nothing else would be answered. */
    Map<String, Object> compared() {
        return Json.map(response, "aggregations").containsKey(COMPARED) ? part(COMPARED) : week();
    }

    /** Those of a week ago, likewise. */
    Map<String, Object> week() {
        return part(WEEK);
    }

    /** The calls of the period it is compared with, counted. */
    Tallies comparedTallies() {
        return tallies(compared());
    }

    /** Those of a week ago, likewise. */
    Tallies weekTallies() {
        return tallies(week());
    }

    private static Tallies tallies(Map<String, Object> answered) {
        return Tallies.read(Json.map(Json.map(answered, "aggregations"), "tallies"));
    }

    private Map<String, Object> part(String name) {
        Map<String, Object> counted = Json.map(Json.map(response, "aggregations"), name);
        Map<String, Object> part = new LinkedHashMap<>(response);
        part.put("hits", Map.of("total", Map.of("value", Aggs.count(counted))));
        part.put("aggregations", counted);
        return part;
    }
}
