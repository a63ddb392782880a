// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** The line of a text that a scan is at; moves forward only, so that a whole text costs one pass over its line ends. */
final class Line {

    private final String text;
    private final int limit;
    private int start;
    private int end;

    Line(String text, int from, int limit) {
        this.text = text;
        this.limit = limit;
        this.start = from;
        this.end = endFrom(from);
    }

    /** Moves to the line that holds a position, which must not lie before the current line. */
    void moveTo(int position) {
        if (position <= end) {
            return;
        }
        // the line feed that ends the current line is where the search ends at the latest
        start = text.lastIndexOf('\n', position - 1) + 1;
        end = endFrom(position);
    }

    int start() {
        return start;
    }

    /** The position of the line feed, or of the end of the text. */
    int end() {
        return end;
    }

    /** The end without the carriage returns and other control characters before the line feed. */
    int contentEnd() {
        return contentEnd(text, start, end);
    }

    /** The first position of the line that is no blank. */
    int indented() {
        int at = start;
        while (at < end && Characters.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int contentEnd(String text, int from, int end) {
        int at = end;
        // a vertical tab before the line feed is how mod_sofia ends a message
        while (at > from && (text.charAt(at - 1) == '\r' || text.charAt(at - 1) == 0x0B)) {
            at--;
        }
        return at;
    }

    private int endFrom(int position) {
        int newline = text.indexOf('\n', position);
        return newline < 0 || newline > limit ? limit : newline;
    }
}
