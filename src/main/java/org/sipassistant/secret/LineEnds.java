// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/** Where lines of a log end: at a control character, or at what loggers write in its place. */
final class LineEnds {
    private static final String[] ESCAPED = {"\\r", "\\n", "\\x0", "\\u000", "\\01", "#01"};

    private static final int LONGEST_NAME = 128;

    private LineEnds() {}

    static boolean isEscaped(String text, int at) {
        char c = text.charAt(at);
        if (c != '\\' && c != '#') {
            return false;
        }
        for (String escape : ESCAPED) {
            if (text.startsWith(escape, at)) {
                return true;
            }
        }
        return false;
    }

    /** The end of the line that a position stands in. */
    static int of(String text, int from, int to) {
        int at = from;
        while (at < to && (text.charAt(at) >= ' ' || text.charAt(at) == '\t') && !isEscaped(text, at)) {
            at++;
        }
        return at;
    }

    /** The same with the lines below it that stand further to the right: folded values, and details in a tree. */
    static int ofFolded(String text, int from, int to) {
        int depth = indent(text, lineStart(text, from), from);
        int end = of(text, from, to);
        int next = behindLineEnd(text, end, to);
        while (next > end && next < to && indent(text, next, to) > depth) {
            end = of(text, next, to);
            next = behindLineEnd(text, end, to);
        }
        return end;
    }

    /** Not looked for without end: what stands far from it is no header of a tree. */
    private static int lineStart(String text, int from) {
        int least = Math.max(0, from - LONGEST_NAME);
        int at = from;
        while (at > least && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private static int behindLineEnd(String text, int end, int to) {
        int at = end;
        if (at < to && text.charAt(at) == '\r') {
            at++;
        }
        return at < to && text.charAt(at) == '\n' ? at + 1 : end;
    }

    private static int indent(String text, int from, int to) {
        int at = from;
        while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - from;
    }
}
