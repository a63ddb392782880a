// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    /** Words of the filter of whole looks: 16 kB, which a cache of the first level still holds beside the text. */
    private static final int FILTER_BITS = 11;

    /** Bits of the filter of halves: 4 kB. */
    private static final int HALF_FILTER_BITS = 15;

    /** What stands in an ordinary line is met more often than what stands in one that tells of a call. */
    private static final int ORDINARY = 16;

    /** That all characters of a look are met tells more than that half of them are. */
    private static final int WHOLE = 64;

    /** What no literal holds. */
    private static final long NO_GRAM = 0;

    /** Characters of a text that are looked at together. */
    private static final int PART_LENGTH = 4_096;

    /** Every event is read with the same one, because a new one would cost more than all that is looked for in it. */
    private static final ThreadLocal<byte[]> PART = ThreadLocal.withInitial(() -> new byte[PART_LENGTH + 2 * STEP]);

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
    private final long[] halfFilter = new long[1 << HALF_FILTER_BITS - 6];
    /** Long and short grams from the place on that their hash gives, as far as that is free, and what each leads to. */
    private final long[] grams;

    private final Entry<T>[] entries;

    /**
     * @param literals by what they stand for; each of {@link EventPattern#LEAST_LITERAL} characters or more
     * @param lines in which some of them stand: what is common there is common in other texts
     */
    AnchorIndex(List<Map.Entry<String, T>> literals, List<String> lines) {
        Map<Long, Integer> commonness = new HashMap<>();
        lines.forEach(line -> count(line, 1, commonness));
        OrdinaryLines.ALL.forEach(line -> count(line, ORDINARY, commonness));
        List<Entry<T>> all = new ArrayList<>();
        literals.forEach(literal -> add(literal.getKey(), literal.getValue(), commonness, all));
        grams = new long[4 * Integer.highestOneBit(all.size() + 1)];
        entries = array(grams.length);
        all.forEach(this::put);
    }

    private static void count(String line, int weight, Map<Long, Integer> commonness) {
        byte[] bytes = bytes(line);
        for (int at = 0; at + HALF <= bytes.length; at++) {
            commonness.merge((long) gram(bytes, at), weight, Integer::sum);
            if (at + STEP <= bytes.length) {
                commonness.merge((long) EIGHT_BYTES.get(bytes, at), WHOLE * weight, Integer::sum);
            }
        }
    }

    private void put(Entry<T> entry) {
        int place = place(entry.gram());
        while (grams[place] != NO_GRAM) {
            place = place + 1 & grams.length - 1;
        }
        grams[place] = entry.gram();
        entries[place] = entry;
    }

    private int place(long gram) {
        return (int) (mixed(gram) >>> Integer.SIZE) & grams.length - 1;
    }

    /**
     * Tells a visitor of the places in a text.
     *
     * @param visitors makes one for the text; not asked where nothing is near
     * @return the one that was told; null where none was made
     */
    <V extends Visitor<T>> @Nullable V find(String text, Function<String, V> visitors) {
        byte[] part = PART.get();
        int length = text.length();
        V visitor = null;
        for (int from = 0; from < length; from += PART_LENGTH) {
            int size = Math.min(PART_LENGTH, length - from);
            lowBytes(text, from, from + size, part);
            // looks at the end go beyond the text: zeros are in no literal
            EIGHT_BYTES.set(part, size, 0L);
            EIGHT_BYTES.set(part, size + STEP, 0L);
            for (int at = near(part, 0, size); at < size; at = near(part, at + 2 * STEP, size)) {
                visitor = visitor == null ? visitors.apply(text) : visitor;
                if (!visit(part, at, text, from, visitor) || !visit(part, at + STEP, text, from, visitor)) {
                    return visitor;
                }
            }
        }
        return visitor;
    }

    /** Where the next two looks are of which one may have found something; nothing else is done while that is looked for. */
    private int near(byte[] part, int from, int size) {
        int at = from;
        while (at < size
                && ((near((long) EIGHT_BYTES.get(part, at)) | near((long) EIGHT_BYTES.get(part, at + STEP))) & 1)
                        == 0) {
            at += 2 * STEP;
        }
        return at;
    }

    /** The lowest bit tells whether a look may have found something. */
    private long near(long eight) {
        long mixed = mixed(eight);
        return nearWhole(mixed) | nearHalf(mixed) | nearHalf(mixed(eight >>> Integer.SIZE));
    }

    private long nearWhole(long mixed) {
        long word = filter[(int) (mixed >>> Long.SIZE - FILTER_BITS)];
        return word >>> (mixed >>> 40) & word >>> (mixed >>> 32);
    }

    /** The same of the first four characters alone, of which alone the lower half of the product tells. */
    private long nearHalf(long mixed) {
        int place = (int) mixed >>> Integer.SIZE - HALF_FILTER_BITS;
        return halfFilter[place >>> 6] >>> place;
    }

    /** Visits what a look has found in a part of the text. */
    private boolean visit(byte[] part, int place, String text, int from, Visitor<T> visitor) {
        long eight = (long) EIGHT_BYTES.get(part, place);
        int at = from + place;
        return ((nearWhole(mixed(eight)) & 1) == 0 || visitGram(eight, text, at, visitor))
                && visitHalf((int) eight, text, at, visitor)
                && visitHalf((int) (eight >>> Integer.SIZE), text, at + HALF, visitor);
    }

    private boolean visitHalf(int four, String text, int at, Visitor<T> visitor) {
        return (nearHalf(mixed(four)) & 1) == 0 || visitGram(four, text, at, visitor);
    }

    private boolean visitGram(long gram, String text, int at, Visitor<T> visitor) {
        long known = grams[place(gram)];
        for (int place = place(gram); known != NO_GRAM; known = grams[place]) {
            if (known == gram && !visit(entries[place], text, at, visitor)) {
                return false;
            }
            place = place + 1 & grams.length - 1;
        }
        return true;
    }

    private boolean visit(Entry<T> entry, String text, int at, Visitor<T> visitor) {
        int start = at - entry.offset();
        return !text.startsWith(entry.literal(), start) || visitor.found(start, entry.value());
    }

    private void add(String literal, T value, Map<Long, Integer> commonness, List<Entry<T>> all) {
        byte[] bytes = bytes(literal);
        boolean isLong = literal.length() >= WINDOW;
        int looks = isLong ? STEP : HALF;
        int window = window(bytes, isLong ? WINDOW : SHORT_WINDOW, commonness);
        for (int at = window; at < window + looks; at++) {
            long gram = isLong ? (long) EIGHT_BYTES.get(bytes, at) : gram(bytes, at);
            if (isLong) {
                setNear(gram);
            } else {
                setNearHalf(gram);
            }
            all.add(new Entry<>(gram, literal, at, value));
        }
    }

    /** The window whose characters are the rarest in lines of logs. */
    private static int window(byte[] literal, int length, Map<Long, Integer> commonness) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int start = 0; start + length <= literal.length; start++) {
            int common = 0;
            for (int at = start; at + HALF <= start + length; at++) {
                common += commonness.getOrDefault((long) gram(literal, at), 0);
            }
            for (int at = start; at + STEP <= start + length; at++) {
                common += commonness.getOrDefault((long) EIGHT_BYTES.get(literal, at), 0);
            }
            if (common < least) {
                least = common;
                best = start;
            }
        }
        return best;
    }

    private static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        lowBytes(text, 0, bytes.length, bytes);
        return bytes;
    }

    /**
     * The lower byte of each character, whatever it is: what the bytes settle is compared with the characters afterwards.
     * Eight of them are read at once, which makes the copy worth its cost.
     */
    @SuppressWarnings("deprecation") // that no character set is asked is what is wanted here
    private static void lowBytes(String text, int from, int to, byte[] bytes) {
        text.getBytes(from, to, bytes, 0);
    }

    private static int gram(byte[] bytes, int at) {
        return (int) FOUR_BYTES.get(bytes, at);
    }

    /** Of each gram two bits in one word, so that one look at memory tells nearly for sure. */
    private void setNear(long gram) {
        long mixed = mixed(gram);
        filter[(int) (mixed >>> Long.SIZE - FILTER_BITS)] |= 1L << (mixed >>> 40) | 1L << (mixed >>> 32);
    }

    private void setNearHalf(long gram) {
        int place = (int) mixed(gram) >>> Integer.SIZE - HALF_FILTER_BITS;
        halfFilter[place >>> 6] |= 1L << place;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // nothing but entries is ever put in
    private static <T> Entry<T>[] array(int length) {
        return new Entry[length];
    }

    /** The upper bits of the product are well mixed (Fibonacci hashing). */
    private static long mixed(long gram) {
        return gram * 0x9E3779B97F4A7C15L;
    }
}
