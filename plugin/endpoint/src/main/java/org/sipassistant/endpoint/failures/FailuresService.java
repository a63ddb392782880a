// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.Json;

/** Says what is failing. Thread-safe; blocks on nothing. */
public final class FailuresService {
    private final Duration timeout;
    private final InstantSource clock;

    /** @param timeout that each search is given; what has not been counted by then is told as missing */
    public FailuresService(Duration timeout, InstantSource clock) {
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Fails with the engine's own exception where the calls cannot be read. */
    public CompletionStage<Map<String, Object>> failures(FailuresQuestion question, Cluster cluster) {
        long start = clock.millis();
        Searches searches = new Searches(question, cluster, timeout);
        // Side by side: none of these needs another.
        CompletableFuture<Map<String, Object>> failures = searches.failures().toCompletableFuture();
        CompletableFuture<Map<String, Object>> calls = searches.calls().toCompletableFuture();
        CompletableFuture<Map<String, Object>> load = searches.load().toCompletableFuture();
        CompletableFuture<Map<String, Object>> peers = searches.peers().toCompletableFuture();
        CompletableFuture<Details<Incident>> incidents =
                failures.thenCompose(found -> incidents(searches, Json.map(found, "aggregations")));
        CompletableFuture<Details<Timers.Cluster>> timers =
                calls.thenCompose(found -> timers(searches, Json.map(found, "aggregations")));
        return CompletableFuture.allOf(load, peers, incidents, timers)
                .thenApply(done -> new Findings(
                                question,
                                calls.join(),
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
        return Details.ask(
                searches, Timers.find(Json.map(Json.map(counted, "now"), "lasted")), timer -> timer.question(period));
    }
}
