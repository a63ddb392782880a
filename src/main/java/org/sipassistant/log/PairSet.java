// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * Which pairs of neighbouring characters stand in a text: one bit of 256 for those that share their hash. A text that
 * holds another holds all of its pairs, so that one look rules out nearly every search that would find nothing. Changed
 * only while it is made.
 */
final class PairSet {

    private static final int GOLDEN = 0x9E3779B1;

    private long first;
    private long second;
    private long third;
    private long fourth;

    /** Adds the pairs of a span. */
    PairSet add(String text, int from, int to) {
        if (from >= to) {
            return this;
        }
        char before = text.charAt(from);
        for (int at = from + 1; at < to; at++) {
            char c = text.charAt(at);
            int hash = (before * 31 + c) * GOLDEN >>> 24;
            long bit = 1L << hash;
            switch (hash >>> 6) {
                case 0 -> first |= bit;
                case 1 -> second |= bit;
                case 2 -> third |= bit;
                default -> fourth |= bit;
            }
            before = c;
        }
        return this;
    }

    /** Whether all pairs of another set are in this one. */
    boolean holds(PairSet other) {
        return (other.first & ~first) == 0
                && (other.second & ~second) == 0
                && (other.third & ~third) == 0
                && (other.fourth & ~fourth) == 0;
    }
}
