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
 * The searches that a question takes: one for the period, and one for what it is compared with and for the failures of both,
 * since each costs an engine something however little it finds. They run side by side.
 *
 * @param timeout that each search is given; what it has not counted by then is told as missing
 */
record Searches(FailuresQuestion question, Cluster cluster, Duration timeout) {

    /** All calls of the period. */
    CompletionStage<Map<String, Object>> now() {
        Map<String, Object> aggregations = Trunks.Side.aggregations(question.period());
        aggregations.put("lasted", Timers.aggregation());
        return search(question.period().began(), aggregations, true);
    }

    /** All calls of the period it is compared with, all of a week ago, and the failures of the period. */
    CompletionStage<Earlier> earlier() {
        return of(Earlier.clause(question), Earlier.aggregations(question)).thenApply(Earlier::new);
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
        return search(clause, aggregations, false);
    }

    /** All calls there are, whatever else the question names. */
    CompletionStage<Map<String, Object>> ofAnyTime(Map<String, Object> aggregations) {
        return counted(List.of(Aggs.term("call.primary", true)), aggregations, true);
    }

    private CompletionStage<Map<String, Object>> search(
            Map<String, Object> clause, Map<String, Object> aggregations, boolean isTotalTold) {
        List<Object> clauses = question.clauses();
        clauses.add(clause);
        return counted(clauses, aggregations, isTotalTold);
    }

    private CompletionStage<Map<String, Object>> counted(
            List<?> clauses, Map<String, Object> aggregations, boolean isTotalTold) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", isTotalTold);
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
