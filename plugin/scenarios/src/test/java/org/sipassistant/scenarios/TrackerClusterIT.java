// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Three nodes share the work of the call tracker; one of them dies in the middle, and a node without the plugin joins. */
class TrackerClusterIT {
    /** Where each node that was started can be joined. */
    private final List<String> addresses = new ArrayList<>();

    @Test
    void losesAndDoublesNothingWhenANodeOfOpenSearchDies() throws IOException {
        check(Release.newestOpenSearch());
    }

    @Test
    void losesAndDoublesNothingWhenANodeOfElasticsearchDies() throws IOException {
        check(Release.elasticsearch());
    }

    private void check(Release release) throws IOException {
        List<String> messages = KnownMessages.all();
        int half = messages.size() / 2;
        int more = half + messages.size() / 4;
        try (Node one = start(release, release.fresh("tracker-one"), "one");
                Node two = start(release, release.fresh("tracker-two"), "two");
                Node three = start(release, release.fresh("tracker-three"), "three");
                Http http = new Http(two.uri())) {
            Health health = new Health(http);
            health.awaitNodes(3);
            TrackedCalls calls = new TrackedCalls(http);
            calls.setUp("sip-messages-whole", 3);
            calls.setUp("sip-messages-halves", 6);
            new Shipment(http, "sip-messages-whole", "sip").send(messages);
            calls.await("whole", 1);
            Map<String, JsonNode> wanted = TrackedCalls.comparable(calls.all("whole"));
            awaitOwners(http, 3);
            Map<String, Integer> before = owners(http);

            new Shipment(http, "sip-messages-halves", "sip").send(messages.subList(0, half));
            calls.await("halves", 1);
            // What has no copy yet dies with its node, whoever tracks it; so all indices have to be there by now.
            health.awaitWhole("");
            new Shipment(http, "sip-messages-halves", "sip", half).send(messages.subList(half, more));
            one.kill();
            health.awaitNodes(2);
            health.awaitReadable("");
            new Shipment(http, "sip-messages-halves", "sip", more).send(messages.subList(more, messages.size()));
            calls.await("halves", wanted.size());
            awaitOwners(http, 2);
            calls.await("halves", wanted.size());
            assertEquals(wanted, TrackedCalls.comparable(calls.all("halves")));
            assertNotEquals(before, owners(http));

            try (Node plain = start(release, release.bare("tracker-plain"), "plain")) {
                assertTrue(plain.pid() > 0);
                health.awaitNodes(3);
            }
            health.awaitNodes(2);
            assertTrue(three.pid() > 0);
        }
    }

    /** It joins those that were started before. */
    private Node start(Release release, Distribution distribution, String name) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("discovery.type", release.manyNodes());
        settings.put("node.name", name);
        if (addresses.isEmpty()) {
            settings.put(release.firstManager(), name);
        } else {
            settings.put("discovery.seed_hosts", String.join(",", addresses));
        }
        if (!name.equals("plain")) {
            settings.put("plugins.sip.tracker.interval", "1s");
        }
        Node node = distribution.with(settings).start(0);
        addresses.add(node.transport());
        return node;
    }

    /** Waits until so many nodes own lanes, and nobody else does. */
    private static void awaitOwners(Http http, int nodes) throws IOException {
        long deadline = System.nanoTime() + 300_000_000_000L;
        while (owners(http).size() != nodes && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(500_000_000L);
        }
        assertEquals(nodes, owners(http).size(), () -> text(http));
    }

    private static String text(Http http) {
        try {
            return http.send("GET", "/_plugins/_sip/stats").text();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** How many lanes each node has. */
    private static Map<String, Integer> owners(Http http) throws IOException {
        Map<String, Integer> owners = new TreeMap<>();
        http.send("GET", "/_plugins/_sip/stats")
                .json()
                .at("/tracker/lanes")
                .forEach(lane -> owners.merge(lane.path("owner").asText(), 1, Integer::sum));
        return owners;
    }
}
