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
 * Finds the documents of one Call-ID: by the processor's field where it ran, by the raw text where it did not. Where
 * such a document is only the header line of a message that was shipped line by line, the lines around it are found too.
 */
final class CallSearch {
    /** Where a Call-ID can stand: in the processor's field, however it is mapped, or in the raw text. */
    static final List<String> FIELDS = List.of("sip.call_id", "sip.call_id.keyword", "message", "event.original");

    /** How far back a call is looked for first; older data is asked only where nothing is found. */
    private static final Duration RECENT = Duration.ofDays(7);

    /**
     * Messages at the beginning of a call of which only the newest are read, in one page; its INVITE and the answers are among
     * them.
     */
    private static final int BEGINNING = Pages.PAGE - 1;

    /** They add no more than this part to the text that may be read. */
    private static final int SHARE = 50;

    private final Pages pages;
    private final WhyLimits limits;
    private final WhyQuestion question;

    CallSearch(Cluster cluster, WhyLimits limits, WhyQuestion question) {
        this.pages = new Pages(cluster, question.indices(), limits);
        this.limits = limits;
        this.question = question;
    }

    CompletionStage<Found> run(Instant now) {
        return mentions(now)
                .thenCompose(found -> Neighbourhood.added(found, CallSearch::needsNeighbours, pages, limits));
    }

    private CompletionStage<Found> mentions(Instant now) {
        if (question.hasTimes()) {
            TimeWindow window = TimeWindow.between(question.from(), question.to(), now, question.zone());
            return read(window.from(), window.to());
        }
        return read(Optional.of(now.minus(RECENT).toString()), Optional.empty())
                .thenCompose(found -> found.hits().isEmpty()
                        ? read(Optional.empty(), Optional.empty())
                        : CompletableFuture.completedFuture(found));
    }

    private CompletionStage<Found> read(Optional<String> from, Optional<String> to) {
        Found newest = new Found(question.callId(), limits);
        return pages.read(newest, query(from, to), Pages.NEWEST_FIRST)
                .thenCompose(found -> found.isTruncated()
                        ? withBeginning(found, from, to)
                        : CompletableFuture.completedFuture(found));
    }

    /** Why a long call came about, its first messages tell. */
    private CompletionStage<Found> withBeginning(Found newest, Optional<String> from, Optional<String> to) {
        int most = Math.min(BEGINNING, limits.maxMessages() / 4);
        Found beginning = new Found(hit -> hit.mentions(question.callId()), most, limits.maxBytes() / SHARE, false);
        return pages.read(beginning, query(from, to), Pages.OLDEST_FIRST).thenApply(newest::withBeginning);
    }

    /** Whether it is a part of a message, whose other parts stand in the documents around it. */
    static boolean needsNeighbours(Hit hit) {
        return hit.singleLine()
                        .flatMap(JoinedLines::headerName)
                        .filter("call-id"::equals)
                        .isPresent()
                || hit.rawText().filter(RecordMark::isIncomplete).isPresent();
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
            bool.put("filter", List.of(range(from, to)));
        }
        return Map.of("bool", bool);
    }

    /** The documents between two times, both included. */
    static Map<String, Object> range(Optional<String> from, Optional<String> to) {
        Map<String, Object> range = new LinkedHashMap<>();
        from.ifPresent(time -> range.put("gte", time));
        to.ifPresent(time -> range.put("lte", time));
        return Map.of("range", Map.of("@timestamp", range));
    }
}
