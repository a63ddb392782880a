// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.counting.Loss;

/**
 * The searches that a question takes: few, as each costs an engine something however little it finds. Two count all calls,
 * one looks at failures alone, since a query that leaves out what is not counted costs less than an aggregation that does.
 *
 * @param timeout that each search is given; what it has not counted by then is told as missing
 */
record Searches(FailuresQuestion question, Cluster cluster, Duration timeout) {

    /** All calls of the period, of the one it is compared with, and of a week ago, each counted apart. */
    CompletionStage<Map<String, Object>> calls() {
        Map<String, Object> now = Map.of("tallies", Tallies.aggregation(), "lasted", Timers.aggregation());
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("now", Aggs.filter(question.period().began(), now));
        aggregations.put("before", Aggs.filter(question.compared().began(), Map.of("tallies", Tallies.aggregation())));
        aggregations.put(
                "week",
                Aggs.filter(
                        question.weekAgo().began(), Map.of("tallies", Tallies.aggregation(), "delays", Load.delays())));
        return of(Aggs.any(List.of(question.bothPeriods(), question.weekAgo().began())), aggregations);
    }

    /** How busy the trunks are in the period: as much work as counting all calls, so it is done beside that. */
    CompletionStage<Map<String, Object>> load() {
        return of(question.period().began(), Map.of("load", new Load(question.period()).aggregation()));
    }

    /** The failures of both periods. */
    CompletionStage<Map<String, Object>> failures() {
        Causes causes = new Causes(question);
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("now", Aggs.filter(question.period().began(), causes.aggregations()));
        aggregations.put("before", Aggs.filter(question.compared().began(), causes.before()));
        aggregations.put("cells", new Incidents(question).aggregation());
        return of(Aggs.all(List.of(question.bothPeriods(), failure())), aggregations);
    }

    /** The states of the peers; none where they cannot be read, as an answer does without them. */
    CompletionStage<Map<String, Object>> peers() {
        List<String> indices = Peers.indices(question.indices());
        return indices.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : cluster.search(indices, bounded(Peers.body())).exceptionally(unreadable -> Map.of());
    }

    /** A clause for what somebody has to repair. */
    static Map<String, Object> failure() {
        return Aggs.term("call.loss", Loss.FAILURE.id());
    }

    /** The calls that meet a clause, counted. */
    CompletionStage<Map<String, Object>> of(Map<String, Object> clause, Map<String, Object> aggregations) {
        List<Object> clauses = question.clauses();
        clauses.add(clause);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", Aggs.all(clauses));
        body.put("aggs", aggregations);
        return cluster.search(question.indices(), bounded(body));
    }

    private Map<String, Object> bounded(Map<String, Object> body) {
        Map<String, Object> bounded = new LinkedHashMap<>(body);
        bounded.put("timeout", timeout.toMillis() + "ms");
        return bounded;
    }
}
