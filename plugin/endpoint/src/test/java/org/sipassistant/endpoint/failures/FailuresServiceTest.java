// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.Json;

class FailuresServiceTest {
    private static final Duration TIMEOUT = Duration.ofMillis(2_500);

    /** A cluster that counted something in the failures, and nothing else. */
    private static final class Counted implements Cluster {
        final List<Map<String, Object>> bodies = new ArrayList<>();
        private final Map<String, Object> cells;

        Counted(Map<String, Object> cells) {
            this.cells = cells;
        }

        @Override
        public CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body) {
            bodies.add(body);
            if (indices.contains("sip-peers-*") || indices.contains("sip-tracker*")) {
                return CompletableFuture.failedFuture(new IllegalStateException("not yours"));
            }
            return CompletableFuture.completedFuture(
                    Json.map(body, "aggs").containsKey("failures")
                            ? Answers.response(Map.of("failures", Map.of("cells", cells)))
                            : Answers.calls(0, Map.of()));
        }
    }

    @Test
    void asksLittleWhereNothingStandsOut() {
        Counted cluster = new Counted(Map.of());
        Map<String, Object> answer = ask(cluster);
        // The tracker is looked at, and, as there are no calls at all, those of any time.
        assertEquals(5, cluster.bodies.size(), cluster.bodies::toString);
        assertEquals(List.of(), answer.get("missing"), "whether peers may be read is nothing that is missing");
    }

    @Test
    void everySearchHasTheTimeThatIsSet() {
        Instant began = Instant.parse("2026-03-17T11:37:00Z");
        Map<String, Object> times = Answers.times(began, Answers.TO, Duration.ofMinutes(1), 9);
        Counted cluster = new Counted(Answers.buckets(Answers.bucket(
                "next-hop-silent",
                200,
                Map.of("trunks", Answers.buckets(Answers.bucket("carrier-b", 200, Map.of("times", times)))))));
        ask(cluster);
        assertTrue(cluster.bodies.size() > 5, "an incident is looked at");
        cluster.bodies.forEach(body ->
                assertEquals(body.containsKey("_source") ? "1s" : "2500ms", body.get("timeout"), body::toString));
    }

    private static Map<String, Object> ask(Cluster cluster) {
        return new FailuresService(TIMEOUT, InstantSource.fixed(Answers.TO))
                .failures(Answers.question(), cluster)
                .toCompletableFuture()
                .join();
    }
}
