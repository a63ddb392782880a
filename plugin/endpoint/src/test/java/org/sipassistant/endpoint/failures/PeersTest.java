// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void thePeersOfANamespaceBelongToItsCalls() {
        assertEquals(List.of("sip-peers-*"), Peers.indices(List.of("sip-calls-*")));
        assertEquals(
                List.of("sip-peers-berlin*"),
                Peers.indices(List.of("sip-calls-berlin-2026.03.17", "sip-calls-berlin-2026.03.18")));
        assertEquals(List.of("far:sip-peers-*"), Peers.indices(List.of("far:sip-calls-*")));
        assertEquals(List.of("sip-peers-eu-west*"), Peers.indices(List.of("sip-calls-eu-west-*", "-sip-calls-eu-*")));
        assertEquals(List.of(), Peers.indices(List.of("calls")));
    }

    @Test
    void onlyThePeersOfTheNamespaceThatIsAskedAboutAreTold() {
        Map<String, Object> hits = hits(List.of(peer("192.0.2.1", "down", "2026-03-17T09:24:00Z")));
        for (String index : List.of("sip-calls-berlin-*", "sip-calls-ber*", "sip-calls-berlin-2026.03.*")) {
            assertEquals(Set.of("carrier-b"), told(hits, index).keySet(), index);
        }
        assertEquals(Set.of(), told(hits, "sip-calls-be-*").keySet());
        assertEquals(Set.of(), told(hits, "sip-calls-*,-sip-calls-berlin-*").keySet());
        assertEquals(
                Set.of("carrier-b"),
                told(hits, "sip-calls-*,-sip-calls-berlin-2026.03.*").keySet());
    }

    private static Map<String, Map<String, Object>> told(Map<String, Object> hits, String index) {
        return Peers.read(hits, Answers.question("index", index));
    }

    @Test
    void aSilentAddressOfATrunkIsToldBeforeOneThatAnswers() {
        Map<String, Map<String, Object>> peers = told(
                hits(List.of(
                        peer("192.0.2.1", "down", "2026-03-17T09:24:00Z"),
                        peer("192.0.2.2", "up", "2026-03-17T01:00:00Z"))),
                "sip-calls-*");
        assertEquals("down", peers.get("carrier-b").get("state"));
        assertEquals("2026-03-17T09:24:00Z", peers.get("carrier-b").get("since"));
        assertEquals("192.0.2.1", peers.get("carrier-b").get("address"));
    }

    private static Map<String, Object> peer(String address, String state, String since) {
        return Map.of(
                "sip",
                Map.of("trunk", "carrier-b"),
                "peer",
                Map.of("address", address, "state", state, "since", since));
    }

    private static Map<String, Object> hits(List<Map<String, Object>> sources) {
        return Map.of(
                "hits",
                Map.of(
                        "hits",
                        sources.stream()
                                .map(s -> Map.of("_index", "sip-peers-berlin", "_source", s))
                                .toList()));
    }
}
