// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return Aggs.any(
                List.of(question.compared().began(), question.weekAgo().began()));
    }

    /** What is counted of them. */
    static Map<String, Object> aggregations(FailuresQuestion question) {
        return Map.of(
                COMPARED, Aggs.filter(question.compared().began(), Map.of("tallies", Tallies.numbers())),
                WEEK,
                        Aggs.filter(
                                question.weekAgo().began(),
                                Map.of("tallies", Tallies.aggregation(), "delays", Delays.aggregation())));
    }

    /** The calls of the period it is compared with, as a search for nothing else would be answered. */
    Map<String, Object> compared() {
        return part(COMPARED);
    }

    /** Those of a week ago, likewise. */
    Map<String, Object> week() {
        return part(WEEK);
    }

    private Map<String, Object> part(String name) {
        Map<String, Object> counted = Json.map(Json.map(response, "aggregations"), name);
        Map<String, Object> part = new LinkedHashMap<>(response);
        part.put("hits", Map.of("total", Map.of("value", Aggs.count(counted))));
        part.put("aggregations", counted);
        return part;
    }
}
