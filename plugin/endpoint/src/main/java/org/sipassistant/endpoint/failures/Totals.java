// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        sums.put("talk_ms", Aggs.avg("call.timing.talk_ms"));
        return sums;
    }

    static Map<String, Object> read(Map<String, Object> bucket) {
        Map<String, Object> told = new LinkedHashMap<>();
        double attempts = Aggs.value(bucket, "attempts");
        double sessions = Aggs.value(bucket, "ser_attempts");
        told.put("attempts", Math.round(attempts));
        told.put("answered", Math.round(Aggs.value(bucket, "answered")));
        percent(told, "asr", Aggs.value(bucket, "answered"), attempts);
        percent(told, "ner", Aggs.value(bucket, "ner"), attempts);
        percent(told, "ser", Aggs.value(bucket, "ser"), sessions);
        percent(told, "seer", Aggs.value(bucket, "seer"), sessions);
        if (Aggs.value(bucket, "talk_ms") > 0) {
            told.put("acd_s", tenths(Aggs.value(bucket, "talk_ms") / MILLIS));
        }
        return told;
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
