// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/** The lines of a text by position: the span from a line's first character to its line feed or the end of the text. */
final class Rows {

    /** What stands before a message in its line is shorter; a text without line ends must not be walked again and again. */
    private static final int REACH = 1_024;

    private Rows() {}

    /** Where the line begins that holds a position, at most so far before it as a prefix may be long. */
    static int start(String text, int at) {
        int limit = Math.max(0, at - REACH);
        int start = at;
        while (start > limit && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    static int end(String text, int at, int limit) {
        int feed = at < limit ? text.indexOf('\n', at, limit) : -1;
        return feed < 0 ? limit : feed;
    }

    /** The end of the line at a position, without its carriage returns. */
    static int contentEnd(String text, int at, int limit) {
        int end = end(text, at, limit);
        while (end > at && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    static int indent(String text, int lineStart) {
        int at = lineStart;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - lineStart;
    }

    /** Whether two pieces are the same but for their digits, which are clocks and counters. */
    static boolean isAlike(String text, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            char wanted = text.charAt(one + i);
            char found = text.charAt(other + i);
            if (wanted != found && !(isDigit(wanted) && isDigit(found))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) > ' ') {
                return false;
            }
        }
        return true;
    }
}
