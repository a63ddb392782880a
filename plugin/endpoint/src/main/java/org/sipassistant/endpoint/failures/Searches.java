// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.counting.Loss;

/**
 * The searches that a question takes. Each is about one period, or about failures alone: a query that leaves out what is not
 * counted costs an engine far less than an aggregation that does.
 */
record Searches(FailuresQuestion question, Cluster cluster) {

    /** All calls of the period. */
    CompletionStage<Map<String, Object>> now() {
        Map<String, Object> aggregations = new LinkedHashMap<>(Timers.aggregations());
        aggregations.put("tallies", Tallies.aggregation());
        return of(question.period().began(), aggregations);
    }

    /** All calls of the period that it is compared with. */
    CompletionStage<Map<String, Object>> before() {
        return of(question.compared().began(), Map.of("tallies", Tallies.aggregation()));
    }

    /** All calls of a week ago. */
    CompletionStage<Map<String, Object>> weekAgo() {
        return of(question.weekAgo().began(), Map.of("tallies", Tallies.aggregation(), "delays", Load.delays()));
    }

    /** How busy the trunks are in the period. */
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
                : cluster.search(indices, Peers.body()).exceptionally(unreadable -> Map.of());
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
        return cluster.search(question.indices(), body);
    }
}
