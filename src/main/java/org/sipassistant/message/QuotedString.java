// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** A quoted-string of the SIP grammar (RFC 3261 section 25.1). */
final class QuotedString {

    private QuotedString() {}

    /**
     * The position after the closing quote of the string that opens at {@code from}; -1 where it is never closed
     * within the span.
     */
    static int end(String text, int from, int to) {
        for (int at = from + 1; at < to; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            }
        }
        return -1;
    }

    /** The value of a span, with the quotes around it and the escapes within removed where it is quoted. */
    static String value(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        if (start == end || text.charAt(start) != '"') {
            return text.substring(start, end);
        }
        int close = end(text, start, end);
        int last = close < 0 ? end : close - 1;
        return Characters.find(text, '\\', start, last) < 0
                ? text.substring(start + 1, last)
                : unescaped(text, start + 1, last);
    }

    private static String unescaped(String text, int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean escape = c == '\\' && at + 1 < to;
            plain.append(escape ? text.charAt(++at) : c);
        }
        return plain.toString();
    }
}
