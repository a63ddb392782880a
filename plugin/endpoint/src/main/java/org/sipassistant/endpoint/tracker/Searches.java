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

/** Searches of one set of indices, each waited for, and the few queries that are asked. For one thread, which may wait. */
final class Searches {
    static final String CALL_ID = "sip.call_id";

    private static final int DEEPEST = 10;

    /** What a shard may take; far more than it takes, so that only what hangs is given up, and is tried again. */
    private static final String PATIENCE = "60s";

    /** Where engines that map a text by themselves keep its exact value. */
    private static final String EXACT = ".keyword";

    private final Cluster cluster;
    private final List<String> indices;
    private final String patience;
    private String exact = "";
    private boolean learned;

    Searches(Cluster cluster, List<String> indices) {
        this(cluster, indices, PATIENCE);
    }

    /** @param patience what a shard may take, as engines write it: {@code 5s} */
    Searches(Cluster cluster, List<String> indices, String patience) {
        this.cluster = cluster;
        this.indices = List.copyOf(indices);
        this.patience = patience;
    }

    /** The name under which the exact value of a field of the processor is found. */
    String exact(String field) {
        return field + exact;
    }

    /**
     * Learns from the first messages how they are mapped.
     *
     * @throws TrackerException where Call-IDs cannot be found to the letter in all of the messages
     */
    void learn() {
        if (learned) {
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", exists(CALL_ID));
        body.put("aggs", Map.of("all", filter(CALL_ID), "exact", filter(CALL_ID + EXACT)));
        Map<String, Object> counts = Json.map(search(body), "aggregations");
        long all = count(counts, "all");
        long found = count(counts, "exact");
        if (found > 0 && found < all) {
            throw new TrackerException("[" + CALL_ID + "] is a keyword in some of " + indices
                    + " and a text in others: track them under different namespaces, or index them anew");
        }
        exact = found > 0 ? EXACT : "";
        learned = all > 0;
    }

    private static Map<String, Object> filter(String field) {
        return Map.of("filter", exists(field));
    }

    private static long count(Map<String, Object> counts, String name) {
        return Json.at(counts, name + ".doc_count") instanceof Number number ? number.longValue() : 0;
    }

    /**
     * The whole answer.
     *
     * @throws Unanswered where a part of the cluster did not answer: a message that was not read must not become one that
     *     was not sent
     */
    Map<String, Object> search(Map<String, Object> body) {
        return answer(begin(body));
    }

    /** Begins a search whose answer is waited for later. */
    CompletionStage<Map<String, Object>> begin(Map<String, Object> body) {
        Map<String, Object> bounded = new LinkedHashMap<>(body);
        bounded.put("timeout", patience);
        return cluster.search(indices, bounded);
    }

    private Map<String, Object> answer(CompletionStage<Map<String, Object>> begun) {
        Map<String, Object> response = whole(begun);
        int unread = Shards.unread(response);
        if (unread > 0) {
            throw new Unanswered(unread + " shards of " + indices + " did not answer"
                    + Shards.reason(response).map(why -> ": " + why).orElse(""));
        }
        if (Boolean.TRUE.equals(response.get("timed_out"))) {
            throw new Unanswered("a search of " + indices + " timed out");
        }
        return response;
    }

    private static Map<String, Object> whole(CompletionStage<Map<String, Object>> begun) {
        try {
            return await(begun);
        } catch (TrackerException e) {
            throw new Unanswered(String.valueOf(e.getMessage()), e.getCause() == null ? e : e.getCause());
        }
    }

    /** The documents of a search. */
    List<Map<String, Object>> hits(Map<String, Object> body) {
        return hits(begin(body));
    }

    /** The documents of a search that was begun before. */
    List<Map<String, Object>> hits(CompletionStage<Map<String, Object>> begun) {
        return Json.list(Json.map(answer(begun), "hits"), "hits").stream()
                .map(Json::asMap)
                .toList();
    }

    /** @throws TrackerException with what went wrong */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TrackerException(words(cause), cause);
        }
    }

    /** With the innermost reason: engines say of a search only that all shards failed. */
    private static String words(Throwable failure) {
        Throwable inner = failure;
        for (int depth = 0; depth < DEEPEST && inner.getCause() != null; depth++) {
            inner = inner.getCause();
        }
        String outer = String.valueOf(failure.getMessage());
        String reason = String.valueOf(inner.getMessage());
        return outer.contains(reason) ? outer : outer + ": " + reason;
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
