// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a {@link Header} by a name in a text: by length and folded first letter, so that one comparison decides. */
final class HeaderTable {

    private static final int LETTERS = 32;
    private static final int LONGEST = 32;
    private static final Header[] HEADERS = Header.values();
    private static final Header[][] LONG = longNames();
    private static final Header[] COMPACT = compactForms();
    private static final int BEGINNING = 3;
    private static final int BEGINNING_BITS = 9;
    private static final String[] NAMES = names();
    private static final byte[] LENGTHS = lengths();
    private static final short[] FIRST = first();
    private static final short[] NEXT = next();

    private HeaderTable() {}

    /**
     * The header whose name a span begins with, spelled as in its RFC and with the colon right behind it, as nearly every
     * sender writes it; null for all else, also for known names that are written otherwise.
     */
    static @Nullable Header leading(String text, int from, int to) {
        int found = leadingOrdinal(text, from, to);
        return found < 0 ? null : HEADERS[found];
    }

    /** The same as its place among all headers; -1 for none. */
    static int leadingOrdinal(String text, int from, int to) {
        if (to - from < BEGINNING) {
            return -1;
        }
        int ordinal = FIRST[key(text.charAt(from), text.charAt(from + 1), text.charAt(from + 2))];
        while (ordinal >= 0) {
            int colon = from + LENGTHS[ordinal];
            // the colon settles it for most names that begin alike
            if (colon < to && text.charAt(colon) == ':' && text.startsWith(NAMES[ordinal], from)) {
                return ordinal;
            }
            ordinal = NEXT[ordinal];
        }
        return -1;
    }

    /** The length of a name. */
    static int nameLength(int ordinal) {
        return LENGTHS[ordinal];
    }

    static @Nullable Header find(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > LONGEST || text.charAt(from) >= 128) {
            return null;
        }
        int letter = text.charAt(from) & (LETTERS - 1);
        if (length == 1) {
            return Characters.isLetter(text.charAt(from)) ? COMPACT[letter] : null;
        }
        Header[] candidates = LONG[length * LETTERS + letter];
        if (candidates == null) {
            return null;
        }
        for (Header candidate : candidates) {
            String name = candidate.longName();
            // most senders spell the name as the RFC does, and the exact comparison is the cheaper one
            if (text.startsWith(name, from) || text.regionMatches(true, from, name, 0, length)) {
                return candidate;
            }
        }
        return null;
    }

    /** Of the first three characters of a name, of which the third may be the colon behind it. */
    private static int key(char first, char second, char third) {
        return (first ^ second << 3 ^ third << 5) & (1 << BEGINNING_BITS) - 1;
    }

    private static String[] names() {
        return Arrays.stream(HEADERS).map(Header::longName).toArray(String[]::new);
    }

    private static byte[] lengths() {
        byte[] lengths = new byte[NAMES.length];
        for (int ordinal = 0; ordinal < NAMES.length; ordinal++) {
            lengths[ordinal] = (byte) NAMES[ordinal].length();
        }
        return lengths;
    }

    /** By the key of a beginning the first header with it; the common ones are the first of all. */
    private static short[] first() {
        short[] first = new short[1 << BEGINNING_BITS];
        Arrays.fill(first, (short) -1);
        for (int ordinal = HEADERS.length - 1; ordinal >= 0; ordinal--) {
            first[key(ordinal)] = (short) ordinal;
        }
        return first;
    }

    /** By the place of a header the next one with the same key; -1 for none. */
    private static short[] next() {
        short[] next = new short[HEADERS.length];
        short[] first = new short[1 << BEGINNING_BITS];
        Arrays.fill(first, (short) -1);
        for (int ordinal = HEADERS.length - 1; ordinal >= 0; ordinal--) {
            next[ordinal] = first[key(ordinal)];
            first[key(ordinal)] = (short) ordinal;
        }
        return next;
    }

    private static int key(int ordinal) {
        String line = NAMES[ordinal] + ":";
        return key(line.charAt(0), line.charAt(1), line.charAt(2));
    }

    private static Header[][] longNames() {
        List<List<Header>> buckets = new ArrayList<>();
        for (int i = 0; i < (LONGEST + 1) * LETTERS; i++) {
            buckets.add(new ArrayList<>());
        }
        for (Header header : Header.values()) {
            String name = header.longName();
            buckets.get(name.length() * LETTERS + (name.charAt(0) & (LETTERS - 1)))
                    .add(header);
        }
        Header[][] table = new Header[buckets.size()][];
        for (int i = 0; i < table.length; i++) {
            List<Header> bucket = buckets.get(i);
            if (!bucket.isEmpty()) {
                table[i] = bucket.toArray(new Header[0]);
            }
        }
        return table;
    }

    private static Header[] compactForms() {
        Header[] table = new Header[LETTERS];
        for (Header header : Header.values()) {
            if (header.compact() != ' ') {
                table[header.compact() & (LETTERS - 1)] = header;
            }
        }
        return table;
    }
}
