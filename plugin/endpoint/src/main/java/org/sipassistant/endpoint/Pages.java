// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Searches page by page until all is read or a limit cuts. */
final class Pages {
    /** Documents per request: few, because a document may hold a megabyte and is in memory more than once. */
    static final int PAGE = 50;

    /** How deep engines let a search page, unless the setting {@code index.max_result_window} says otherwise. */
    static final int WINDOW = 10_000;

    /** The newest first: where a limit cuts, the end of the call is what matters. */
    static final List<Object> NEWEST_FIRST =
            List.of(sorted("@timestamp", "date", "desc"), sorted("event.sequence", "long", "desc"));

    /** As they were written; of lines with equal times only the engine knows the order, and keeps it so. */
    static final List<Object> OLDEST_FIRST =
            List.of(sorted("@timestamp", "date", "asc"), sorted("event.sequence", "long", "asc"));

    /** In the order of the score. */
    static final List<Object> BY_SCORE = List.of("_score");

    /** What of a document is read; the texts of the knowledge base are at hand anyway. */
    static final Map<String, Object> SOURCE =
            Map.of("includes", List.copyOf(read()), "excludes", List.of("sip.explanation", "sip.cause", "sip.action"));

    private final Cluster cluster;
    private final List<String> indices;
    private final WhyLimits limits;

    Pages(Cluster cluster, List<String> indices, WhyLimits limits) {
        this.cluster = cluster;
        this.indices = indices;
        this.limits = limits;
    }

    CompletionStage<Found> read(Found found, Map<String, Object> query, List<Object> sort) {
        int size = found.room();
        return cluster.search(indices, body(found.offset(), size, query, sort)).thenCompose(response -> {
            boolean more = found.add(response, size);
            return more ? read(found, query, sort) : CompletableFuture.completedFuture(found);
        });
    }

    private Map<String, Object> body(int offset, int size, Map<String, Object> query, List<Object> sort) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", offset);
        body.put("size", size);
        body.put("timeout", limits.timeout().toMillis() + "ms");
        body.put("query", query);
        body.put("sort", sort);
        body.put("_source", SOURCE);
        return body;
    }

    private static Set<String> read() {
        Set<String> fields = new LinkedHashSet<>(List.of(
                "@timestamp",
                "message",
                "event.original",
                "event.sequence",
                "source.*",
                "destination.*",
                "network.transport",
                "observer.name",
                "log.*",
                "process.*",
                "sip.*"));
        fields.addAll(LogStream.FIELDS);
        return fields;
    }

    private static Map<String, Object> sorted(String field, String type, String order) {
        return Map.of(field, Map.of("order", order, "unmapped_type", type, "missing", "_last"));
    }
}
