// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** The ratios of a number of calls, as {@code docs/counting.md} defines them. */
final class Totals {
    private static final String KPI = "call.kpi.";
    private static final List<String> SUMS = List.of("attempts", "answered", "ner", "ser_attempts", "ser", "seer");
    private static final double MILLIS = 1_000;
    private static final double HUNDRED = 100;
    private static final double TENTHS = 10;

    private Totals() {}

    /** What has to be counted of each bucket. */
    static Map<String, Object> aggregations() {
        Map<String, Object> sums = new LinkedHashMap<>();
        SUMS.forEach(name -> sums.put(name, Aggs.sum(KPI + name)));
        sums.put("talk_ms", Map.of("stats", Map.of("field", "call.timing.talk_ms")));
        return sums;
    }

    /** Of a bucket, or of several together. */
    static Map<String, Object> read(List<Map<String, Object>> buckets) {
        Map<String, Object> told = new LinkedHashMap<>();
        double attempts = sum(buckets, "attempts.value");
        double sessions = sum(buckets, "ser_attempts.value");
        double answered = sum(buckets, "answered.value");
        told.put("attempts", Math.round(attempts));
        told.put("answered", Math.round(answered));
        percent(told, "asr", answered, attempts);
        percent(told, "ner", sum(buckets, "ner.value"), attempts);
        percent(told, "ser", sum(buckets, "ser.value"), sessions);
        percent(told, "seer", sum(buckets, "seer.value"), sessions);
        double talks = sum(buckets, "talk_ms.count");
        if (talks > 0) {
            told.put("acd_s", tenths(sum(buckets, "talk_ms.sum") / talks / MILLIS));
        }
        return told;
    }

    private static double sum(List<Map<String, Object>> buckets, String path) {
        double sum = 0;
        for (Map<String, Object> bucket : buckets) {
            sum += Json.at(bucket, path) instanceof Number value ? value.doubleValue() : 0;
        }
        return sum;
    }

    /** Percent with one decimal; left out where there is nothing to take a part of. */
    static void percent(Map<String, Object> target, String name, double part, double whole) {
        if (whole > 0) {
            target.put(name, percent(part, whole));
        }
    }

    static double percent(double part, double whole) {
        return tenths(HUNDRED * part / whole);
    }

    static double tenths(double value) {
        return Math.round(TENTHS * value) / TENTHS;
    }
}
