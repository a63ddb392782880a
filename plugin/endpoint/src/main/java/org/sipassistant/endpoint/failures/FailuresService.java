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
        CompletableFuture<Map<String, Object>> now = searches.now().toCompletableFuture();
        CompletableFuture<Earlier> earlier = searches.earlier().toCompletableFuture();
        CompletableFuture<Map<String, Object>> peers = searches.peers().toCompletableFuture();
        CompletableFuture<Coverage> coverage =
                Coverage.ask(searches, now, clock.instant()).toCompletableFuture();
        CompletableFuture<Sides> sides = now.thenCombine(
                earlier, (calls, others) -> Sides.read(question, calls, others.compared(), others.week()));
        CompletableFuture<CloserLook> look = sides.thenCompose(counted -> CloserLook.at(
                searches,
                Json.map(Json.map(now.join(), "aggregations"), "lasted"),
                Json.map(earlier.join().failures(), "aggregations"),
                counted));
        return CompletableFuture.allOf(peers, look, coverage)
                .thenApply(done -> new Findings(
                                question,
                                now.join(),
                                earlier.join().compared(),
                                earlier.join().week(),
                                earlier.join().failures(),
                                sides.join(),
                                peers.join(),
                                look.join(),
                                coverage.join())
                        .answer(clock.millis() - start));
    }
}
