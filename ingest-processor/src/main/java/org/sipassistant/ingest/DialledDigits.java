// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import org.sipassistant.secret.MaskedText;

/**
 * Masks digits that somebody dialled during a call wherever a body names them: {@code Signal=5}, {@code dtmf: 4711},
 * {@code digits="4711"}, {@code <digit>5</digit>}. Only values that are nothing but tones are taken. One pass.
 */
final class DialledDigits {
    private static final String[] NAMES = {"signal", "dtmf", "digit", "digits", "tone", "tones"};
    private static final String SIGNS = "=:>";
    private static final String TONES = "0123456789*#,!ABCDabcdRr";

    private DialledDigits() {}

    /** Masks them between two positions. */
    static void mask(MaskedText masked, int from, int to) {
        String text = masked.text();
        for (int at = from; at < to; at++) {
            if (SIGNS.indexOf(text.charAt(at)) >= 0 && isNamed(text, at, from)) {
                int start = behindQuote(text, at + 1, to);
                int end = tonesEnd(text, start, to);
                boolean word = end == to || !Character.isLetterOrDigit(text.charAt(end));
                masked.mask(word ? start : end, end);
            }
        }
    }

    private static boolean isNamed(String text, int sign, int from) {
        int end = sign;
        while (end > from && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '"')) {
            end--;
        }
        for (String name : NAMES) {
            int start = end - name.length();
            if (start >= from
                    && text.regionMatches(true, start, name, 0, name.length())
                    && (start == from || isBorder(text, start - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Behind a letter it would be another word, unless that letter belongs to an escaped line end. */
    private static boolean isBorder(String text, int at) {
        char c = text.charAt(at);
        return !Character.isLetterOrDigit(c) || at > 0 && text.charAt(at - 1) == '\\' || Character.isDigit(c);
    }

    private static int behindQuote(String text, int from, int to) {
        int at = from;
        while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\\')) {
            at++;
        }
        return at < to && (text.charAt(at) == '"' || text.charAt(at) == '\'') ? at + 1 : at;
    }

    private static int tonesEnd(String text, int from, int to) {
        int at = from;
        while (at < to && TONES.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
