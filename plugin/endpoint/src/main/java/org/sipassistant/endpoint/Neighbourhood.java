// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Where the other lines of messages stand of which one line was found: in the same log, a little before and after it.
 * A place is known by the offset in the file where the shipper tells it, else by time.
 */
final class Neighbourhood {
    /** Characters of a file before and behind: a message over UDP is rarely larger, and its headers come first. */
    static final long REACH = 16_384;

    /** Time before and behind: the lines of one message are read in one batch. */
    static final Duration BATCH = Duration.ofMillis(250);

    /** Places of one search; a call with more messages than that is told as truncated. */
    private static final int MOST_PLACES = 200;

    /** Clauses of one search, a place and each part of the name of a log counted as two; engines take 1,024 in a query. */
    private static final int MOST_CLAUSES = 900;

    /** A stretch of a log, by offset in characters or by time in milliseconds. */
    private record Place(String field, long from, long to) {
        boolean touches(Place other) {
            return field.equals(other.field) && other.from <= to && from <= other.to;
        }

        Place with(Place other) {
            return new Place(field, Math.min(from, other.from), Math.max(to, other.to));
        }

        Map<String, Object> query() {
            boolean time = field.equals("@timestamp");
            Map<String, Object> range = new LinkedHashMap<>();
            range.put("gte", time ? Instant.ofEpochMilli(from).toString() : from);
            range.put("lte", time ? Instant.ofEpochMilli(to).toString() : to);
            return Map.of("range", Map.of(field, range));
        }
    }

    private final Map<LogStream, List<Place>> places = new LinkedHashMap<>();
    private int count;
    private int clauses;
    private boolean truncated;

    /** The surroundings of lines; empty where none of them says which log it is of, and where in it. */
    static Optional<Neighbourhood> of(List<Hit> lines) {
        Neighbourhood neighbourhood = new Neighbourhood();
        for (Hit line : lines) {
            LogStream.of(line).ifPresent(log -> place(line).ifPresent(place -> neighbourhood.add(log, place)));
        }
        return neighbourhood.places.isEmpty() ? Optional.empty() : Optional.of(neighbourhood);
    }

    /** The same documents with the lines around those that are parts of messages. */
    static CompletionStage<Found> added(Found found, Predicate<Hit> isPart, Pages pages, WhyLimits limits) {
        List<Hit> lines = found.hits().stream().filter(isPart).toList();
        return of(lines)
                .map(around -> pages.read(around.found(limits), around.query(), Pages.OLDEST_FIRST)
                        .thenApply(found::within))
                .orElse(CompletableFuture.completedFuture(found));
    }

    /** To be filled with the documents of these logs; a search for the name of a log by its words finds others too. */
    Found found(WhyLimits limits) {
        return new Found(this::holds, Pages.WINDOW, limits.maxBytes(), truncated);
    }

    /** Whether a document is of one of these logs. */
    boolean holds(Hit hit) {
        return LogStream.of(hit).filter(places::containsKey).isPresent();
    }

    Map<String, Object> query() {
        List<Object> anyOf = new ArrayList<>();
        places.forEach((log, stretches) -> anyOf.add(query(log, stretches)));
        return Map.of("bool", Map.of("should", anyOf, "minimum_should_match", 1));
    }

    private void add(LogStream log, Place place) {
        List<Place> stretches = places.getOrDefault(log, new ArrayList<>());
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i).touches(place)) {
                stretches.set(i, stretches.get(i).with(place));
                return;
            }
        }
        int more = 2 + (stretches.isEmpty() ? 2 * log.parts().size() : 0);
        if (count == MOST_PLACES || clauses + more > MOST_CLAUSES) {
            truncated = true;
            return;
        }
        places.putIfAbsent(log, stretches);
        stretches.add(place);
        count++;
        clauses += more;
    }

    private static Optional<Place> place(Hit hit) {
        Optional<Place> byOffset =
                EventOrder.offset(hit).map(at -> new Place("log.offset", Math.max(0, at - REACH), at + REACH));
        return byOffset.or(() -> hit.timestamp()
                .map(Instant::toEpochMilli)
                .map(at -> new Place("@timestamp", at - BATCH.toMillis(), at + BATCH.toMillis())));
    }

    private static Map<String, Object> query(LogStream log, List<Place> stretches) {
        List<Object> all = new ArrayList<>();
        log.parts().forEach((field, value) -> all.add(Map.of("match_phrase", Map.of(field, value))));
        List<Object> anyOf = stretches.stream().<Object>map(Place::query).toList();
        all.add(Map.of("bool", Map.of("should", anyOf, "minimum_should_match", 1)));
        return Map.of("bool", Map.of("filter", all));
    }
}
