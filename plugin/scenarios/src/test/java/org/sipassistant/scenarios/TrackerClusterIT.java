// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Three nodes share the work of the call tracker; one of them dies in the middle, and a node without the plugin joins. */
class TrackerClusterIT {
    private static final List<String> NAMES = List.of("one", "two", "three", "plain");

    private final Release release = Release.newestOpenSearch();
    private final Map<String, Integer> ports = new TreeMap<>();

    @Test
    void losesAndDoublesNothingWhenANodeDies() throws IOException {
        NAMES.forEach(name -> ports.put(name, freePort()));
        List<String> messages = Files.readAllLines(Path.of("../endpoint/src/test/resources/recorded/messages.jsonl"));
        int half = messages.size() / 2;
        try (Node one = start(release.fresh("tracker-one"), "one");
                Node two = start(release.fresh("tracker-two"), "two");
                Node three = start(release.fresh("tracker-three"), "three");
                Http http = new Http(two.uri())) {
            assertEquals(3, nodes(http));
            TrackedCalls calls = new TrackedCalls(http);
            calls.setUp("sip-messages-whole", 3);
            calls.setUp("sip-messages-halves", 6);
            new Shipment(http, "sip-messages-whole", "sip").send(messages);
            calls.await("whole", 1);
            Map<String, JsonNode> wanted = TrackedCalls.comparable(calls.all("whole"));
            awaitOwners(http, 3);
            Map<String, Integer> before = owners(http);

            new Shipment(http, "sip-messages-halves", "sip").send(messages.subList(0, half));
            // What has no copy yet dies with its node, whoever tracks it.
            assertEquals(
                    200,
                    http.send("GET", "/_cluster/health?wait_for_status=green&timeout=45s")
                            .status());
            one.kill();
            assertEquals(
                    200,
                    http.send("GET", "/_cluster/health?wait_for_nodes=2&wait_for_status=yellow&timeout=45s")
                            .status());
            new Shipment(http, "sip-messages-halves", "sip", half).send(messages.subList(half, messages.size()));
            calls.await("halves", wanted.size());
            awaitOwners(http, 2);
            calls.await("halves", wanted.size());
            assertEquals(wanted, TrackedCalls.comparable(calls.all("halves")));
            assertNotEquals(before, owners(http));

            try (Node plain = start(release.bare("tracker-plain"), "plain")) {
                assertTrue(plain.pid() > 0);
                assertEquals(3, nodes(http));
            }
            assertEquals(
                    200,
                    http.send("GET", "/_cluster/health?wait_for_nodes=2&timeout=45s")
                            .status());
            assertEquals(2, nodes(http));
            assertTrue(three.pid() > 0);
        }
    }

    private Node start(Distribution distribution, String name) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("discovery.type", "zen");
        settings.put("node.name", name);
        settings.put("transport.port", ports.get(name).toString());
        settings.put(
                "discovery.seed_hosts",
                String.join(
                        ",",
                        ports.values().stream().map(port -> "127.0.0.1:" + port).toList()));
        if (name.equals("one")) {
            settings.put("cluster.initial_cluster_manager_nodes", name);
        }
        if (!name.equals("plain")) {
            settings.put("plugins.sip.tracker.interval", "1s");
            settings.put("plugins.sip.tracker.delay", "10s");
        }
        return distribution.with(settings).start(0);
    }

    /** Waits until so many nodes own lanes, and nobody else does. */
    private static void awaitOwners(Http http, int nodes) throws IOException {
        long deadline = System.nanoTime() + 120_000_000_000L;
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

    private static int nodes(Http http) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        http.send("GET", "/_cat/nodes?format=json&h=name")
                .json()
                .forEach(node -> names.add(node.path("name").asText()));
        return names.size();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
