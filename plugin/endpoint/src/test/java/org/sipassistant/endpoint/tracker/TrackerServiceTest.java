// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.TrackingCluster;

class TrackerServiceTest {
    private final CompletableFuture<Map<String, Object>> found = new CompletableFuture<>();
    private Object patience = "";

    /** The thread would be missing for questions that have nothing to do with a node that hangs. */
    @Test
    void noThreadWaitsForStatistics() {
        CompletableFuture<Map<String, Object>> told =
                assertTimeoutPreemptively(Duration.ofSeconds(20), this::statistics);
        assertFalse(told.isDone());
        assertEquals("5s", patience);
        found.complete(Map.of("hits", Map.of("hits", List.of())));
        assertEquals(Map.of("name", "a"), told.join().get("node"));
    }

    @Test
    void saysWhyThereAreNoStatistics() {
        CompletableFuture<Map<String, Object>> told =
                assertTimeoutPreemptively(Duration.ofSeconds(20), this::statistics);
        found.completeExceptionally(new IllegalStateException("a search has not ended"));
        assertTrue(told.isCompletedExceptionally());
        assertInstanceOf(TrackerException.class, told.exceptionNow());
        assertEquals("a search has not ended", told.exceptionNow().getMessage());
    }

    private CompletableFuture<Map<String, Object>> statistics() {
        return new TrackerService(cluster())
                .statistics(Map.of("name", "a"), Instant.EPOCH)
                .toCompletableFuture();
    }

    /** A search that ends when it is told to. */
    private TrackingCluster cluster() {
        return (TrackingCluster) Proxy.newProxyInstance(
                TrackingCluster.class.getClassLoader(),
                new Class<?>[] {TrackingCluster.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("indices")) {
                        return List.of(Ledger.INDEX);
                    }
                    patience = ((Map<?, ?>) arguments[1]).get("timeout");
                    return found;
                });
    }
}
