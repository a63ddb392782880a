// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names that are looked for in a text. However many there are, a look costs the same: the next few words of the text, looked
 * up in a hash. Of a name with more words than that its parts are names.
 */
final class NameList {
    /** Words of a name that are looked up together. */
    private static final int MOST_WORDS = 8;

    private final Set<String> names = new HashSet<>();

    /** Adds a name, without the quotes or signs around it. */
    void add(String name) {
        int at = wordStart(name, 0);
        while (at < name.length()) {
            int end = at;
            int next = at;
            for (int words = 0; words < MOST_WORDS && next < name.length(); words++) {
                end = wordEnd(name, next);
                next = wordStart(name, end);
            }
            names.add(folded(name, at, end));
            at = next;
        }
    }

    /** The end of the longest name that begins here, whatever its case, and is no part of a longer word; here where none does. */
    int end(String text, int at) {
        if (names.isEmpty()) {
            return at;
        }
        int found = at;
        int next = at;
        for (int words = 0; words < MOST_WORDS && next < text.length(); words++) {
            int end = wordEnd(text, next);
            if (end == next) {
                return found;
            }
            if (names.contains(folded(text, at, end))) {
                found = end;
            }
            next = wordStart(text, end);
        }
        return found;
    }

    /** Whether this is a name. */
    boolean has(String text) {
        return names.contains(folded(text, 0, text.length()));
    }

    private static String folded(String text, int from, int to) {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }
}
