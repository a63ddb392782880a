// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import org.sipassistant.secret.ValueMask.Value;

/**
 * Masks secrets that stand within values of which fields are made: tokens among the parameters of a URI, as phones in
 * browsers put them into their Contact ({@code ;token=a}, {@code ;access_token=a}), and passwords that a program wrote into its
 * name or a warning ({@code (password=a)}). Time linear in the length of the text.
 */
final class AssignedSecrets {
    private static final String TOKEN = "token=";
    private static final String PASSWORD = "password=";
    private static final String ENDS = ";,&?<>\"\\'";
    private static final int LONGEST_NAME = 64;

    private AssignedSecrets() {}

    /** Whether the text may hold one. */
    static boolean mayBeIn(String text) {
        return text.contains(TOKEN) || text.contains(PASSWORD);
    }

    /** Masks those between two positions of a text. */
    static void mask(MaskedText masked, int from, int to) {
        tokens(masked, from, to);
        passwords(masked, from, to);
    }

    private static void tokens(MaskedText masked, int from, int to) {
        String text = masked.text();
        int name = text.indexOf(TOKEN, from, to);
        while (name >= 0) {
            int start = name + TOKEN.length();
            int end = start;
            if (isParameter(text, name, from)) {
                while (end < to && text.charAt(end) > ' ' && ENDS.indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                masked.mask(start, end);
            }
            name = text.indexOf(TOKEN, end, to);
        }
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

    /** Whether a semicolon stands before the name. */
    private static boolean isParameter(String text, int nameEnd, int from) {
        int least = Math.max(from, nameEnd - LONGEST_NAME);
        int at = nameEnd;
        while (at > least && isNamePart(text.charAt(at - 1))) {
            at--;
        }
        return at > from && text.charAt(at - 1) == ';';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
