// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Watches the tracker of a node with security on, as somebody who may see everything. */
final class TrackerIdentity {
    private static final long SECONDS = 240;

    private final Http root;

    TrackerIdentity(Http root) {
        this.root = root;
    }

    /** How it gets on, as the node says. */
    static String state(Http root) throws IOException {
        return stats(root).at("/node/tracker").asText();
    }

    /** Until all that came in by now was read, and so many calls of it are there. */
    void awaitCalls(String namespace, int number) throws IOException {
        Instant now = Instant.now();
        TrackerProgress progress = new TrackerProgress(root);
        await(() -> progress.isBeyond(namespace, now) && calls(namespace).size() >= number);
    }

    /** Lets it be told to track messages that its identity must not read; it has to say so, and write nothing. */
    void isRefused(String setup) throws IOException {
        Replies.succeeds(root.send("PUT", "/_plugins/_sip/setup?" + setup));
        await(() -> {
            for (JsonNode lane : stats(root).at("/tracker/lanes")) {
                if (lane.path("namespace").asText().equals("other")
                        && lane.path("problem").asText().contains("indices:data/read/search")) {
                    return true;
                }
            }
            return false;
        });
        assertEquals(0, calls("other").size());
        assertEquals("running", state(root));
    }

    /** Lets the message with which a call began come in last: its document has to go, and another one to come. */
    void replaces(String namespace, SampleCall call) throws IOException {
        String index = "sip-messages-" + namespace;
        Replies.succeeds(root.send("PUT", "/_plugins/_sip/setup?index=" + index + "&namespace=" + namespace));
        List<String> documents = call.documents();
        Shipment shipment = new Shipment(root, index, "sip");
        shipment.send(documents.subList(1, documents.size()));
        awaitCalls(namespace, 1);
        shipment.send(documents.subList(0, 1));
        await(() -> {
            JsonNode calls = calls(namespace);
            return calls.size() == 1
                    && calls.at("/0/event/start").asText().equals(call.start().toString());
        });
    }

    /** Lets there be calls that are too old to be kept: their index has to go. */
    void forgets(String index) throws IOException {
        Replies.succeeds(root.send("PUT", "/" + index));
        String keep = "{\"persistent\": {\"plugins.sip.retention\": \"3650d\"}}";
        Replies.succeeds(root.send("PUT", "/_cluster/settings", keep, "application/json"));
        await(() -> root.send("GET", "/" + index).status() == 404);
    }

    JsonNode calls(String namespace) throws IOException {
        root.send("POST", "/sip-calls-" + namespace + "-*/_refresh?allow_no_indices=true");
        JsonNode found = Replies.comes(
                        () -> root.send("GET", "/sip-calls-" + namespace + "-*/_search?size=100&allow_no_indices=true"))
                .json();
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        found.at("/hits/hits").forEach(hit -> calls.add(hit.path("_source")));
        return calls;
    }

    private static JsonNode stats(Http root) throws IOException {
        return Replies.comes(() -> root.send("GET", "/_plugins/_sip/stats")).json();
    }

    /** Something that is to come true. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.holds()) {
            String told = stats(root).toString();
            assertTrue(System.nanoTime() < deadline, told);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
    }
}
