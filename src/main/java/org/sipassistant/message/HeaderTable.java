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

    private HeaderTable() {}

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
