// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

/** A day of this century or the last as people write it, with the year first or last: no telephone number. */
final class WrittenDate {
    private static final int LENGTH = "2026-11-21".length();

    private static final String SEPARATORS = "-./";

    private WrittenDate() {}

    /** The end of a date that begins here and is no part of more digits; here where there is none. */
    static int end(String text, int at) {
        int end = at + LENGTH;
        if (end > text.length() || !MaskedNumber.isDigit(text.charAt(at)) || isLonger(text, at, end)) {
            return at;
        }
        boolean yearFirst = isDate(text, at, at + 4, at + 5, at + 7, at + 8);
        boolean yearLast =
                isDate(text, at + 6, at + 2, at, at + 5, at + 3) || isDate(text, at + 6, at + 2, at + 3, at + 5, at);
        return yearFirst || yearLast ? end : at;
    }

    /** Whether a year, a month and a day stand at these places, with the same separator at both of the others. */
    private static boolean isDate(String text, int year, int separator, int month, int other, int day) {
        int century = two(text, year);
        return (century == 19 || century == 20)
                && two(text, year + 2) >= 0
                && isWithin(two(text, month), 12)
                && isWithin(two(text, day), 31)
                && SEPARATORS.indexOf(text.charAt(separator)) >= 0
                && text.charAt(separator) == text.charAt(other);
    }

    private static boolean isWithin(int number, int most) {
        return number >= 1 && number <= most;
    }

    /** The number of these two digits; -1 where they are none. */
    private static int two(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return MaskedNumber.isDigit(tens) && MaskedNumber.isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
    }

    private static boolean isLonger(String text, int at, int end) {
        boolean before =
                at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || "+-./".indexOf(text.charAt(at - 1)) >= 0);
        boolean joined = end + 1 < text.length() && SEPARATORS.indexOf(text.charAt(end)) >= 0;
        int next = joined ? end + 1 : end;
        return before || next < text.length() && MaskedNumber.isDigit(text.charAt(next));
    }
}
