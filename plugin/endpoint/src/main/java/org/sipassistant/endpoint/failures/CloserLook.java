// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;

/** What stands out in the counts, and what a further search told about it: examples, and whom it concerns. */
record CloserLook(List<Incident> incidents, List<Timers.Cluster> timers, Details details) {
    private static final String INCIDENT = "incident";
    private static final String TIMER = "timer";
    private static final String CAUSES = "causes";

    CloserLook {
        incidents = List.copyOf(incidents);
        timers = List.copyOf(timers);
    }

    /**
     * Looks at the incidents, the timers and the causes that were counted.
     *
     * @param failures as the search for the failures is answered
     * @param calls as the search for the calls of the period is answered
     */
    static CompletionStage<CloserLook> at(Searches searches, Map<String, Object> failures, Map<String, Object> calls) {
        Map<String, Object> counted = Json.map(failures, "aggregations");
        List<Timers.Cluster> timers = Timers.find(Json.map(Json.map(calls, "aggregations"), "lasted"));
        return new Incidents(searches.question())
                .find(Json.map(counted, "cells"), searches)
                .thenCompose(
                        incidents -> Details.ask(searches, questions(searches.question(), incidents, timers, counted))
                                .thenApply(told -> new CloserLook(incidents, timers, told)));
    }

    private static Map<String, Details.Question> questions(
            FailuresQuestion question,
            List<Incident> incidents,
            List<Timers.Cluster> timers,
            Map<String, Object> counted) {
        Map<String, Details.Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            questions.put(INCIDENT + i, incidents.get(i).question());
        }
        for (int i = 0; i < timers.size(); i++) {
            questions.put(TIMER + i, timers.get(i).question(question.period()));
        }
        new Causes(question).examples(counted).ifPresent(asked -> questions.put(CAUSES, asked));
        return questions;
    }

    /** What is told about an incident. */
    Map<String, Object> incident(int number) {
        return details.of(INCIDENT + number);
    }

    /** What is told about a timer. */
    Map<String, Object> timer(int number) {
        return details.of(TIMER + number);
    }

    /** The first calls of each cause. */
    Map<String, Object> causes() {
        return details.of(CAUSES);
    }
}
