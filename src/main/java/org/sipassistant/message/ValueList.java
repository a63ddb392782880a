// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * Steps over the values of a comma-separated list (RFC 3261 section 7.3.1) without copying any of them. Commas within
 * quotes and angle brackets belong to a value, and empty values are left out. One pass over the text; for one thread.
 */
final class ValueList {

    private final String text;
    private final int to;
    private int next;
    private int start;
    private int end;
    /** False once a quote was met that is never closed: no later one is either. */
    private boolean quotes = true;

    ValueList(String text, int from, int to) {
        this.text = text;
        this.to = to;
        this.next = from;
    }

    /** Moves to the next value; false behind the last. */
    boolean next() {
        while (next <= to) {
            int comma = comma(next);
            start = Characters.skipSpace(text, next, comma);
            end = Characters.trimEnd(text, start, comma);
            next = comma + 1;
            if (start < end) {
                return true;
            }
        }
        return false;
    }

    /** The first position of the value. */
    int start() {
        return start;
    }

    /** The position behind the value. */
    int end() {
        return end;
    }

    /** The comma that ends the value that begins at a position, or the end of the list. */
    private int comma(int from) {
        if (Characters.find(text, ',', from, to) < 0) {
            return to;
        }
        boolean inBrackets = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '"' && quotes && !inBrackets) {
                int close = QuotedString.end(text, at, to);
                quotes = close > 0;
                at = quotes ? close - 1 : at;
            } else if (c == ',' && !inBrackets) {
                return at;
            } else {
                inBrackets = c == '<' || (inBrackets && c != '>');
            }
        }
        return to;
    }
}
