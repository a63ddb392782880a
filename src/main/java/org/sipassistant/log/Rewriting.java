// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import org.jspecify.annotations.Nullable;

/**
 * A text in which line ends are put back where a product took them away. It keeps its length: the place of what goes is
 * filled with carriage returns before a line feed, which readers drop, so that a position means the same before and
 * after. Not thread-safe; one for each text.
 */
final class Rewriting {

    private static final char FILLING = '\r';

    private final String text;
    private char @Nullable [] plain;
    private boolean moved;

    Rewriting(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String plain() {
        char[] written = plain;
        return written == null ? text : new String(written);
    }

    boolean isChanged() {
        return plain != null;
    }

    /** Whether characters of messages stand elsewhere than in the text, which happens where rows had to be joined. */
    boolean isMoved() {
        return moved;
    }

    /** A line end in the place of a span. */
    void lineEnd(int from, int to) {
        fill(from, to - 1);
        characters()[to - 1] = '\n';
    }

    /** Nothing in the place of a span, which must end where a line ends. */
    void fill(int from, int to) {
        char[] written = characters();
        for (int at = from; at < to; at++) {
            written[at] = FILLING;
        }
    }

    void put(int at, char c) {
        characters()[at] = c;
    }

    /** Other text, at most as long, in the place of a span. */
    void replace(int from, int to, CharSequence other) {
        for (int i = 0; i < other.length(); i++) {
            put(from + i, other.charAt(i));
        }
        fill(from + other.length(), to);
        moved = true;
    }

    private char[] characters() {
        char[] written = plain;
        if (written == null) {
            written = text.toCharArray();
            plain = written;
        }
        return written;
    }
}
