// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Optional;

/**
 * An arrow that is drawn in a line of text, in letters or in box characters.
 *
 * @param from where its left end is
 * @param to where its right end is
 * @param toRight whether its head is there
 * @param label what is written into it
 * @param words what is written into it and at its ends
 */
record DrawnArrow(int from, int to, boolean toRight, String label, String words) {
    private static final String SHAFT = "-─━═=~╌┄·";
    private static final String LEFT = "<◀◄←";
    private static final String RIGHT = ">▶►→";

    /** Down which the messages of a node are drawn. */
    private static final String LINES = "|│┃┼";

    /** The shortest shaft that is no punctuation. */
    private static final int SHAFT_LENGTH = 3;

    /** The same behind a label. */
    private static final int REST_LENGTH = 2;

    DrawnArrow(int from, int to, boolean toRight, String label) {
        this(from, to, toRight, label, label);
    }

    /** Empty where a line has no arrow, or one with two heads. */
    static Optional<DrawnArrow> in(String row) {
        int from = -1;
        int to = -1;
        int at = 0;
        while (at < row.length()) {
            int start = at;
            while (at < row.length() && isShaft(row.charAt(at))) {
                at++;
            }
            boolean head = start > 0 && LEFT.indexOf(row.charAt(start - 1)) >= 0
                    || at < row.length() && RIGHT.indexOf(row.charAt(at)) >= 0;
            boolean closed = from >= 0 && at > start && (at == row.length() || LINES.indexOf(row.charAt(at)) >= 0);
            if (at - start >= (from < 0 ? SHAFT_LENGTH : REST_LENGTH) || (at > start && head) || closed) {
                from = from < 0 ? start : from;
                to = at;
            }
            at = Math.max(at, start + 1);
        }
        if (from < 0) {
            return Optional.empty();
        }
        boolean left = from > 0 && LEFT.indexOf(row.charAt(from - 1)) >= 0;
        boolean right = to < row.length() && RIGHT.indexOf(row.charAt(to)) >= 0;
        return left == right
                ? Optional.empty()
                : Optional.of(new DrawnArrow(from, to, right, label(row, from, to), words(row)));
    }

    private static boolean isShaft(char c) {
        return SHAFT.indexOf(c) >= 0;
    }

    private static String words(String row) {
        int start = 0;
        int end = row.length();
        while (start < end && isDrawn(row.charAt(start))) {
            start++;
        }
        while (end > start && isDrawn(row.charAt(end - 1))) {
            end--;
        }
        return row.substring(start, end);
    }

    private static boolean isDrawn(char c) {
        return isShaft(c) || c == ' ' || LEFT.indexOf(c) >= 0 || RIGHT.indexOf(c) >= 0;
    }

    private static String label(String row, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isShaft(row.charAt(start))) {
            start++;
        }
        while (end > start && isShaft(row.charAt(end - 1))) {
            end--;
        }
        return row.substring(start, end).strip();
    }
}
