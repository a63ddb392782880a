// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/** What stands in and before telephone numbers, and is escaped in some URIs (RFC 3261 section 25.1), as {@code %2B} for +. */
public final class NumberEscapes {
    /** Characters of an escape. */
    public static final int LENGTH = 3;

    private static final String ESCAPED = " +()-./*#";
    private static final int HEX = 16;

    private NumberEscapes() {}

    /** The character of which an escape begins at a position; -1 where none of these does. */
    public static int at(String text, int at) {
        if (text.charAt(at) != '%' || at + LENGTH > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), HEX);
        int low = Character.digit(text.charAt(at + 2), HEX);
        int c = high < 0 || low < 0 ? -1 : high * HEX + low;
        return c >= 0 && ESCAPED.indexOf(c) >= 0 ? c : -1;
    }

    /** The text without these escapes; the same text where it has none. */
    public static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            int c = at(text, at);
            plain.append(c < 0 ? text.charAt(at) : (char) c);
            at += c < 0 ? 0 : LENGTH - 1;
        }
        return plain.toString();
    }
}
