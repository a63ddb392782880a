// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the documents of one Call-ID: by the processor's field where it ran, by the raw text where it did not. Pages
 * until all is read or a limit cuts.
 */
final class CallSearch {
    /** Documents per request: few, because a document may hold a megabyte and is in memory more than once. */
    private static final int PAGE = 50;

    /** How deep engines let a search page, unless the setting {@code index.max_result_window} says otherwise. */
    static final int WINDOW = 10_000;

    /** Where a Call-ID can stand: in the processor's field, however it is mapped, or in the raw text. */
    private static final List<String> FIELDS =
            List.of("sip.call_id", "sip.call_id.keyword", "message", "event.original");

    /** What of a document is read; the texts of the knowledge base are at hand anyway. */
    private static final Map<String, Object> SOURCE = Map.of(
            "includes",
            List.of(
                    "@timestamp",
                    "message",
                    "event.original",
                    "event.sequence",
                    "source.*",
                    "destination.*",
                    "network.transport",
                    "observer.name",
                    "host.name",
                    "agent.name",
                    "log.*",
                    "process.*",
                    "sip.*"),
            "excludes",
            List.of("sip.explanation", "sip.cause", "sip.action"));

    /** How far back a call is looked for first; older data is asked only where nothing is found. */
    private static final Duration RECENT = Duration.ofDays(7);

    private final Cluster cluster;
    private final WhyLimits limits;
    private final WhyQuestion question;

    CallSearch(Cluster cluster, WhyLimits limits, WhyQuestion question) {
        this.cluster = cluster;
        this.limits = limits;
        this.question = question;
    }

    CompletionStage<Found> run(Instant now) {
        if (question.hasTimes()) {
            return read(question.from(), question.to());
        }
        return read(Optional.of(now.minus(RECENT).toString()), Optional.empty())
                .thenCompose(found -> found.hits().isEmpty()
                        ? read(Optional.empty(), Optional.empty())
                        : CompletableFuture.completedFuture(found));
    }

    private CompletionStage<Found> read(Optional<String> from, Optional<String> to) {
        return page(new Found(question.callId(), limits), query(from, to));
    }

    private CompletionStage<Found> page(Found found, Map<String, Object> query) {
        int size = Math.min(PAGE, Math.min(limits.maxMessages() + 1, WINDOW) - found.offset());
        return cluster.search(question.indices(), body(query, found.offset(), size))
                .thenCompose(response -> {
                    boolean more = found.add(response, size);
                    return more ? page(found, query) : CompletableFuture.completedFuture(found);
                });
    }

    private Map<String, Object> body(Map<String, Object> query, int offset, int size) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", offset);
        body.put("size", size);
        body.put("timeout", limits.timeout().toMillis() + "ms");
        body.put("query", query);
        // The newest first: where a limit cuts, the end of the call is what matters.
        body.put("sort", List.of(sorted("@timestamp", "date"), sorted("event.sequence", "long")));
        body.put("_source", SOURCE);
        return body;
    }

    private static Map<String, Object> sorted(String field, String type) {
        return Map.of(field, Map.of("order", "desc", "unmapped_type", type, "missing", "_last"));
    }

    private Map<String, Object> query(Optional<String> from, Optional<String> to) {
        Map<String, Object> phrase = new LinkedHashMap<>();
        phrase.put("query", question.callId());
        phrase.put("type", "phrase");
        phrase.put("fields", FIELDS);
        // A field that an index has not, or has but cannot search (ECS: event.original), must not fail the others.
        phrase.put("lenient", true);
        Map<String, Object> bool = new LinkedHashMap<>();
        bool.put("must", List.of(Map.of("multi_match", phrase)));
        if (from.isPresent() || to.isPresent()) {
            Map<String, Object> range = new LinkedHashMap<>();
            from.ifPresent(time -> range.put("gte", time));
            to.ifPresent(time -> range.put("lte", time));
            bool.put("filter", List.of(Map.of("range", Map.of("@timestamp", range))));
        }
        return Map.of("bool", bool);
    }
}
