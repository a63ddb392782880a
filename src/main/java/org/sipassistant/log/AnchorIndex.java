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
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of many literals in a text at the cost of looking at every fifth character.
 *
 * <p>Of each literal a window is indexed: at one of five neighbouring offsets in it a look must fall. The eight characters
 * there decide nearly always that no literal is near; of the few literals that are too short for that, four do. Immutable
 * once it is made, and then safe for use by many threads.
 */
final class AnchorIndex<T> {

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STEP = 5;
    private static final int GRAM = 4;
    private static final int LONG_GRAM = 8;
    private static final int SHORT_WINDOW = STEP - 1 + GRAM;
    private static final int LONG_WINDOW = STEP - 1 + LONG_GRAM;
    private static final int FILTER_BITS = 17;

    /** A literal, and how far before the place of a look it begins. */
    private record Entry<T>(String literal, int offset, T value) {}

    /** Told of each place of each literal, in about the order of the text. */
    interface Visitor<T> {
        /** @return whether to go on */
        boolean found(int at, T value);
    }

    private final long[] longGrams = new long[1 << (FILTER_BITS - 6)];
    /** The same by other bits: of what is in the first by chance, nearly nothing is in both. */
    private final long[] sureLongGrams = new long[1 << (FILTER_BITS - 6)];

    private final long[] grams = new long[1 << (FILTER_BITS - 6)];

    /** Both by their hash in the filter. */
    private final Map<Integer, List<Entry<T>>> longEntries = new HashMap<>();

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
        int at = 0;
        for (int last = bytes.length - LONG_GRAM; at <= last; at += STEP) {
            long eight = longGram(bytes, at);
            // one branch that is hardly ever taken
            boolean near = has(longGrams, hash(eight)) | has(grams, hash((int) eight));
            if (near && !visit(text, at, eight, visitor)) {
                return;
            }
        }
        for (int last = bytes.length - GRAM; at <= last; at += STEP) {
            int four = gram(bytes, at);
            if (has(grams, hash(four)) && !visit(entries.get(hash(four)), text, at, visitor)) {
                return;
            }
        }
    }

    /** Visits what a look has found. */
    private boolean visit(String text, int at, long eight, Visitor<T> visitor) {
        boolean sure = has(longGrams, hash(eight)) && has(sureLongGrams, otherHash(eight));
        return (!sure || visit(longEntries.get(hash(eight)), text, at, visitor))
                && visit(entries.get(hash((int) eight)), text, at, visitor);
    }

    private static <T> boolean visit(@Nullable List<Entry<T>> near, String text, int at, Visitor<T> visitor) {
        if (near == null) {
            return true;
        }
        for (Entry<T> entry : near) {
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
            Entry<T> entry = new Entry<>(literal, at, value);
            if (isLong) {
                long eight = longGram(bytes, at);
                set(sureLongGrams, otherHash(eight));
                add(hash(eight), entry, longGrams, longEntries);
            } else {
                add(hash(gram(bytes, at)), entry, grams, entries);
            }
        }
    }

    private static <T> void add(int hash, Entry<T> entry, long[] filter, Map<Integer, List<Entry<T>>> entries) {
        set(filter, hash);
        entries.computeIfAbsent(hash, absent -> new ArrayList<>(1)).add(entry);
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

    private static long longGram(byte[] bytes, int at) {
        return (long) EIGHT_BYTES.get(bytes, at);
    }

    private static void set(long[] filter, int hash) {
        filter[hash >>> 6] |= 1L << hash;
    }

    private static boolean has(long[] filter, int hash) {
        return (filter[hash >>> 6] & (1L << hash)) != 0;
    }

    /** The upper bits of the product are well mixed (Fibonacci hashing). */
    private static int hash(int four) {
        return (four * 0x9E3779B9) >>> (Integer.SIZE - FILTER_BITS);
    }

    private static int hash(long eight) {
        return (int) ((eight * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - FILTER_BITS));
    }

    private static int otherHash(long eight) {
        return (int) ((eight * 0xC2B2AE3D27D4EB4FL) >>> (Long.SIZE - FILTER_BITS));
    }
}
