// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.Map;
import java.util.TreeMap;
import org.sipassistant.secret.UrlDecoded;

/** What is to be written in the place of parts of a text; of two for the same place the first one stands. */
final class Replacements {
    private final UrlDecoded text;
    private final TreeMap<Integer, Part> parts = new TreeMap<>();

    Replacements(String text) {
        this(UrlDecoded.plain(text));
    }

    /** @param text whose plain form the places are of */
    Replacements(UrlDecoded text) {
        this.text = text;
    }

    private record Part(int end, String other) {}

    void put(int from, int to, String other) {
        if (from < to && !overlaps(from, to)) {
            parts.put(from, new Part(to, other));
        }
    }

    private boolean overlaps(int from, int to) {
        Map.Entry<Integer, Part> before = parts.lowerEntry(to);
        return before != null && before.getValue().end() > from;
    }

    /** By how much the text between two positions becomes longer. */
    int growth(int from, int to) {
        int growth = 0;
        for (Map.Entry<Integer, Part> part : parts.subMap(from, to).entrySet()) {
            growth += part.getValue().other().length() - (part.getValue().end() - part.getKey());
        }
        return growth;
    }

    String written() {
        StringBuilder written = new StringBuilder(text.text().length() + 64);
        int at = 0;
        for (Map.Entry<Integer, Part> part : parts.entrySet()) {
            written.append(text.text(), at, text.start(part.getKey()));
            written.append(text.encoded(part.getValue().other()));
            at = text.start(part.getValue().end());
        }
        return written.append(text.text(), at, text.text().length()).toString();
    }
}
