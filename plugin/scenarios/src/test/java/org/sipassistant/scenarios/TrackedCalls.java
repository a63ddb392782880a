// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The documents that the call tracker of a running cluster writes, and waiting for them. */
final class TrackedCalls {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** So often in a row nothing has changed. */
    private static final int SAME = 6;

    private final Http http;
    private final TrackerProgress progress;

    TrackedCalls(Http http) {
        this.http = http;
        this.progress = new TrackerProgress(http);
    }

    /** Starts tracking the messages of an index. */
    JsonNode setUp(String index, int lanes) throws IOException {
        Http.Reply reply = http.send("PUT", "/_plugins/_sip/setup?index=" + index + "&lanes=" + lanes);
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }

    /** Waits until everything that came in was looked at, so many calls are there, and nothing has changed for a while. */
    void await(String namespace, int calls) throws IOException {
        Instant shipped = Instant.now();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, JsonNode> before = Map.of();
        int same = 0;
        while (System.nanoTime() < deadline && same < SAME) {
            LockSupport.parkNanos(PAUSE.toNanos());
            Http.Reply found = search(namespace);
            // While an index waits for a shard, nothing is there yet.
            Map<String, JsonNode> now = found.status() == 503 ? Map.of() : calls(found);
            boolean done = now.size() >= calls && now.equals(before) && progress.isBeyond(namespace, shipped);
            same = done ? same + 1 : 0;
            before = now;
        }
        int found = before.size();
        boolean settled = same == SAME;
        assertTrue(settled, () -> found + " calls of " + calls + ": " + progress);
    }

    /** Waits until there are calls, however many. */
    void awaitSome(String namespace) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean some = false;
        while (!some) {
            assertTrue(System.nanoTime() < deadline, progress::toString);
            LockSupport.parkNanos(PAUSE.toNanos());
            Http.Reply found = search(namespace);
            some = found.status() != 503 && !calls(found).isEmpty();
        }
    }

    /** Waits until a replay that was ordered is done. */
    void awaitReplay(String namespace) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!progress.isReplayed(namespace)) {
            assertTrue(System.nanoTime() < deadline, progress::toString);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The documents of all calls by their ids. */
    Map<String, JsonNode> all(String namespace) throws IOException {
        return calls(search(namespace));
    }

    private Http.Reply search(String namespace) throws IOException {
        http.send("POST", "/sip-calls-" + namespace + "-*/_refresh?allow_no_indices=true");
        return http.send(
                "POST",
                "/sip-calls-" + namespace + "-*/_search?allow_no_indices=true",
                "{\"size\": 10000, \"query\": {\"match_all\": {}}}",
                "application/json");
    }

    private static Map<String, JsonNode> calls(Http.Reply found) throws IOException {
        assertEquals(200, found.status(), found::text);
        Map<String, JsonNode> calls = new TreeMap<>();
        found.json().at("/hits/hits").forEach(hit -> calls.put(hit.path("_id").textValue(), hit.path("_source")));
        return calls;
    }

    /** What is the same whenever, into which indices and under which ids the messages came in. */
    static JsonNode comparable(JsonNode call) {
        ObjectNode copy = call.deepCopy();
        ((ObjectNode) copy.path("event")).remove("ingested");
        ((ObjectNode) copy.path("call")).remove(List.of("evidence", "decisive", "ladder", "why_url"));
        return copy;
    }

    static Map<String, JsonNode> comparable(Map<String, JsonNode> calls) {
        Map<String, JsonNode> comparable = new TreeMap<>();
        calls.forEach((id, call) -> comparable.put(id, comparable(call)));
        return comparable;
    }
}
