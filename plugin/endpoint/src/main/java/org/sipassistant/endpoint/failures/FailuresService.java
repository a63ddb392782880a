// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;

/** Says what is failing. Thread-safe; blocks on nothing. */
public final class FailuresService {
    private final InstantSource clock;

    public FailuresService(InstantSource clock) {
        this.clock = clock;
    }

    /** Fails with the engine's own exception where the calls cannot be read. */
    public CompletionStage<Map<String, Object>> failures(FailuresQuestion question, Cluster cluster) {
        long start = clock.millis();
        // Side by side: none of the three needs another, and an answer does without the peers.
        CompletionStage<Map<String, Object>> peers = peers(question, cluster);
        CompletionStage<Map<String, Object>> traffic = cluster.search(question.indices(), traffic(question));
        return cluster.search(question.indices(), losses(question))
                .thenCombine(traffic, (losses, all) -> new Findings(question, losses, all))
                .thenCompose(findings -> details(question, findings, cluster).thenCombine(peers, (details, states) -> {
                    Map<String, Object> answer = findings.answer(details, states, clock.millis() - start);
                    answer.put("missing", findings.missing(details));
                    return answer;
                }));
    }

    private static CompletionStage<Map<String, Object>> peers(FailuresQuestion question, Cluster cluster) {
        List<String> indices = Peers.indices(question.indices());
        return indices.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : cluster.search(indices, Peers.body()).exceptionally(unreadable -> Map.of());
    }

    /** Counts the calls that were lost, whoever lost them: a smaller part of all. */
    static Map<String, Object> losses(FailuresQuestion question) {
        Causes causes = new Causes(question);
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("failed", Aggs.filter(Kinds.failure(), causes.aggregations()));
        now.put("people", Aggs.filter(Kinds.people(), causes.apart(Grouping.CATEGORY)));
        now.put("attacks", Aggs.filter(Kinds.attack(), causes.apart(Grouping.RULE)));
        Map<String, Object> before = new LinkedHashMap<>(now);
        before.put("failed", Aggs.filter(Kinds.failure(), causes.before()));
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("now", Aggs.filter(question.period().began(), now));
        aggregations.put("before", Aggs.filter(question.compared().began(), before));
        aggregations.put(
                "failed", Aggs.filter(Kinds.failure(), Map.of("cells", new Incidents(question).aggregations())));
        List<Object> clauses = question.clauses();
        clauses.add(question.bothPeriods());
        clauses.add(Kinds.lost());
        return body(clauses, aggregations);
    }

    /** Counts all calls. */
    static Map<String, Object> traffic(FailuresQuestion question) {
        Map<String, Object> now = new LinkedHashMap<>(Timers.aggregations());
        now.put("trunks", new Trunks(question).aggregations());
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("now", Aggs.filter(question.period().began(), now));
        aggregations.put("before", Aggs.filter(question.compared().began(), Totals.aggregations()));
        aggregations.put("week_ago", Aggs.filter(question.weekAgo().began(), Map.of("trunks", Trunks.before())));
        List<Object> clauses = question.clauses();
        clauses.add(Aggs.any(List.of(question.bothPeriods(), question.weekAgo().began())));
        return body(clauses, aggregations);
    }

    /** Asks about the calls of what was found; nothing where nothing was found. */
    private static CompletionStage<Map<String, Object>> details(
            FailuresQuestion question, Findings findings, Cluster cluster) {
        Map<String, Object> aggregations = findings.questions();
        if (aggregations.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        List<Object> clauses = question.clauses();
        clauses.add(question.bothPeriods());
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
}
