// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.ShippedLines;
import org.sipassistant.ingest.PhoneNumber;

/**
 * Reads the messages of many calls at once, all of them kept until their work is done: for the calls of one batch, and for
 * one thread.
 */
final class MessageSearch {
    /** Documents in one answer: with a few kB each they are in memory more than once. */
    private static final int MOST = 4_000;

    /** Requests that begin calls which may be legs of others, in one answer. */
    private static final int OPENINGS = 1_000;

    /** Minutes in one search for openings: each is seven clauses at most, of which engines take 1,024 in a query. */
    private static final int MINUTES = 60;

    private final Searches searches;
    private final TrackerLimits limits;
    private final boolean alone;
    private int kept;
    private Optional<Ahead> ahead = Optional.empty();

    /** A search that was begun before its answer is needed. */
    private record Ahead(Set<String> callIds, Instant since, Instant at, CompletionStage<Map<String, Object>> answer) {}

    /**
     * @param limits of a longer call than {@code maxMessages} the newest messages are read, and its beginning
     * @param alone whether the batch is one call, that cannot be made smaller
     */
    MessageSearch(Searches searches, TrackerLimits limits, boolean alone) {
        this.searches = searches;
        this.limits = limits;
        this.alone = alone;
    }

    /** More documents belong to these calls than may be in memory at once: fewer are to be read together. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooMany(int documents) {
            super("more than " + documents + " documents belong to these calls");
        }
    }

    /** Begins to read the messages of some calls now; most of them, or all, are asked for next. */
    void begin(Collection<String> callIds, Instant since, Instant now) {
        if (callIds.size() > 1) {
            Map<String, Object> body = body(query(List.copyOf(callIds), since), MOST, "asc");
            ahead = Optional.of(new Ahead(Set.copyOf(callIds), since, now, searches.begin(body)));
        }
    }

    /** Until when what came in is sure to be read by what is asked next. */
    Instant until(Instant now) {
        return ahead.map(Ahead::at).orElse(now);
    }

    /** All messages of some calls since a time, by their Call-IDs, each in order. */
    Map<String, List<Map<String, Object>>> of(Collection<String> callIds, Instant since) {
        Map<String, List<Map<String, Object>>> byCall = new LinkedHashMap<>();
        if (!readAhead(callIds, since, byCall)) {
            read(List.copyOf(callIds), since, byCall);
        }
        byCall.replaceAll((callId, hits) -> withLines(hits));
        return byCall;
    }

    /** With the other lines of messages of which a document holds one line. */
    private List<Map<String, Object>> withLines(List<Map<String, Object>> hits) {
        Optional<ShippedLines> lines = ShippedLines.around(hits);
        if (lines.isEmpty()) {
            return hits;
        }
        int room = alone ? Math.min(ShippedLines.MOST, limits.documents() - kept) : ShippedLines.MOST;
        if (room <= 0) {
            return hits;
        }
        List<Map<String, Object>> all = new ArrayList<>(hits);
        Set<Object> known = new LinkedHashSet<>();
        hits.forEach(hit -> known.add(hit.get("_id")));
        searches.hits(body(lines.get().query(), room, "asc")).stream()
                .filter(lines.get()::holds)
                .filter(hit -> known.add(hit.get("_id")))
                .forEach(all::add);
        all.sort(Comparator.comparing(MessageSearch::sortValue));
        keep(all.size() - hits.size());
        return all;
    }

    private void keep(int more) {
        kept += more;
        if (!alone && kept > limits.documents()) {
            throw new TooMany(limits.documents());
        }
    }

    /** Whether what was begun answers it; such an answer is taken once. */
    private boolean readAhead(
            Collection<String> callIds, Instant since, Map<String, List<Map<String, Object>>> byCall) {
        Optional<Ahead> begun =
                ahead.filter(a -> a.callIds().containsAll(callIds) && !a.since().isAfter(since));
        ahead = Optional.empty();
        if (begun.isEmpty()) {
            return false;
        }
        List<Map<String, Object>> hits = searches.hits(begun.get().answer());
        Set<String> wanted = Set.copyOf(callIds);
        if (hits.size() < MOST) {
            add(
                    hits.stream()
                            .filter(hit -> callId(hit).filter(wanted::contains).isPresent())
                            .toList(),
                    byCall);
        }
        return hits.size() < MOST;
    }

    private Map<String, Object> query(List<String> callIds, Instant since) {
        return Searches.all(terms(Searches.CALL_ID, callIds), since(since));
    }

    private void read(List<String> callIds, Instant since, Map<String, List<Map<String, Object>>> byCall) {
        if (callIds.isEmpty()) {
            return;
        }
        int maxMessages = limits.maxMessages();
        int most = callIds.size() == 1 ? maxMessages : MOST;
        Map<String, Object> query = query(callIds, since);
        List<Map<String, Object>> hits = searches.hits(body(query, most, "asc"));
        if (hits.size() < most) {
            add(hits, byCall);
        } else if (callIds.size() == 1) {
            List<Map<String, Object>> newest = new ArrayList<>(searches.hits(body(query, maxMessages, "desc")));
            // Its first messages tell which call it is.
            int beginning = Math.max(1, maxMessages / 20);
            List<Map<String, Object>> both = new ArrayList<>(hits.subList(0, Math.min(beginning, hits.size())));
            Set<Object> known = new LinkedHashSet<>();
            both.forEach(hit -> known.add(hit.get("_id")));
            for (int i = Math.min(newest.size(), maxMessages - beginning) - 1; i >= 0; i--) {
                if (known.add(newest.get(i).get("_id"))) {
                    both.add(newest.get(i));
                }
            }
            add(both, byCall);
        } else {
            int half = callIds.size() / 2;
            read(callIds.subList(0, half), since, byCall);
            read(callIds.subList(half, callIds.size()), since, byCall);
        }
    }

    /** The requests that begin calls which have something in common with these, without their own. */
    List<Map<String, Object>> openingsLike(Collection<Opening> openings) {
        Map<Long, List<Opening>> byMinute = new LinkedHashMap<>();
        Set<String> own = new LinkedHashSet<>();
        for (Opening opening : openings) {
            byMinute.computeIfAbsent(opening.at().getEpochSecond() / 60, minute -> new ArrayList<>())
                    .add(opening);
            own.add(opening.callId());
        }
        if (openings.isEmpty()) {
            return List.of();
        }
        List<Object> alike = new ArrayList<>();
        byMinute.forEach((minute, some) -> alike.add(Searches.all(
                Searches.range(
                        "@timestamp",
                        Instant.ofEpochSecond((minute - 1) * 60),
                        Instant.ofEpochSecond((minute + 2) * 60)),
                Searches.any(common(some)))));
        Map<Object, Map<String, Object>> found = new LinkedHashMap<>();
        for (int from = 0; from < alike.size(); from += MINUTES) {
            List<Object> minutes = alike.subList(from, Math.min(alike.size(), from + MINUTES));
            pages(openings(minutes, own), found);
        }
        return List.copyOf(found.values());
    }

    private Map<String, Object> openings(List<Object> alike, Set<String> own) {
        return Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(
                                Map.of("term", Map.of(searches.exact("sip.method"), "INVITE")),
                                Map.of("term", Map.of("sip.initial", true)),
                                Searches.any(alike)),
                        "must_not",
                        List.of(terms(Searches.CALL_ID, own))));
    }

    /**
     * Adds everything that is found, each page from the time on at which the one before ended; of a single call one page.
     *
     * @param all by their ids
     */
    private void pages(Map<String, Object> query, Map<Object, Map<String, Object>> all) {
        Set<Object> seen = new LinkedHashSet<>();
        Instant from = Instant.EPOCH;
        boolean more = true;
        while (more) {
            List<Map<String, Object>> page = searches.hits(body(Searches.all(query, since(from)), OPENINGS, "asc"));
            int before = all.size();
            page.forEach(hit -> all.put(hit.get("_id"), hit));
            keep(all.size() - before);
            boolean news = seen.addAll(page.stream().map(hit -> hit.get("_id")).toList());
            more = page.size() == OPENINGS && news && !alone;
            from = page.isEmpty() ? from : Instant.ofEpochMilli(sortValue(page.getLast()));
        }
    }

    private List<Object> common(List<Opening> openings) {
        Set<String> identifiers = new LinkedHashSet<>();
        Set<String> called = new LinkedHashSet<>();
        Set<String> calling = new LinkedHashSet<>();
        for (Opening opening : openings) {
            identifiers.add(opening.callId());
            identifiers.addAll(opening.marks().identifiers());
            called.addAll(spellings(opening.marks().called()));
            calling.addAll(spellings(opening.marks().calling()));
        }
        List<Object> common = new ArrayList<>();
        common.add(terms(Searches.CALL_ID, identifiers));
        common.add(terms("sip.correlation_id", identifiers));
        common.add(terms("sip.from.tag", identifiers));
        if (!called.isEmpty()) {
            common.add(terms("sip.number.called.spellings", called));
        }
        if (!calling.isEmpty()) {
            common.add(terms("sip.number.calling.spellings", calling));
        }
        return common;
    }

    private Map<String, Object> terms(String field, Collection<String> values) {
        return Searches.terms(searches.exact(field), values);
    }

    private static Set<String> spellings(Set<String> parties) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String party : parties) {
            PhoneNumber.parse(party).ifPresent(number -> spellings.addAll(number.spellings()));
        }
        return spellings;
    }

    private void add(List<Map<String, Object>> hits, Map<String, List<Map<String, Object>>> byCall) {
        keep(hits.size());
        for (Map<String, Object> hit : hits) {
            callId(hit)
                    .ifPresent(id ->
                            byCall.computeIfAbsent(id, key -> new ArrayList<>()).add(hit));
        }
    }

    static Optional<String> callId(Map<String, Object> hit) {
        return Json.at(hit, "_source.sip.call_id") instanceof String callId ? Optional.of(callId) : Optional.empty();
    }

    /** The time by which the engine sorted, in milliseconds. */
    static Long sortValue(Map<String, Object> hit) {
        List<Object> values = Json.list(hit, "sort");
        return !values.isEmpty() && values.get(0) instanceof Number time ? time.longValue() : Long.MAX_VALUE;
    }

    private static Map<String, Object> since(Instant since) {
        return Map.of("range", Map.of("@timestamp", Map.of("gte", since.toString())));
    }

    private static Map<String, Object> body(Map<String, Object> query, int size, String order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", size);
        body.put("track_total_hits", false);
        body.put("query", query);
        body.put(
                "sort",
                List.of(
                        Map.of("@timestamp", Map.of("order", order)),
                        Map.of("event.sequence", Map.of("order", order, "unmapped_type", "long"))));
        return body;
    }
}
