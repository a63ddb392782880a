// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Shards;

/** Searches of one set of indices, each waited for, and the few queries that are asked. For threads that may wait. */
final class Searches {
    private final Cluster cluster;
    private final List<String> indices;

    Searches(Cluster cluster, List<String> indices) {
        this.cluster = cluster;
        this.indices = List.copyOf(indices);
    }

    /**
     * The whole answer.
     *
     * @throws TrackerException where a part of the cluster did not answer: a message that was not read must not become one
     *     that was not sent
     */
    Map<String, Object> search(Map<String, Object> body) {
        Map<String, Object> response = await(cluster.search(indices, body));
        int unread = Shards.unread(response);
        if (unread > 0) {
            throw new TrackerException(unread + " shards of " + indices + " did not answer");
        }
        if (Boolean.TRUE.equals(response.get("timed_out"))) {
            throw new TrackerException("a search of " + indices + " timed out");
        }
        return response;
    }

    /** The documents of a search. */
    List<Map<String, Object>> hits(Map<String, Object> body) {
        return Json.list(Json.map(search(body), "hits"), "hits").stream()
                .map(Json::asMap)
                .toList();
    }

    /** @throws TrackerException with what went wrong */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TrackerException(String.valueOf(cause.getMessage()), cause);
        }
    }

    static Map<String, Object> all(Object... conditions) {
        return Map.of("bool", Map.of("filter", List.of(conditions)));
    }

    static Map<String, Object> any(List<Object> conditions) {
        return Map.of("bool", Map.of("should", conditions, "minimum_should_match", 1));
    }

    static Map<String, Object> terms(String field, Collection<String> values) {
        return Map.of("terms", Map.of(field, List.copyOf(values)));
    }

    static Map<String, Object> exists(String field) {
        return Map.of("exists", Map.of("field", field));
    }

    /** @param from included; {@code to} is not */
    static Map<String, Object> range(String field, Instant from, Instant to) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        bounds.put("gte", from.toString());
        bounds.put("lt", to.toString());
        return Map.of("range", Map.of(field, bounds));
    }
}
