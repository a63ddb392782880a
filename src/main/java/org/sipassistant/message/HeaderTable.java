// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a {@link Header} by a name in a text: by length and folded first letter, so that one comparison decides. */
final class HeaderTable {

    private static final int LETTERS = 32;
    private static final int LONGEST = 32;
    private static final Header[][] LONG = longNames();
    private static final Header[] COMPACT = compactForms();
    private static final int BEGINNING = 3;
    private static final int BEGINNING_BITS = 9;
    private static final Header[][] BY_BEGINNING = byBeginning();

    private HeaderTable() {}

    /**
     * The header whose name a span begins with, spelled as in its RFC and with the colon right behind it, as nearly every
     * sender writes it; null for all else, also for known names that are written otherwise.
     */
    static @Nullable Header leading(String text, int from, int to) {
        if (to - from < BEGINNING) {
            return null;
        }
        for (Header candidate : BY_BEGINNING[key(text.charAt(from), text.charAt(from + 1), text.charAt(from + 2))]) {
            String name = candidate.longName();
            int colon = from + name.length();
            if (colon < to && text.charAt(colon) == ':' && text.startsWith(name, from)) {
                return candidate;
            }
        }
        return null;
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

    private static Header[][] byBeginning() {
        List<List<Header>> buckets = new ArrayList<>();
        for (int i = 0; i < 1 << BEGINNING_BITS; i++) {
            buckets.add(new ArrayList<>());
        }
        for (Header header : Header.values()) {
            String line = header.longName() + ":";
            buckets.get(key(line.charAt(0), line.charAt(1), line.charAt(2))).add(header);
        }
        return buckets.stream().map(bucket -> bucket.toArray(new Header[0])).toArray(Header[][]::new);
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
