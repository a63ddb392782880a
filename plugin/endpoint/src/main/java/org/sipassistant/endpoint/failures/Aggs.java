// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** Writes the parts of a search that counts, and reads the counts. */
final class Aggs {

    private Aggs() {}

    static Map<String, Object> term(String field, Object value) {
        return Map.of("term", Map.of(field, value));
    }

    static Map<String, Object> all(List<?> clauses) {
        return Map.of("bool", Map.of("filter", clauses));
    }

    static Map<String, Object> any(List<?> clauses) {
        return Map.of("bool", Map.of("should", clauses, "minimum_should_match", 1));
    }

    static Map<String, Object> filter(Map<String, Object> clause, Map<String, Object> inner) {
        return with(Map.of("filter", clause), inner);
    }

    /** The most frequent values. */
    static Map<String, Object> terms(String field, int size, Map<String, Object> inner) {
        return with(Map.of("terms", Map.of("field", field, "size", size)), inner);
    }

    /** By time; intervals without a document are left out. */
    static Map<String, Object> byTime(String field, Duration interval) {
        return Map.of(
                "date_histogram",
                Map.of("field", field, "fixed_interval", interval.toSeconds() + "s", "min_doc_count", 1));
    }

    static Map<String, Object> with(Map<String, Object> aggregation, Map<String, Object> inner) {
        Map<String, Object> whole = new LinkedHashMap<>(aggregation);
        if (!inner.isEmpty()) {
            whole.put("aggs", inner);
        }
        return whole;
    }

    /** The first calls of a bucket, whole: to have an engine leave fields out takes longer than to get these few. */
    static Map<String, Object> first(int size) {
        return Map.of("top_hits", Map.of("size", size, "sort", List.of(Map.of("@timestamp", "asc"))));
    }

    static long count(Map<String, Object> bucket) {
        return bucket.get("doc_count") instanceof Number count ? count.longValue() : 0;
    }

    static List<Map<String, Object>> buckets(Map<String, Object> aggregation) {
        List<Object> counted = Json.list(aggregation, "buckets");
        List<Map<String, Object>> buckets = new ArrayList<>(counted.size());
        for (Object bucket : counted) {
            buckets.add(Json.asMap(bucket));
        }
        return buckets;
    }

    /** The key of a bucket as it is written. */
    static String key(Map<String, Object> bucket) {
        Object written = bucket.get("key_as_string");
        return String.valueOf(written == null ? bucket.get("key") : written);
    }

    /** A sum or an average; 0 where there was nothing. */
    static double value(Map<String, Object> parent, String name) {
        return Json.at(parent, name + ".value") instanceof Number value ? value.doubleValue() : 0;
    }
}
