// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;

/** What stands out in the counts, and what a further search told about it: examples, and whom it concerns. */
record CloserLook(List<Incident> incidents, List<Timers.Cluster> timers, Details begun, Details usual) {
    private static final String INCIDENT = "incident";
    private static final String TIMER = "timer";
    private static final String CAUSES = "causes";

    CloserLook {
        incidents = List.copyOf(incidents);
        timers = List.copyOf(timers);
    }

    /**
     * Looks at the incidents, the timers and the causes that were counted. When something began may take a search more:
     * meanwhile the others are looked at.
     *
     * @param lasted how long the calls of the period lasted, as the search for them is answered
     * @param failed what was counted of the failures
     * @param sides all calls, beside which it shows what is usual
     */
    static CompletionStage<CloserLook> at(
            Searches searches, Map<String, Object> lasted, Map<String, Object> failed, Sides sides) {
        FailuresQuestion question = searches.question();
        Cells cells = Cells.read(Json.map(failed, "cells"));
        List<Timers.Cluster> timers = Timers.find(lasted);
        Map<String, Details.Question> usual = new LinkedHashMap<>();
        for (int i = 0; i < timers.size(); i++) {
            usual.put(TIMER + i, timers.get(i).question(question.period()));
        }
        Tallies tallies = sides.now().calls();
        new Causes(question).examples(tallies, failed, cells).ifPresent(asked -> usual.put(CAUSES, asked));
        Incidents incidents = new Incidents(question);
        List<Incident> found = incidents.find(
                cells,
                new Traffic(
                        tallies,
                        question.isContinuous() ? sides.before() : Tallies.NONE,
                        sides.week().calls(),
                        Traffic.starts(sides.now().flows())));
        if (incidents.areDated(found)) {
            usual.putAll(questions(found, question.period()));
            return Details.ask(searches, usual).thenApply(told -> new CloserLook(found, timers, told, told));
        }
        CompletionStage<Details> told = Details.ask(searches, usual);
        return incidents
                .begun(found, searches)
                .thenCompose(dated -> Details.ask(searches, questions(dated, question.period()))
                        .thenCombine(told, (begun, rest) -> new CloserLook(dated, timers, begun, rest)));
    }

    private static Map<String, Details.Question> questions(List<Incident> incidents, Period asked) {
        Map<String, Details.Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            questions.put(INCIDENT + i, incidents.get(i).question(asked));
        }
        return questions;
    }

    /** What is told about an incident. */
    Map<String, Object> incident(int number) {
        return begun.of(INCIDENT + number);
    }

    /** What is told about a timer. */
    Map<String, Object> timer(int number) {
        return usual.of(TIMER + number);
    }

    /** The first calls of each cause. */
    Map<String, Object> causes() {
        return usual.of(CAUSES);
    }
}
