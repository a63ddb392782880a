// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TemplateCluster;

/** The templates and mappings of a cluster in memory. */
final class SimulatedTemplates implements TemplateCluster {
    private final SimulatedCluster cluster;
    private final Map<String, Map<String, Object>> stored = new TreeMap<>();
    private final Map<String, Map<String, Object>> mapped = new TreeMap<>();

    SimulatedTemplates(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Optional<Object> get(Kind kind, String name) {
        return Optional.ofNullable(stored.get(kind + name));
    }

    @Override
    public Map<String, Object> template(Kind kind, String name) {
        return stored.getOrDefault(kind + name, Map.of());
    }

    @Override
    public CompletionStage<Void> put(Kind kind, String name, Map<String, Object> body) {
        stored.put(kind + name, body);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> remove(Kind kind, String name) {
        boolean used = stored.values().stream()
                .anyMatch(template -> Json.list(template, "composed_of").contains(name));
        if (used) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("component templates [" + name + "] are still in use"));
        }
        stored.remove(kind + name);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Map<String, Object> mappings(String pattern) {
        Map<String, Object> mappings = new TreeMap<>();
        cluster.indices(pattern).forEach(index -> mappings.put(index, mapped.getOrDefault(index, Map.of())));
        return mappings;
    }

    @Override
    public CompletionStage<Void> addMapping(String pattern, Map<String, Object> mapping) {
        cluster.indices(pattern).forEach(index -> mapped.put(index, mapping));
        return CompletableFuture.completedFuture(null);
    }
}
