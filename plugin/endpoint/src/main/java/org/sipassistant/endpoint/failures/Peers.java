// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.tracker.SourcePatterns;

/** Reads whether the peers answer pings, from the documents that the tracker keeps of them. */
final class Peers {
    private static final String CALLS = "sip-calls-";
    private static final String PEERS = "sip-peers-";
    private static final int MOST = 200;

    private Peers() {}

    /**
     * Patterns of the indices of the peers that belong to those of the calls, and perhaps of others; none where the calls are
     * elsewhere.
     */
    static List<String> indices(List<String> calls) {
        return calls.stream()
                .filter(index -> index.contains(CALLS) && !index.startsWith("-"))
                .map(index -> withoutDay(index.replace(CALLS, PEERS)))
                .distinct()
                .toList();
    }

    /** A pattern, as there need be no such index. */
    private static String withoutDay(String index) {
        int day = index.lastIndexOf('-') + 1;
        boolean dated = day > index.indexOf(PEERS) + PEERS.length()
                && index.substring(day).chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '*');
        String namespace = dated ? index.substring(0, day - 1) : index;
        return namespace.endsWith("*") ? namespace : namespace + '*';
    }

    /** Whether the calls of the namespace of this document are among these, and not left out on every day. */
    private static boolean isOf(List<String> calls, Map<String, Object> hit) {
        String namespace = String.valueOf(hit.get("_index")).replace(PEERS, CALLS);
        return calls.stream().anyMatch(index -> SourcePatterns.overlap(index, namespace + "-*"))
                && calls.stream().noneMatch(index -> SourcePatterns.overlap(index, "-" + namespace + "-any"));
    }

    static Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", MOST);
        body.put("query", Map.of("exists", Map.of("field", Grouping.TRUNK.field())));
        body.put("sort", List.of(Map.of("peer.last_ping", Map.of("order", "asc", "unmapped_type", "date"))));
        return body;
    }

    /** By trunk: where one has several addresses, a silent one is told before one that answers. */
    static Map<String, Map<String, Object>> read(Map<String, Object> response, FailuresQuestion question) {
        Map<String, Map<String, Object>> peers = new LinkedHashMap<>();
        List<Map<String, Object>> hits = Json.list(Json.map(response, "hits"), "hits").stream()
                .map(Json::asMap)
                .filter(hit -> isOf(question.indices(), hit))
                .toList();
        for (Map<String, Object> hit : hits) {
            Map<String, Object> source = Json.map(hit, "_source");
            Map<String, Object> peer = Json.map(source, "peer");
            Object trunk = Json.at(source, Grouping.TRUNK.field());
            if (trunk instanceof String name && !(peers.containsKey(name) && !"down".equals(peer.get("state")))) {
                peers.put(name, state(peer, question.zone()));
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
