// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.List;
import java.util.Set;

/** Telephone numbers and user names of which only so much is shown that two people can agree which one is meant. */
final class MaskedNumber {
    private static final int SHORTEST = 6;

    /** Digits between dots may be a version, unless they are as many as a whole number has. */
    private static final int SHORTEST_DOTTED = 9;

    private static final int KEPT = 3;
    private static final String BETWEEN_DIGITS = " -()/.";

    /** Country codes of one and of two digits (ITU-T E.164); all others have three. */
    private static final String ONE = "17";

    private static final Set<Integer> TWO = Set.copyOf(List.of(
            20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60,
            61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98));

    private MaskedNumber() {}

    /** A telephone number keeps its country code, if it has one, and its last three digits. */
    static String of(String text) {
        int digits = (int) text.chars().filter(MaskedNumber::isDigit).count();
        if (digits <= KEPT) {
            return text;
        }
        int first = prefix(text);
        StringBuilder masked = new StringBuilder(text.length());
        int seen = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean hidden = isDigit(c) && ++seen > first && seen <= digits - KEPT;
            masked.append(hidden ? '*' : c);
        }
        return masked.toString();
    }

    /** Of a user part: a number without its middle, of a name the first letter. */
    static String user(String user) {
        boolean number = user.chars().allMatch(c -> isDigit(c) || "+-.()*#".indexOf(c) >= 0);
        if (number || user.isEmpty()) {
            return of(user);
        }
        int end = user.indexOf(';');
        return end > 0 ? user(user.substring(0, end)) : user.substring(0, user.offsetByCodePoints(0, 1)) + "***";
    }

    /** The same text, masked where it is a run of digits that is long enough for a telephone number. */
    static String inText(String run) {
        long digits = run.chars().filter(MaskedNumber::isDigit).count();
        boolean whole = run.startsWith("+") || run.startsWith("0") || run.indexOf('.') < 0;
        return digits >= (whole ? SHORTEST : SHORTEST_DOTTED) ? of(run) : run;
    }

    /** Whether people write it between the digits of a number. */
    static boolean isBetweenDigits(char c) {
        return BETWEEN_DIGITS.indexOf(c) >= 0;
    }

    private static int prefix(String text) {
        if (!text.startsWith("+") || text.length() < 4) {
            return 0;
        }
        if (ONE.indexOf(text.charAt(1)) >= 0) {
            return 1;
        }
        boolean two = isDigit(text.charAt(1))
                && isDigit(text.charAt(2))
                && TWO.contains((text.charAt(1) - '0') * 10 + text.charAt(2) - '0');
        return two ? 2 : 3;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
