// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sipassistant.endpoint.counting.Loss;
import org.sipassistant.endpoint.counting.Tally;

/** The ratios of a number of calls, and how many of them failed, as {@code docs/counting.md} defines them. */
final class Totals {
    private static final double MILLIS = 1_000;
    private static final double HUNDRED = 100;
    private static final double TENTHS = 10;

    private Totals() {}

    static Map<String, Object> of(Tallies calls) {
        Map<String, Object> told = new LinkedHashMap<>();
        Map<String, Long> counts = calls.counts();
        long attempts = counts.getOrDefault("attempts", 0L);
        long sessions = counts.getOrDefault("ser_attempts", 0L);
        long answered = counts.getOrDefault("answered", 0L);
        told.put("attempts", attempts);
        told.put("answered", answered);
        percent(told, "asr", answered, attempts);
        percent(told, "ner", counts.getOrDefault("ner", 0L), attempts);
        percent(told, "ser", counts.getOrDefault("ser", 0L), sessions);
        percent(told, "seer", counts.getOrDefault("seer", 0L), sessions);
        long timed = counts.getOrDefault(Tally.TIMED, 0L);
        double talk = calls.talkMillis();
        if (timed > 0 && talk > 0) {
            told.put("acd_s", tenths(talk / timed / MILLIS));
        }
        long failures = calls.only(tally -> tally.loss() == Loss.FAILURE).calls();
        told.put("failures", failures);
        percent(told, "failed_percent", failures, attempts);
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
