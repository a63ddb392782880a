// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.Json;

/** Says what is failing. Thread-safe; blocks on nothing. */
public final class FailuresService {
    private final InstantSource clock;

    public FailuresService(InstantSource clock) {
        this.clock = clock;
    }

    /** Fails with the engine's own exception where the calls cannot be read. */
    public CompletionStage<Map<String, Object>> failures(FailuresQuestion question, Cluster cluster) {
        long start = clock.millis();
        // Side by side: the peers are few, and an answer does without them.
        CompletionStage<Map<String, Object>> peers = peers(question, cluster);
        return cluster.search(question.indices(), body(question)).thenCompose(counted -> {
            Map<String, Object> aggregations = Json.map(counted, "aggregations");
            List<Incident> incidents =
                    new Incidents(question).find(Json.map(Json.map(aggregations, "failed"), "cells"));
            List<Timers.Cluster> timers = Timers.find(Json.map(aggregations, "now"));
            return details(question, incidents, timers, cluster).thenCombine(peers, (details, states) -> {
                Findings findings = new Findings(question, aggregations, incidents, timers, details, states);
                Map<String, Object> answer = findings.answer(clock.millis() - start);
                answer.put("missing", missing(counted, details));
                return answer;
            });
        });
    }

    private static CompletionStage<Map<String, Object>> peers(FailuresQuestion question, Cluster cluster) {
        List<String> indices = Peers.indices(question.indices());
        return indices.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : cluster.search(indices, Peers.body()).exceptionally(unreadable -> Map.of());
    }

    /** Counts everything in one pass. */
    static Map<String, Object> body(FailuresQuestion question) {
        Causes causes = new Causes(question);
        Map<String, Object> both =
                Aggs.any(List.of(question.period().began(), question.compared().began()));
        Map<String, Object> now = new LinkedHashMap<>(Totals.aggregations());
        now.putAll(Timers.aggregations());
        Map<String, Object> failed = new LinkedHashMap<>();
        failed.put("now", Aggs.filter(question.period().began(), Map.of()));
        failed.put("before", Aggs.filter(question.compared().began(), Map.of()));
        failed.put("causes", causes.aggregations());
        failed.put("cells", new Incidents(question).aggregations());
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("now", Aggs.filter(question.period().began(), now));
        aggregations.put("before", Aggs.filter(question.compared().began(), Totals.aggregations()));
        aggregations.put("failed", Aggs.filter(Aggs.all(List.of(both, Kinds.failure())), failed));
        aggregations.put(
                "people",
                Aggs.filter(Aggs.all(List.of(both, Kinds.people())), causes.apart(Grouping.CATEGORY.field())));
        aggregations.put(
                "attacks", Aggs.filter(Aggs.all(List.of(both, Kinds.attack())), causes.apart(Grouping.RULE.field())));
        aggregations.put("trunks", new Trunks(question).aggregations());
        List<Object> clauses = question.clauses();
        clauses.add(Aggs.any(List.of(
                question.period().began(),
                question.compared().began(),
                question.weekAgo().began())));
        return body(clauses, aggregations);
    }

    /** Asks about the calls of what was found; nothing where nothing was found. */
    private static CompletionStage<Map<String, Object>> details(
            FailuresQuestion question, List<Incident> incidents, List<Timers.Cluster> timers, Cluster cluster) {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            aggregations.put("incident" + i, incidents.get(i).aggregation());
        }
        for (int i = 0; i < timers.size(); i++) {
            aggregations.put("timer" + i, timers.get(i).aggregation(question.period()));
        }
        if (aggregations.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        List<Object> clauses = question.clauses();
        clauses.add(
                Aggs.any(List.of(question.period().began(), question.compared().began())));
        return cluster.search(question.indices(), body(clauses, aggregations));
    }

    private static Map<String, Object> body(List<Object> clauses, Map<String, Object> aggregations) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", Aggs.all(clauses));
        body.put("aggs", aggregations);
        return body;
    }

    /** What of the cluster did not answer, in words. */
    private static List<String> missing(Map<String, Object> counted, Map<String, Object> details) {
        List<String> missing = new ArrayList<>();
        for (Map<String, Object> response : List.of(counted, details)) {
            Map<String, Object> shards = Json.map(response, "_shards");
            if (shards.get("failed") instanceof Number failed && failed.intValue() > 0) {
                missing.add(failed + " of " + shards.get("total") + " shards failed: calls are missing in the counts");
            }
        }
        return missing;
    }
}
