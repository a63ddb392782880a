// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Locale;
import java.util.Set;

/**
 * Whether a line denies the words at a place in it: {@code no loop detected}, {@code without any connection refused},
 * {@code loop detected: no}. Whoever writes a log also writes down what did not happen.
 */
final class Denial {
    private static final Set<String> DENYING =
            Set.of("no", "not", "without", "never", "nor", "neither", "kein", "keine", "keinen", "ohne", "nicht");

    /** What may stand between the denial and what is denied. */
    private static final Set<String> BETWEEN =
            Set.of("a", "an", "any", "the", "more", "further", "been", "longer", "new");

    /** What denies also what has an adjective: {@code no routing loop detected}. */
    private static final Set<String> ABSENCE = Set.of("no", "without", "kein", "keine", "keinen", "ohne");

    /** Whose absence is a statement of its own: {@code no answer connection refused}. */
    private static final Set<String> STATED = Set.of(
            "answer",
            "response",
            "reply",
            "route",
            "match",
            "ack",
            "contact",
            "credentials",
            "codec",
            "connection",
            "gateway",
            "user",
            "account",
            "way",
            "success");

    private static final Set<String> NEGATIVE = Set.of("no", "false", "off", "none", "never", "0", "disabled");

    /** Far more than the words between take. */
    private static final int MOST_WORDS = 3;

    private Denial() {}

    /**
     * @param start of the words in question
     * @param end behind them
     */
    static boolean isAround(String text, EventPattern.Line line, int start, int end) {
        return isBefore(text, line.start(), start) || isBehind(text, end, line.end());
    }

    private static boolean isBefore(String text, int from, int start) {
        boolean isWord = start < text.length() && Character.isLetterOrDigit(text.charAt(start));
        int end = start;
        boolean described = false;
        for (int words = 0; isWord && words < MOST_WORDS; words++) {
            while (end > from && text.charAt(end - 1) == ' ') {
                end--;
            }
            int begin = end;
            while (begin > from && Character.isLetter(text.charAt(begin - 1))) {
                begin--;
            }
            String word = text.substring(begin, end).toLowerCase(Locale.ROOT);
            boolean whole = begin < end && (begin == from || text.charAt(begin - 1) == ' ');
            if (whole && (described ? ABSENCE : DENYING).contains(word)) {
                return true;
            }
            if (!whole || STATED.contains(word) || (described && !BETWEEN.contains(word))) {
                return false;
            }
            described |= !BETWEEN.contains(word);
            end = begin;
        }
        return false;
    }

    /** As in {@code loop detected: no} and {@code "loop detected"=false}; not as in {@code loop detected: no way out}. */
    private static boolean isBehind(String text, int end, int to) {
        int sign = skip(text, end, to);
        if (sign >= to || ":=".indexOf(text.charAt(sign)) < 0) {
            return false;
        }
        int begin = skip(text, sign + 1, to);
        int at = begin;
        while (at < to && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        boolean alone = at >= to || text.charAt(sign) == '=' || ",;.)]}\"'\r".indexOf(text.charAt(at)) >= 0;
        return alone && NEGATIVE.contains(text.substring(begin, at).toLowerCase(Locale.ROOT));
    }

    private static int skip(String text, int from, int to) {
        int at = from;
        while (at < to && " \"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
