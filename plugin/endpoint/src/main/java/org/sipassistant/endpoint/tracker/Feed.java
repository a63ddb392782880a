// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sipassistant.endpoint.Json;

/**
 * Finds the calls that messages came in for. Documents become visible a while after the time they carry, so each pass looks
 * back over the last {@code delay} as well; how many documents each second held is remembered, and only seconds that
 * hold more than before are read again. For one thread.
 */
final class Feed {
    /** When a message came in. */
    static final String INGESTED = "event.ingested";

    /** How long it takes until nearly all of a second can be found: what is read too early is read again. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    /** Calls found by one request. */
    private static final int PAGE = 5_000;

    /** Seconds looked at by one request: engines refuse answers of more than 65,536 buckets. */
    private static final long LONGEST = 3_600;

    /** Stretches of time in one request: each is two clauses, of which engines take 1,024 in a query. */
    private static final int STRETCHES = 200;

    private static final Set<String> NO_CALL = Set.of("SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE");

    private final Searches searches;
    private final String field;
    private final long delay;
    private final long settled;
    private final int portion;
    private final TreeMap<Long, Long> remembered = new TreeMap<>();

    /**
     * @param field the time that is followed
     * @param delay how far back it is looked
     * @param settled seconds younger than this are left for later
     * @param portion documents that are read at once, about
     */
    Feed(Searches searches, String field, Duration delay, Duration settled, int portion) {
        this.searches = searches;
        this.field = field;
        this.delay = delay.toSeconds();
        this.settled = settled.toSeconds();
        this.portion = portion;
    }

    /**
     * What is to be read next.
     *
     * @param seconds that hold documents not seen before, with how many they hold
     * @param stretches where these seconds are, from when to when; between them are seconds that were seen before
     * @param end everything before it has been looked at once the seconds have been read
     * @param behind whether there is more up to now
     */
    record Portion(TreeMap<Long, Long> seconds, TreeMap<Long, Long> stretches, Instant end, boolean behind) {}

    /**
     * A call that messages came in for.
     *
     * @param methods of these messages
     * @param first the earliest time of these messages
     * @param documents how many messages; {@link #SOME} where not all of them were counted
     */
    record Changed(String callId, List<String> methods, Instant first, long documents) {
        static final long SOME = -1;

        Changed withMethods(List<String> others) {
            return new Changed(callId, others, first, documents);
        }

        private Changed cutByThePage() {
            return new Changed(callId, methods, first, SOME);
        }

        private Optional<Kind> kind() {
            if (!methods.isEmpty() && NO_CALL.containsAll(methods)) {
                return Optional.empty();
            }
            return Optional.of(
                    methods.contains("REGISTER")
                            ? Kind.REGISTRATION
                            : Set.copyOf(methods).equals(Set.of("OPTIONS")) ? Kind.PING : Kind.CALL);
        }
    }

    /** What a Call-ID stands for. */
    enum Kind {
        CALL,
        REGISTRATION,
        PING
    }

    /** Those that are tracked. */
    static Map<Kind, List<Changed>> byKind(List<Changed> changed) {
        Map<Kind, List<Changed>> byKind = new EnumMap<>(Kind.class);
        changed.forEach(one -> one.kind()
                .ifPresent(kind ->
                        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(one)));
        return byKind;
    }

    /** What is new since a time. */
    Portion next(Instant checkpoint, Instant now) {
        long from = checkpoint.getEpochSecond() - delay;
        long last = Math.max(checkpoint.getEpochSecond(), now.getEpochSecond() - settled);
        long end = Math.min(last, checkpoint.getEpochSecond() + LONGEST);
        TreeMap<Long, Long> fresh = new TreeMap<>();
        TreeMap<Long, Long> stretches = new TreeMap<>();
        boolean begins = true;
        long documents = 0;
        for (Map.Entry<Long, Long> second : seconds(from, end).entrySet()) {
            if (second.getValue().equals(remembered.get(second.getKey()))) {
                begins = true;
                continue;
            }
            if (documents > portion || begins && stretches.size() == STRETCHES) {
                // Never back: the seconds before it would be new again, and so on without an end.
                long reached = Math.max(checkpoint.getEpochSecond(), second.getKey());
                return new Portion(fresh, stretches, Instant.ofEpochSecond(reached), true);
            }
            fresh.put(second.getKey(), second.getValue());
            // Nothing was there in the seconds between: a few documents a minute are one stretch.
            stretches.put(begins ? second.getKey() : stretches.lastKey(), second.getKey() + 1);
            begins = false;
            documents += second.getValue();
        }
        return new Portion(fresh, stretches, Instant.ofEpochSecond(end), end < last);
    }

    /** Remembers that a portion has been read. */
    void done(Portion portion) {
        remembered.putAll(portion.seconds());
        remembered.headMap(portion.end().getEpochSecond() - delay).clear();
    }

    private Map<Long, Long> seconds(long from, long end) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", Searches.all(range(from, end), Searches.exists(Searches.CALL_ID)));
        body.put(
                "aggs",
                Map.of(
                        "seconds",
                        Map.of("date_histogram", Map.of("field", field, "fixed_interval", "1s", "min_doc_count", 1))));
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (Object entry :
                Json.list(Json.map(Json.map(searches.search(body), "aggregations"), "seconds"), "buckets")) {
            Map<String, Object> bucket = Json.asMap(entry);
            counts.put(number(bucket.get("key")) / 1_000, number(bucket.get("doc_count")));
        }
        return counts;
    }

    private Map<String, Object> range(long from, long end) {
        return Searches.range(field, Instant.ofEpochSecond(from), Instant.ofEpochSecond(end));
    }

    /** A page of the calls of a portion. */
    record Page(List<Changed> calls, Optional<Object> after) {}

    /** @param after where the page before ended; empty for the first one */
    Page calls(Portion portion, Optional<Object> after) {
        Map<String, Object> composite = new LinkedHashMap<>();
        composite.put("size", PAGE);
        composite.put(
                "sources",
                List.of(
                        Map.of("call", Map.of("terms", Map.of("field", searches.exact(Searches.CALL_ID)))),
                        Map.of(
                                "method",
                                Map.of(
                                        "terms",
                                        Map.of("field", searches.exact("sip.cseq.method"), "missing_bucket", true)))));
        after.ifPresent(key -> composite.put("after", key));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", Searches.any(ranges(portion)));
        body.put(
                "aggs",
                Map.of(
                        "calls",
                        Map.of(
                                "composite",
                                composite,
                                "aggs",
                                Map.of("first", Map.of("min", Map.of("field", "@timestamp"))))));
        Map<String, Object> calls = Json.map(Json.map(searches.search(body), "aggregations"), "calls");
        List<Object> buckets = Json.list(calls, "buckets");
        List<Changed> changed = changed(buckets);
        boolean more = buckets.size() == PAGE;
        if (after.isPresent() && !changed.isEmpty()) {
            changed.set(0, changed.getFirst().cutByThePage());
        }
        if (more) {
            changed.set(changed.size() - 1, changed.getLast().cutByThePage());
        }
        return new Page(changed, Optional.ofNullable(calls.get("after_key")).filter(key -> more));
    }

    private List<Object> ranges(Portion portion) {
        List<Object> ranges = new ArrayList<>();
        portion.stretches().forEach((from, to) -> ranges.add(range(from, to)));
        return ranges;
    }

    /** The buckets of a call stand together, one for each method. */
    private static List<Changed> changed(List<Object> buckets) {
        Map<String, Changed> byCall = new LinkedHashMap<>();
        for (Object entry : buckets) {
            Map<String, Object> bucket = Json.asMap(entry);
            String callId = String.valueOf(Json.at(bucket, "key.call"));
            Object method = Json.at(bucket, "key.method");
            Object first = Json.at(bucket, "first.value");
            Instant at = first instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : Instant.EPOCH;
            byCall.merge(
                    callId,
                    new Changed(
                            callId,
                            method == null ? List.of() : List.of(method.toString()),
                            at,
                            number(bucket.get("doc_count"))),
                    Feed::merged);
        }
        return new ArrayList<>(byCall.values());
    }

    private static Changed merged(Changed one, Changed other) {
        List<String> methods = new ArrayList<>(one.methods());
        methods.addAll(other.methods());
        return new Changed(
                one.callId(),
                methods,
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.documents() + other.documents());
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
