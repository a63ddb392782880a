// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    /** Words of the filter of whole looks: 8 kB, which a cache of the first level still holds beside the text. */
    private static final int FILTER_BITS = 10;

    private static final int SHORT_FILTER_BITS = 8;
    private static final int GUESS_BITS = 13;
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

    private final long[] filter = new long[1 << FILTER_BITS];
    private final long[] shortFilter = new long[1 << SHORT_FILTER_BITS];
    private final byte[] shortGuess = new byte[1 << GUESS_BITS];
    /** Of long and short grams, by the upper bits of their hashes. */
    private final Entry<T>[][] entries = buckets();

    /**
     * @param literals by what they stand for; each of {@link EventPattern#LEAST_LITERAL} characters or more
     * @param lines in which some of them stand: what is common there is common in other texts
     */
    AnchorIndex(List<Map.Entry<String, T>> literals, List<String> lines) {
        Map<Integer, Integer> commonness = new HashMap<>();
        for (String line : lines) {
            byte[] bytes = bytes(line);
            for (int at = 0; at + HALF <= bytes.length; at++) {
                commonness.merge(gram(bytes, at), 1, Integer::sum);
            }
        }
        literals.forEach(literal -> add(literal.getKey(), literal.getValue(), commonness));
    }

    void find(String text, Visitor<T> visitor) {
        byte[] bytes = bytes(text);
        int at = 0;
        for (int last = bytes.length - 2 * STEP; at <= last; at += 2 * STEP) {
            long one = (long) EIGHT_BYTES.get(bytes, at);
            long other = (long) EIGHT_BYTES.get(bytes, at + STEP);
            // one branch that is hardly ever taken
            boolean near = ((near(one) | near(other)) & 1) != 0;
            if (near && !(visit(one, text, at, visitor) && visit(other, text, at + STEP, visitor))) {
                return;
            }
        }
        if (at <= bytes.length - STEP) {
            if (!visit((long) EIGHT_BYTES.get(bytes, at), text, at, visitor)) {
                return;
            }
            at += STEP;
        }
        if (at + HALF <= bytes.length) {
            visitGram(gram(bytes, at), text, at, visitor);
        }
    }

    /** The lowest bit tells whether a look may have found something; that for either half is a rough guess. */
    private long near(long eight) {
        long both = halves(eight);
        return near(filter, FILTER_BITS, eight)
                | shortGuess[(int) both & shortGuess.length - 1]
                | shortGuess[(int) (both >>> Integer.SIZE) & shortGuess.length - 1];
    }

    /** Mixes the characters of either half, of which the lower {@value #GUESS_BITS} bits are used, in few steps. */
    private static long halves(long eight) {
        return eight ^ eight >>> 11 ^ eight >>> 18;
    }

    /** Visits what a look has found. */
    private boolean visit(long eight, String text, int at, Visitor<T> visitor) {
        int first = (int) eight;
        int second = (int) (eight >>> Integer.SIZE);
        return (!has(filter, FILTER_BITS, eight) || visitGram(eight, text, at, visitor))
                && (!has(shortFilter, SHORT_FILTER_BITS, first) || visitGram(first, text, at, visitor))
                && (!has(shortFilter, SHORT_FILTER_BITS, second) || visitGram(second, text, at + HALF, visitor));
    }

    private boolean visitGram(long gram, String text, int at, Visitor<T> visitor) {
        for (Entry<T> entry : entries[hash(gram, BUCKET_BITS)]) {
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
                set(filter, FILTER_BITS, gram);
            } else {
                set(shortFilter, SHORT_FILTER_BITS, gram);
                shortGuess[(int) halves(gram) & shortGuess.length - 1] = 1;
            }
            int bucket = hash(gram, BUCKET_BITS);
            Entry<T>[] more = Arrays.copyOf(entries[bucket], entries[bucket].length + 1);
            more[more.length - 1] = new Entry<>(gram, literal, at, value);
            entries[bucket] = more;
        }
    }

    /** The window whose characters are the rarest in lines of logs. */
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

    /** Of each gram two bits in one word, so that one look at memory tells nearly for sure. */
    private static void set(long[] filter, int bits, long gram) {
        long mixed = mixed(gram);
        filter[(int) (mixed >>> (Long.SIZE - bits))] |= 1L << (mixed >>> 40) | 1L << (mixed >>> 32);
    }

    /** The lowest bit tells whether a gram may be known; the others tell nothing. */
    private static long near(long[] filter, int bits, long gram) {
        long mixed = mixed(gram);
        long word = filter[(int) (mixed >>> (Long.SIZE - bits))];
        return word >>> (mixed >>> 40) & word >>> (mixed >>> 32);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // nothing but entries is ever put in
    private static <T> Entry<T>[][] buckets() {
        Entry<T>[][] buckets = new Entry[1 << BUCKET_BITS][];
        Arrays.fill(buckets, new Entry[0]);
        return buckets;
    }

    private static boolean has(long[] filter, int bits, long gram) {
        return (near(filter, bits, gram) & 1) != 0;
    }

    private static int hash(long gram, int bits) {
        return (int) (mixed(gram) >>> (Long.SIZE - bits));
    }

    /** The upper bits of the product are well mixed (Fibonacci hashing). */
    private static long mixed(long gram) {
        return gram * 0x9E3779B97F4A7C15L;
    }
}
