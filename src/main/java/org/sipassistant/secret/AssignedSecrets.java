// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import org.sipassistant.secret.ValueMask.Value;

/**
 * Masks secrets that stand within values of which fields are made: tokens and keys among the parameters of a URI or a header, as
 * phones in browsers put them into their Contact ({@code ;token=a}, {@code ;access_token="a"}), and passwords that a program
 * wrote into its name or a warning ({@code (password=a)}). Time linear in the length of the text.
 */
final class AssignedSecrets {
    private static final String TOKEN = "token";
    private static final String PASSWORD = "password=";
    private static final String ENDS = ";,&?<>\"\\'";
    private static final int LONGEST_NAME = 64;

    private AssignedSecrets() {}

    /** Masks those between two positions of a text. */
    static void mask(MaskedText masked, int from, int to) {
        parameters(masked, from, to);
        passwords(masked, from, to);
    }

    private static void parameters(MaskedText masked, int from, int to) {
        String text = masked.text();
        int sign = text.indexOf('=', from, to);
        while (sign >= 0) {
            int end = sign + 1;
            if (isSecret(text, from, sign)) {
                int start = end < to && text.charAt(end) == '"' ? end + 1 : end;
                end = start;
                while (end < to && text.charAt(end) > ' ' && ENDS.indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                masked.mask(start, end);
            }
            sign = text.indexOf('=', end, to);
        }
    }

    /** Whether a semicolon, and behind it a name that tells, stand before the sign. */
    private static boolean isSecret(String text, int from, int sign) {
        int least = Math.max(from, sign - LONGEST_NAME);
        int start = sign;
        while (start > least && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return start > from
                && text.charAt(start - 1) == ';'
                && (SecretName.isPassword(text, start, sign) || isToken(text, start, sign));
    }

    private static boolean isToken(String text, int start, int end) {
        return end - start == TOKEN.length() && text.regionMatches(true, start, TOKEN, 0, TOKEN.length());
    }

    private static void passwords(MaskedText masked, int from, int to) {
        String text = masked.text();
        ValueMask values = new ValueMask(masked);
        int lineEnd = from;
        int name = text.indexOf(PASSWORD, from, to);
        while (name >= 0) {
            int start = name + PASSWORD.length();
            lineEnd = lineEnd > start ? lineEnd : LineEnds.of(text, start, to);
            Value value = values.value(start, lineEnd);
            masked.mask(value.start(), value.end());
            name = text.indexOf(PASSWORD, Math.max(start, value.end()), to);
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
