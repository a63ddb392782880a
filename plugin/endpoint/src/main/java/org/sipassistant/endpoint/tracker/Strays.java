// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/**
 * Finds what is not tracked: messages whose time of ingestion, which somebody else wrote, is before what is looked at when they
 * come, or ahead of the clock, and indices that hold documents but no SIP in fields. For one thread.
 */
final class Strays {
    /** How far clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** What is older need not be told of: who set up a moment ago sees what comes now. */
    private static final Duration RECENT = Duration.ofDays(1);

    /** Indices that are looked at, those with most documents first; more than are followed together. */
    private static final int INDICES = 100;

    private static final int NAMED = 5;

    private final Searches searches;
    private final Duration delay;
    private Instant edge = Instant.EPOCH;
    private long behindEdge;
    private long late;
    private long ahead;
    private long without;
    private List<String> unread = List.of();

    /** @param delay how far back the tracker looks */
    Strays(Searches searches, Duration delay) {
        this.searches = searches;
        this.delay = delay;
    }

    /** @param checkpoint everything before it has been looked at */
    void look(Instant checkpoint, Instant now) {
        Instant next = checkpoint.minus(delay);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", Searches.exists(Searches.CALL_ID));
        body.put(
                "aggs",
                Map.of(
                        "before", filter(range("lt", edge)),
                        "next", filter(range("lt", next)),
                        "ahead", filter(range("gte", now.plus(SKEW))),
                        "without",
                                filter(Map.of("bool", Map.of("must_not", List.of(Searches.exists(Feed.INGESTED)))))));
        Map<String, Object> counts = Json.map(searches.search(body), "aggregations");
        // More than there were before that time when it was gone: they came when nobody looked there any more.
        late += edge.equals(Instant.EPOCH) ? 0 : Math.max(0, count(counts, "before") - behindEdge);
        edge = next;
        behindEdge = count(counts, "next");
        ahead = count(counts, "ahead");
        without = count(counts, "without");
        unread = unread(now);
    }

    /** The indices with documents of the last day of which none has a Call-ID in its field. */
    private List<String> unread(Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 0);
        body.put("track_total_hits", false);
        body.put("query", Searches.range("@timestamp", now.minus(RECENT), now.plus(RECENT)));
        body.put(
                "aggs",
                Map.of(
                        "indices",
                        Map.of(
                                "terms", Map.of("field", "_index", "size", INDICES),
                                "aggs", Map.of("read", filter(Searches.exists(Searches.CALL_ID))))));
        Map<String, Object> found = Json.map(searches.search(body), "aggregations");
        return Json.list(Json.map(found, "indices"), "buckets").stream()
                .map(Json::asMap)
                .filter(index -> count(index, "read") == 0)
                .map(index -> String.valueOf(index.get("key")))
                .limit(NAMED)
                .toList();
    }

    /** What there is of it, by name; at most five indices. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put("ingested_too_early", late, fields);
        put("ingested_in_future", ahead, fields);
        put("ingested_unknown", without, fields);
        if (!unread.isEmpty()) {
            fields.put("indices_without_sip", unread);
        }
        return fields;
    }

    private static void put(String name, long count, Map<String, Object> fields) {
        if (count > 0) {
            fields.put(name, count);
        }
    }

    private static Map<String, Object> range(String bound, Instant time) {
        return Map.of("range", Map.of(Feed.INGESTED, Map.of(bound, time.toString())));
    }

    private static Map<String, Object> filter(Map<String, Object> query) {
        return Map.of("filter", query);
    }

    private static long count(Map<String, Object> counts, String name) {
        return Json.at(counts, name + ".doc_count") instanceof Number number ? number.longValue() : 0;
    }
}
