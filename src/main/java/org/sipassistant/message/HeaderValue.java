// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.List;

/** Cuts the value of a header line out of the text: unfolded, trimmed, and as a list where the grammar allows one. */
final class HeaderValue {

    private HeaderValue() {}

    /** The value of a span in one line (RFC 3261 section 7.3.1), without the filling of escaped line ends. */
    static String unfolded(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        boolean folded = Characters.find(text, '\n', start, end) >= 0 || Characters.find(text, '\r', start, end) >= 0;
        return folded ? unfold(text, start, end) : text.substring(start, end);
    }

    private static String unfold(String text, int from, int to) {
        StringBuilder value = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                while (!value.isEmpty() && value.charAt(value.length() - 1) == ' ') {
                    value.setLength(value.length() - 1);
                }
                value.append(' ');
                at = Characters.skipSpace(text, at, to) - 1;
            } else if (c != '\r') {
                value.append(c == '\t' ? ' ' : c);
            }
        }
        return value.toString();
    }

    /** Adds the values of a list, at most so many. */
    static void split(String value, List<String> values, int most) {
        ValueList list = new ValueList(value, 0, value.length());
        while (values.size() < most && list.next()) {
            values.add(value.substring(list.start(), list.end()));
        }
    }

    /** The first value of a list. */
    static String first(String value) {
        if (value.indexOf(',') < 0) {
            return value;
        }
        ValueList list = new ValueList(value, 0, value.length());
        return list.next() ? value.substring(list.start(), list.end()) : value;
    }
}
