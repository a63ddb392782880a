// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.InstantSource;
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
        Searches searches = new Searches(question, cluster);
        // Side by side: none of these needs another.
        CompletableFuture<Map<String, Object>> failures = searches.failures().toCompletableFuture();
        CompletableFuture<Map<String, Object>> now = searches.now().toCompletableFuture();
        CompletableFuture<Map<String, Object>> load = searches.load().toCompletableFuture();
        CompletableFuture<Map<String, Object>> before = searches.before().toCompletableFuture();
        CompletableFuture<Map<String, Object>> week = searches.weekAgo().toCompletableFuture();
        CompletableFuture<Map<String, Object>> peers = searches.peers().toCompletableFuture();
        CompletableFuture<Details<Incident>> incidents =
                failures.thenCompose(found -> incidents(searches, Json.map(found, "aggregations")));
        CompletableFuture<Details<Timers.Cluster>> timers =
                now.thenCompose(found -> timers(searches, Json.map(found, "aggregations")));
        return CompletableFuture.allOf(load, before, week, peers, incidents, timers)
                .thenApply(done -> new Findings(
                                question,
                                now.join(),
                                before.join(),
                                week.join(),
                                load.join(),
                                failures.join(),
                                peers.join(),
                                incidents.join(),
                                timers.join())
                        .answer(clock.millis() - start));
    }

    private static CompletionStage<Details<Incident>> incidents(Searches searches, Map<String, Object> counted) {
        return new Incidents(searches.question())
                .find(Json.map(counted, "cells"), searches)
                .thenCompose(found -> Details.ask(searches, found, Incident::question));
    }

    private static CompletionStage<Details<Timers.Cluster>> timers(Searches searches, Map<String, Object> counted) {
        Period period = searches.question().period();
        return Details.ask(searches, Timers.find(counted), timer -> timer.question(period));
    }
}
