// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells in one pass over a line which of many patterns may be in it: each is known by three neighbouring characters of its
 * literals that few of the others have. A pattern without so long a literal may be in any line. Immutable.
 */
final class LineIndex {

    private static final int LENGTH = 3;
    private static final int LETTER_BITS = 5;
    private static final int KEYS = 1 << LENGTH * LETTER_BITS;

    private final long[] known = new long[KEYS / Long.SIZE];
    /** By the key of the characters a bit for each pattern that is known by them. */
    private final long[][] patterns = new long[KEYS][];

    private final long[] always;

    LineIndex(List<LinePattern> all) {
        always = new long[(all.size() + Long.SIZE - 1) / Long.SIZE];
        Map<Integer, Integer> commonness = new HashMap<>();
        for (LinePattern pattern : all) {
            pattern.literals().forEach(literal -> keys(literal).forEach(key -> commonness.merge(key, 1, Integer::sum)));
        }
        for (int i = 0; i < all.size(); i++) {
            add(all.get(i), i, commonness);
        }
    }

    /** A bit for each pattern, by its place among all, that may be in a span. */
    long[] candidates(String text, int from, int to) {
        long[] found = always.clone();
        int key = 0;
        for (int at = from; at < to; at++) {
            key = next(key, text.charAt(at));
            if ((known[key / Long.SIZE] & 1L << key) != 0) {
                join(found, patterns[key]);
            }
        }
        return found;
    }

    private static void join(long[] found, long[] more) {
        for (int i = 0; i < found.length; i++) {
            found[i] |= more[i];
        }
    }

    private void add(LinePattern pattern, int index, Map<Integer, Integer> commonness) {
        int rarest = -1;
        for (String literal : pattern.literals()) {
            for (int key : keys(literal)) {
                rarest = rarest < 0 || commonness.get(key) < commonness.get(rarest) ? key : rarest;
            }
        }
        if (rarest < 0) {
            always[index / Long.SIZE] |= 1L << index;
            return;
        }
        known[rarest / Long.SIZE] |= 1L << rarest;
        if (patterns[rarest] == null) {
            patterns[rarest] = new long[always.length];
        }
        patterns[rarest][index / Long.SIZE] |= 1L << index;
    }

    private static List<Integer> keys(String literal) {
        List<Integer> keys = new ArrayList<>();
        int key = 0;
        for (int at = 0; at < literal.length(); at++) {
            key = next(key, literal.charAt(at));
            if (at >= LENGTH - 1) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The key of the last three characters. */
    private static int next(int key, char c) {
        return (key << LETTER_BITS ^ c) & KEYS - 1;
    }
}
