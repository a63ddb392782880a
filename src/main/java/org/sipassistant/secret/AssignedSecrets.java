// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import org.sipassistant.secret.ValueMask.Value;

/**
 * Masks secrets that stand within values of which fields are made: tokens and keys among the parameters of a URI or a header, as
 * phones in browsers put them into their Contact ({@code ;token=a}, {@code ;access_token="a"}), and what is named a secret where
 * a program wrote it into its own name or a warning ({@code (password=a)}). Time linear in the length of the text.
 */
final class AssignedSecrets {
    private static final String TOKEN = "token";
    private static final String ENDS = ";,&?<>\"\\'";
    private static final int LONGEST_NAME = 64;

    private final MaskedText masked;
    private final String text;
    private final int from;
    private final int to;
    private final ValueMask values;
    private int lineEnd;

    private AssignedSecrets(MaskedText masked, int from, int to) {
        this.masked = masked;
        this.text = masked.text();
        this.from = from;
        this.to = to;
        this.values = new ValueMask(masked);
        this.lineEnd = from;
    }

    /** Masks those between two positions of a text. */
    static void mask(MaskedText masked, int from, int to) {
        new AssignedSecrets(masked, from, to).mask();
    }

    private void mask() {
        int sign = text.indexOf('=', from, to);
        while (sign >= 0) {
            int end = SecretName.mayEndAt(text, from, sign) ? named(sign) : sign + 1;
            sign = text.indexOf('=', end, to);
        }
    }

    /** Masks what stands behind a sign if the name before it tells; the end of that. */
    private int named(int sign) {
        int start = nameStart(sign);
        if (start > from && text.charAt(start - 1) == ';') {
            return isToken(start, sign) || SecretName.isPassword(text, start, sign) ? parameter(sign + 1) : sign + 1;
        }
        return SecretName.isPassword(text, start, sign) ? word(sign + 1) : sign + 1;
    }

    private int parameter(int behindSign) {
        int start = behindSign < to && text.charAt(behindSign) == '"' ? behindSign + 1 : behindSign;
        int end = start;
        while (end < to && text.charAt(end) > ' ' && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        masked.mask(start, end);
        return end;
    }

    private int word(int behindSign) {
        lineEnd = lineEnd > behindSign ? lineEnd : LineEnds.of(text, behindSign, to);
        Value value = values.value(behindSign, lineEnd);
        masked.mask(value.start(), value.end());
        return Math.max(behindSign, value.end());
    }

    private int nameStart(int sign) {
        int least = Math.max(from, sign - LONGEST_NAME);
        int start = sign;
        while (start > least && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private boolean isToken(int start, int end) {
        return end - start == TOKEN.length() && text.regionMatches(true, start, TOKEN, 0, TOKEN.length());
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
