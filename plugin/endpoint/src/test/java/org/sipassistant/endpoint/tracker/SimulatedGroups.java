// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sipassistant.endpoint.Json;

/** The groups of a composite aggregation over calls and methods, as engines page through them. */
final class SimulatedGroups {
    private SimulatedGroups() {}

    static Map<String, Object> of(List<Map<String, Object>> sources, Map<String, Object> composite) {
        Map<String, List<Map<String, Object>>> groups = new TreeMap<>();
        for (Map<String, Object> source : sources) {
            String key = Json.at(source, "sip.call_id") + "\u0000"
                    + Objects.requireNonNullElse(Json.at(source, "sip.cseq.method"), "");
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(source);
        }
        Map<String, Object> after = Json.map(composite, "after");
        String behind = after.isEmpty()
                ? ""
                : after.get("call") + "\u0000" + Objects.requireNonNullElse(after.get("method"), "");
        List<Object> buckets = new ArrayList<>();
        Map<String, Object> result = new LinkedHashMap<>();
        groups.entrySet().stream()
                .filter(group -> group.getKey().compareTo(behind) > 0)
                .limit((Integer) composite.get("size"))
                .forEach(group -> {
                    String[] parts = group.getKey().split("\u0000", -1);
                    Map<String, Object> key = new LinkedHashMap<>();
                    key.put("call", parts[0]);
                    key.put("method", parts[1].isEmpty() ? null : parts[1]);
                    double first = group.getValue().stream()
                            .mapToLong(source -> SimulatedCluster.millis(Json.at(source, "@timestamp")))
                            .min()
                            .orElse(0);
                    buckets.add(
                            Map.of("key", key, "doc_count", group.getValue().size(), "first", Map.of("value", first)));
                    result.put("after_key", key);
                });
        result.put("buckets", buckets);
        return result;
    }
}
