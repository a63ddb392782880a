// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what an engine answers to the searches for failures. */
final class Answers {
    static final Instant TO = Instant.parse("2026-03-17T12:00:00Z");

    private Answers() {}

    static FailuresQuestion question(String... named) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < named.length; i += 2) {
            values.put(named[i], named[i + 1]);
        }
        return FailuresQuestion.of(values, TO);
    }

    @SafeVarargs
    static Map<String, Object> buckets(Map<String, Object>... buckets) {
        List<Object> all = new ArrayList<>();
        for (Map<String, Object> bucket : buckets) {
            all.add(bucket);
        }
        return Map.of("buckets", all);
    }

    static Map<String, Object> bucket(Object key, long count) {
        return bucket(key, count, Map.of());
    }

    static Map<String, Object> bucket(Object key, long count, Map<String, Object> inner) {
        Map<String, Object> bucket = new LinkedHashMap<>(inner);
        bucket.put("key", key);
        bucket.put("doc_count", count);
        return bucket;
    }

    static Map<String, Object> tally(String keyword, long calls, double talkMillis) {
        return bucket(keyword, calls, Map.of("talk_ms", Map.of("value", talkMillis)));
    }

    /** So many calls in every interval from one to another. */
    static Map<String, Object> times(Instant from, Instant to, Duration interval, long each) {
        List<Object> buckets = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(interval)) {
            buckets.add(bucket(at.toEpochMilli(), each));
        }
        return Map.of("buckets", buckets);
    }

    static Map<String, Object> response(Map<String, Object> aggregations) {
        return Map.of("_shards", Map.of("total", 2, "successful", 2, "failed", 0), "aggregations", aggregations);
    }

    /** To a search for all calls of a period. */
    static Map<String, Object> calls(long calls, Map<String, Object> tallies) {
        Map<String, Object> response = new LinkedHashMap<>(response(Map.of("tallies", tallies)));
        response.put("hits", Map.of("total", Map.of("value", calls)));
        return response;
    }

    /** The {@code top_hits} of one call. */
    static Map<String, Object> example(String callId, String at, String rule, String title) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("@timestamp", at);
        source.put("sip", Map.of("call_id", callId));
        source.put(
                "call",
                Map.of(
                        "cause",
                        Map.of("rule", rule, "category", "no-response-network-unreachable", "title", title),
                        "actions",
                        List.of("Ping it.")));
        return Map.of("hits", Map.of("hits", List.of(Map.of("_source", source))));
    }

    static Map<String, Object> millis(String at) {
        return Map.of("value", (double) Instant.parse(at).toEpochMilli());
    }
}
