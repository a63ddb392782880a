// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** Reads whether the peers answer pings, from the documents that the tracker keeps of them. */
final class Peers {
    private static final String CALLS = "sip-calls-";
    private static final String PEERS = "sip-peers-";
    private static final int MOST = 200;

    private Peers() {}

    /** The indices of the peers that belong to those of the calls; none where the calls are elsewhere. */
    static List<String> indices(List<String> calls) {
        return calls.stream()
                .filter(index -> index.contains(CALLS))
                .map(index -> withoutDay(index.replace(CALLS, PEERS)))
                .distinct()
                .toList();
    }

    private static String withoutDay(String index) {
        int end = index.length();
        String day = "-2026.03.17";
        boolean dated = end > day.length()
                && index.charAt(end - day.length()) == '-'
                && index.charAt(end - "03.17".length() - 1) == '.';
        return dated ? index.substring(0, end - day.length()) : index;
    }

    static Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", MOST);
        body.put("query", Map.of("exists", Map.of("field", Grouping.TRUNK.field())));
        body.put("sort", List.of(Map.of("peer.last_ping", Map.of("order", "asc", "unmapped_type", "date"))));
        return body;
    }

    /** By trunk: where one has several addresses, a silent one is told before one that answers. */
    static Map<String, Map<String, Object>> read(Map<String, Object> response, ZoneId zone) {
        Map<String, Map<String, Object>> peers = new LinkedHashMap<>();
        for (Object hit : Json.list(Json.map(response, "hits"), "hits")) {
            Map<String, Object> source = Json.map(Json.asMap(hit), "_source");
            Map<String, Object> peer = Json.map(source, "peer");
            Object trunk = Json.at(source, Grouping.TRUNK.field());
            if (trunk instanceof String name && !(peers.containsKey(name) && !"down".equals(peer.get("state")))) {
                peers.put(name, state(peer, zone));
            }
        }
        return peers;
    }

    private static Map<String, Object> state(Map<String, Object> peer, ZoneId zone) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("state", peer.getOrDefault("state", "unknown"));
        if (peer.get("since") instanceof String since) {
            told.put("since", Times.iso(Instant.parse(since), zone));
        }
        for (String name : List.of("address", "rtt_ms", "unanswered")) {
            if (peer.get(name) != null) {
                told.put(name, peer.get(name));
            }
        }
        return told;
    }
}
