// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the places of many literals in a text at the cost of looking at every fifth character.
 *
 * <p>Of each literal a window is indexed: at one of five neighbouring offsets in it a look must fall. Four characters there
 * decide nearly always that no literal is near, the four behind them decide it where the first do not. Immutable once it
 * is made, and then safe for use by many threads.
 */
final class AnchorIndex<T> {

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STEP = 5;
    private static final int GRAM = 4;
    private static final int SHORT_WINDOW = STEP - 1 + GRAM;
    private static final int LONG_WINDOW = SHORT_WINDOW + GRAM;
    private static final int FILTER_BITS = 17;

    /** A literal, and how far before the place of a look it begins. */
    private record Entry<T>(String literal, int offset, T value) {}

    /** Told of each place of each literal, in about the order of the text. */
    interface Visitor<T> {
        /** @return whether to go on */
        boolean found(int at, T value);
    }

    private final long[] first = new long[1 << (FILTER_BITS - 6)];
    private final long[] second = new long[1 << (FILTER_BITS - 6)];
    private final long[] alone = new long[1 << (FILTER_BITS - 6)];
    private final Map<Integer, List<Entry<T>>> entries = new HashMap<>();

    /** @param literals by what they stand for; each of {@link EventPattern#LEAST_LITERAL} characters or more */
    AnchorIndex(List<Map.Entry<String, T>> literals) {
        Map<Integer, Integer> commonness = new HashMap<>();
        for (Map.Entry<String, T> literal : literals) {
            byte[] bytes = bytes(literal.getKey());
            for (int at = 0; at + GRAM <= bytes.length; at++) {
                commonness.merge(gram(bytes, at), 1, Integer::sum);
            }
        }
        literals.forEach(literal -> add(literal.getKey(), literal.getValue(), commonness));
    }

    void find(String text, Visitor<T> visitor) {
        byte[] bytes = bytes(text);
        int last = bytes.length - GRAM;
        for (int at = 0; at <= last; at += STEP) {
            int gram = gram(bytes, at);
            boolean near = has(first, gram)
                    && (has(alone, gram) || at + GRAM <= last && has(second, both(gram, gram(bytes, at + GRAM))));
            if (near && !visit(text, at, gram, visitor)) {
                return;
            }
        }
    }

    private boolean visit(String text, int at, int gram, Visitor<T> visitor) {
        for (Entry<T> entry : entries.getOrDefault(gram, List.of())) {
            int start = at - entry.offset();
            if (text.startsWith(entry.literal(), start) && !visitor.found(start, entry.value())) {
                return false;
            }
        }
        return true;
    }

    private void add(String literal, T value, Map<Integer, Integer> commonness) {
        byte[] bytes = bytes(literal);
        boolean isLong = literal.length() >= LONG_WINDOW;
        int window = window(bytes, isLong ? LONG_WINDOW : SHORT_WINDOW, commonness);
        for (int at = window; at < window + STEP; at++) {
            int gram = gram(bytes, at);
            set(first, gram);
            if (isLong) {
                set(second, both(gram, gram(bytes, at + GRAM)));
            } else {
                set(alone, gram);
            }
            entries.computeIfAbsent(gram, key -> new ArrayList<>(1)).add(new Entry<>(literal, at, value));
        }
    }

    /** The window whose characters are the rarest among all literals, and so in other texts. */
    private static int window(byte[] literal, int length, Map<Integer, Integer> commonness) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int start = 0; start + length <= literal.length; start++) {
            int common = 0;
            for (int at = start; at < start + STEP; at++) {
                common += commonness.getOrDefault(gram(literal, at), 0);
            }
            if (common < least) {
                least = common;
                best = start;
            }
        }
        return best;
    }

    /**
     * One byte for each character, whatever it is: what the bytes settle is compared with the characters afterwards. Four
     * of them are read at once, which makes the copy worth its cost.
     */
    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length == text.length()) {
            return bytes;
        }
        // a pair of surrogates became one byte
        byte[] each = new byte[text.length()];
        for (int at = 0; at < each.length; at++) {
            char c = text.charAt(at);
            each[at] = (byte) (c < 256 ? c : '?');
        }
        return each;
    }

    private static int gram(byte[] bytes, int at) {
        return (int) FOUR_BYTES.get(bytes, at);
    }

    private static int both(int gram, int next) {
        return gram * 31 + next;
    }

    private static void set(long[] filter, int key) {
        int hash = hash(key);
        filter[hash >>> 6] |= 1L << hash;
    }

    private static boolean has(long[] filter, int key) {
        int hash = hash(key);
        return (filter[hash >>> 6] & (1L << hash)) != 0;
    }

    /** The upper bits of the product are well mixed (Fibonacci hashing). */
    private static int hash(int key) {
        return (key * 0x9E3779B9) >>> (Integer.SIZE - FILTER_BITS);
    }
}
