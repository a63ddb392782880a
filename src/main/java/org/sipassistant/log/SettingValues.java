// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Leaves out the values of settings: {@code timeout 5000 ms} says how long something may take, not that it took longer. */
final class SettingValues {
    private static final Set<String> NAMES =
            Set.of("timeout", "timer", "interval", "limit", "ttl", "expires", "expiry", "retries", "delay");

    private static final Set<String> UNITS =
            Set.of("ms", "msec", "s", "sec", "secs", "second", "seconds", "min", "minutes", "calls", "sekunden");

    /** Words of something that happened. */
    private static final Set<String> HAPPENED = Set.of(
            "after",
            "expired",
            "elapsed",
            "fired",
            "exceeded",
            "reached",
            "occurred",
            "waiting",
            "waited",
            "gave",
            "giving",
            "while",
            "nach",
            "retransmission",
            "retransmissions",
            "marking",
            "closing",
            "dropping");

    private static final int NEAR = 4;

    private SettingValues() {}

    /** The words of a line without its settings; one beside which something happened is none. */
    static List<String> without(List<String> words) {
        if (words.stream().noneMatch(NAMES::contains)) {
            return words;
        }
        List<String> left = new ArrayList<>(words.size());
        int at = 0;
        while (at < words.size()) {
            int end = NAMES.contains(words.get(at)) ? valueEnd(words, at + 1) : at;
            boolean setting = end > at + 1 && !happened(words, at - NEAR, end + NEAR);
            if (!setting) {
                left.add(words.get(at));
            }
            at = setting ? end : at + 1;
        }
        return left;
    }

    private static boolean happened(List<String> words, int from, int to) {
        return words.subList(Math.max(0, from), Math.min(words.size(), to)).stream()
                .anyMatch(HAPPENED::contains);
    }

    /** Where the value ends that begins here; the same place where none does: a bare number may be a code. */
    private static int valueEnd(List<String> words, int from) {
        if (from >= words.size()) {
            return from;
        }
        String word = words.get(from);
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits == 0) {
            return from;
        }
        if (digits < word.length()) {
            return UNITS.contains(word.substring(digits)) ? from + 1 : from;
        }
        if (from + 1 < words.size() && UNITS.contains(words.get(from + 1))) {
            return from + 2;
        }
        return digits == 3 ? from : from + 1;
    }
}
