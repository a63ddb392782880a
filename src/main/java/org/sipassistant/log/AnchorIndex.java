// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the places of many literals in a text at the cost of looking at every eighth character.
 *
 * <p>Of each literal a window is indexed: at one of eight neighbouring offsets in it a look must fall. The eight characters
 * there decide nearly always that no literal is near; of the few literals that are too short for that, either half of
 * them does. Immutable once it is made, and then safe for use by many threads.
 */
final class AnchorIndex<T> {

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STEP = 8;
    private static final int HALF = 4;
    private static final int WINDOW = 2 * STEP - 1;
    private static final int SHORT_WINDOW = 2 * HALF - 1;
    private static final int FILTER_BITS = 17;
    private static final int SHORT_FILTER_BITS = 15;
    private static final int BUCKET_BITS = 12;

    /**
     * A literal and the place of a look in it.
     *
     * @param gram the characters there
     * @param offset how far before them the literal begins
     */
    private record Entry<T>(long gram, String literal, int offset, T value) {}

    /** Told of each place of each literal, in about the order of the text. */
    interface Visitor<T> {
        /** @return whether to go on */
        boolean found(int at, T value);
    }

    private final long[] filter = new long[1 << (FILTER_BITS - 6)];
    /** The same by other bits: of what is in the first by chance, nearly nothing is in both. */
    private final long[] sureFilter = new long[1 << (FILTER_BITS - 6)];

    private final long[] shortFilter = new long[1 << (SHORT_FILTER_BITS - 6)];
    /** Of long and short grams, by the upper bits of their hashes. */
    private final List<List<Entry<T>>> entries = new ArrayList<>(Collections.nCopies(1 << BUCKET_BITS, List.of()));

    /** @param literals by what they stand for; each of {@link EventPattern#LEAST_LITERAL} characters or more */
    AnchorIndex(List<Map.Entry<String, T>> literals) {
        Map<Integer, Integer> commonness = new HashMap<>();
        for (Map.Entry<String, T> literal : literals) {
            byte[] bytes = bytes(literal.getKey());
            for (int at = 0; at + HALF <= bytes.length; at++) {
                commonness.merge(gram(bytes, at), 1, Integer::sum);
            }
        }
        literals.forEach(literal -> add(literal.getKey(), literal.getValue(), commonness));
    }

    void find(String text, Visitor<T> visitor) {
        byte[] bytes = bytes(text);
        int at = 0;
        for (int last = bytes.length - STEP; at <= last; at += STEP) {
            long eight = (long) EIGHT_BYTES.get(bytes, at);
            int first = (int) eight;
            int second = (int) (eight >>> Integer.SIZE);
            // one branch that is hardly ever taken
            boolean near = has(filter, hash(eight, FILTER_BITS))
                    | has(shortFilter, hash(first, SHORT_FILTER_BITS))
                    | has(shortFilter, hash(second, SHORT_FILTER_BITS));
            if (near && !visit(eight, text, at, visitor)) {
                return;
            }
        }
        if (at + HALF <= bytes.length) {
            visitGram(gram(bytes, at), text, at, visitor);
        }
    }

    /** Visits what a look has found. */
    private boolean visit(long eight, String text, int at, Visitor<T> visitor) {
        boolean sure = has(filter, hash(eight, FILTER_BITS)) && has(sureFilter, otherHash(eight));
        int first = (int) eight;
        int second = (int) (eight >>> Integer.SIZE);
        return (!sure || visitGram(eight, text, at, visitor))
                && (!has(shortFilter, hash(first, SHORT_FILTER_BITS)) || visitGram(first, text, at, visitor))
                && (!has(shortFilter, hash(second, SHORT_FILTER_BITS)) || visitGram(second, text, at + HALF, visitor));
    }

    private boolean visitGram(long gram, String text, int at, Visitor<T> visitor) {
        for (Entry<T> entry : entries.get(hash(gram, BUCKET_BITS))) {
            int start = at - entry.offset();
            boolean found = entry.gram() == gram && text.startsWith(entry.literal(), start);
            if (found && !visitor.found(start, entry.value())) {
                return false;
            }
        }
        return true;
    }

    private void add(String literal, T value, Map<Integer, Integer> commonness) {
        byte[] bytes = bytes(literal);
        boolean isLong = literal.length() >= WINDOW;
        int looks = isLong ? STEP : HALF;
        int window = window(bytes, isLong ? WINDOW : SHORT_WINDOW, commonness);
        for (int at = window; at < window + looks; at++) {
            long gram = isLong ? (long) EIGHT_BYTES.get(bytes, at) : gram(bytes, at);
            if (isLong) {
                set(filter, hash(gram, FILTER_BITS));
                set(sureFilter, otherHash(gram));
            } else {
                set(shortFilter, hash(gram, SHORT_FILTER_BITS));
            }
            int bucket = hash(gram, BUCKET_BITS);
            List<Entry<T>> more = new ArrayList<>(entries.get(bucket));
            more.add(new Entry<>(gram, literal, at, value));
            entries.set(bucket, more);
        }
    }

    /** The window whose characters are the rarest among all literals, and so in other texts. */
    private static int window(byte[] literal, int length, Map<Integer, Integer> commonness) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int start = 0; start + length <= literal.length; start++) {
            int common = 0;
            for (int at = start; at + HALF <= start + length; at++) {
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

    private static void set(long[] filter, int hash) {
        filter[hash >>> 6] |= 1L << hash;
    }

    private static boolean has(long[] filter, int hash) {
        return (filter[hash >>> 6] & (1L << hash)) != 0;
    }

    /** The upper bits of the product are well mixed (Fibonacci hashing). */
    private static int hash(long gram, int bits) {
        return (int) ((gram * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - bits));
    }

    private static int otherHash(long gram) {
        return (int) ((gram * 0xC2B2AE3D27D4EB4FL) >>> (Long.SIZE - FILTER_BITS));
    }
}
