// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sipassistant.endpoint.counting.Tally;

/** The ratios of a number of calls, as {@code docs/counting.md} defines them. */
final class Totals {
    private static final double MILLIS = 1_000;
    private static final double HUNDRED = 100;
    private static final double TENTHS = 10;

    private Totals() {}

    static Map<String, Object> of(Tallies calls) {
        Map<String, Object> told = new LinkedHashMap<>();
        long attempts = calls.count("attempts");
        long sessions = calls.count("ser_attempts");
        long answered = calls.count("answered");
        told.put("attempts", attempts);
        told.put("answered", answered);
        percent(told, "asr", answered, attempts);
        percent(told, "ner", calls.count("ner"), attempts);
        percent(told, "ser", calls.count("ser"), sessions);
        percent(told, "seer", calls.count("seer"), sessions);
        long timed = calls.count(Tally.TIMED);
        if (timed > 0) {
            told.put("acd_s", tenths(calls.talkMillis() / timed / MILLIS));
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
