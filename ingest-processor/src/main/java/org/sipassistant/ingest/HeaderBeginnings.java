// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * Which three characters some header names begin with, without regard to case: one look tells nearly every text that begins
 * with none of them. Changed only while it is made.
 */
final class HeaderBeginnings {

    private static final int LETTER_BITS = 5;
    private static final int LETTERS = 1 << LETTER_BITS;
    private static final int LENGTH = 3;
    /** What stands behind a name of fewer characters. */
    private static final String BEHIND = ": \t";

    private final long[] known = new long[1 << LENGTH * LETTER_BITS - 6];

    void add(String name) {
        if (name.length() >= LENGTH) {
            add(name.charAt(0), name.charAt(1), name.charAt(2));
            return;
        }
        for (char behind : BEHIND.toCharArray()) {
            if (name.length() == LENGTH - 1) {
                add(name.charAt(0), name.charAt(1), behind);
            } else {
                for (char next = 0; next < LETTERS; next++) {
                    add(name.charAt(0), behind, next);
                }
            }
        }
    }

    /** Whether one of the names may begin at a position; false only where none does. */
    boolean mayBeginAt(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at) >= 128) {
            return false;
        }
        int key = key(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2));
        return (known[key >>> 6] & 1L << key) != 0;
    }

    private void add(char first, char second, char third) {
        int key = key(first, second, third);
        known[key >>> 6] |= 1L << key;
    }

    /** The upper and the lower case of a letter have the same five bits. */
    private static int key(char first, char second, char third) {
        int two = (first & LETTERS - 1) << LETTER_BITS | second & LETTERS - 1;
        return two << LETTER_BITS | third & LETTERS - 1;
    }
}
