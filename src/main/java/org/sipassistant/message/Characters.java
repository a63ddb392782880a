// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** The character classes of the SIP grammar (RFC 3261 section 25.1), and steps over spans of a text. */
final class Characters {

    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 32] = true;
        }
        for (char c : "-.!%*_+`'~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Characters() {}

    static boolean isToken(char c) {
        return c < 128 && TOKEN[c];
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        int folded = c | 32;
        return folded >= 'a' && folded <= 'z';
    }

    /** Space or tab, the white space within a line. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** White space of a folded value: blanks and line ends. */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The first position in the span that holds no white space, or its end. */
    static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of the span without the white space that closes it. */
    static int trimEnd(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The position of a character in the span, or -1. */
    static int find(String text, char wanted, int from, int to) {
        return from < to ? text.indexOf(wanted, from, to) : -1;
    }

    /** The span as a string without the white space around it. */
    static String trimmed(String text, int from, int to) {
        int start = skipSpace(text, from, to);
        return text.substring(start, trimEnd(text, start, to));
    }

    /** The first decimal number at the start of a span: -1 where there is none, -2 where it is above the limit. */
    static long number(String text, int from, int to, long limit) {
        int at = skipSpace(text, from, to);
        if (at >= to || !isDigit(text.charAt(at))) {
            return -1;
        }
        long value = 0;
        while (at < to && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at++) - '0');
            if (value > limit) {
                return -2;
            }
        }
        return value;
    }

    /** Whether a span equals a name, in any case. */
    static boolean equalsIgnoreCase(String text, int from, int to, String name) {
        return to - from == name.length()
                && name.length() > 0
                && (text.charAt(from) | 32) == (name.charAt(0) | 32)
                && text.regionMatches(true, from, name, 0, name.length());
    }
}
