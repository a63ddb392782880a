// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import java.util.Set;

/** Finds numbers in texts, also with what people put between the digits. Linear in the text. */
final class NumberText {
    /** What stands where the number stood. */
    static final String ERASED = "erased";

    private static final int LONGEST = 64;

    private NumberText() {}

    /** The text without the number; the same text where it is not in it. */
    static String without(Set<String> digits, String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (!begins(text, at)) {
                out.append(text.charAt(at++));
                continue;
            }
            int end = end(text, at);
            out.append(digits.contains(plain(text, at, end)) ? ERASED : text.substring(at, end));
            at = end;
        }
        return out.toString();
    }

    private static boolean begins(String text, int at) {
        char c = text.charAt(at);
        return isDigit(c) || c == '+' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    /** Behind the last digit; between two digits there is at most one separator, or {@code " ("} and {@code ") "}. */
    private static int end(String text, int start) {
        int end = start + 1;
        for (int at = end; at < text.length() && at - start < LONGEST; at++) {
            if (isDigit(text.charAt(at))) {
                end = at + 1;
            } else if (at - end >= 2 || !isSeparator(text.charAt(at))) {
                break;
            }
        }
        return end;
    }

    private static String plain(String text, int start, int end) {
        StringBuilder plain = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            if (isDigit(text.charAt(at))) {
                plain.append(text.charAt(at));
            }
        }
        return plain.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c == '*' || c == '#';
    }

    /** RFC 3966 section 5.1.1. */
    private static boolean isSeparator(char c) {
        return c == '-' || c == '.' || c == '(' || c == ')' || c == ' ';
    }
}
