// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/**
 * What one search counted in the period that another is compared with and in the same one a week ago, and of the failures of
 * the period and the one it is compared with.
 *
 * @param response of that search
 */
record Earlier(Map<String, Object> response) {
    private static final String COMPARED = "before";
    private static final String WEEK = "week";
    private static final String FAILURES = "failures";

    /** Which calls these are. */
    static Map<String, Object> clause(FailuresQuestion question) {
        Map<String, Object> failed =
                Aggs.all(List.of(Searches.failure(), question.period().began()));
        return isOfAWeekAgo(question)
                ? Aggs.any(List.of(question.weekAgo().began(), failed))
                : Aggs.any(
                        List.of(question.compared().began(), question.weekAgo().began(), failed));
    }

    private static boolean isOfAWeekAgo(FailuresQuestion question) {
        return question.compared().equals(question.weekAgo());
    }

    /** What is counted of them: once, where it is compared with a week ago. */
    static Map<String, Object> aggregations(FailuresQuestion question) {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put(WEEK, Aggs.filter(question.weekAgo().began(), Trunks.Side.aggregations(question.weekAgo())));
        if (!isOfAWeekAgo(question)) {
            aggregations.put(COMPARED, Aggs.filter(question.compared().began(), Map.of("tallies", Tallies.numbers())));
        }
        Map<String, Object> failures = new LinkedHashMap<>(new Causes(question).aggregations());
        failures.put("cells", new Incidents(question).aggregation());
        aggregations.put(
                FAILURES, Aggs.filter(Aggs.all(List.of(Searches.failure(), question.bothPeriods())), failures));
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

    /** The failures of the period and of the one it is compared with, likewise. */
    Map<String, Object> failures() {
        return part(FAILURES);
    }

    private Map<String, Object> part(String name) {
        Map<String, Object> counted = Json.map(Json.map(response, "aggregations"), name);
        Map<String, Object> part = new LinkedHashMap<>(response);
        part.put("hits", Map.of("total", Map.of("value", Aggs.count(counted))));
        part.put("aggregations", counted);
        return part;
    }
}
