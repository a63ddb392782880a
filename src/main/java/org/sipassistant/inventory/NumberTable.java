// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the entry of a telephone number: a whole number before a beginning, a longer beginning before a shorter. */
final class NumberTable {

    private final Map<String, Entry> whole = new HashMap<>();
    private final Map<String, Entry> beginnings = new HashMap<>();
    /** Of the beginnings, the longest first. */
    private final int[] lengths;

    /** @param numbers without separators, beginnings with {@code *} behind them */
    NumberTable(Map<String, Entry> numbers) {
        TreeSet<Integer> found = new TreeSet<>();
        numbers.forEach((number, entry) -> {
            if (number.endsWith("*")) {
                beginnings.put(number.substring(0, number.length() - 1), entry);
                found.add(number.length() - 1);
            } else {
                whole.put(number, entry);
            }
        });
        lengths = found.descendingSet().stream().mapToInt(Integer::intValue).toArray();
    }

    boolean isEmpty() {
        return whole.isEmpty() && beginnings.isEmpty();
    }

    Optional<Entry> find(String number) {
        Entry entry = whole.get(number);
        for (int i = 0; i < lengths.length && entry == null; i++) {
            entry = lengths[i] <= number.length() ? beginnings.get(number.substring(0, lengths[i])) : null;
        }
        return Optional.ofNullable(entry);
    }
}
