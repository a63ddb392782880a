// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import org.sipassistant.secret.Secrets;

/**
 * Makes words of strangers fit for an answer: on one line, without what acts in a terminal or turns the direction of
 * text, not for ever, and with what is secret in them masked.
 */
public final class Quotation {
    /** Longer than any start line a person wants to read. */
    private static final int LONGEST = 300;

    /** A secret that begins in what is quoted has ended here. */
    private static final int LONGEST_READ = 1 << 16;

    private Quotation() {}

    public static String of(String words) {
        // masked before it is cut, as half a secret is not known as one
        String safe = Secrets.mask(words.length() > LONGEST_READ ? words.substring(0, LONGEST_READ) : words);
        StringBuilder clean = new StringBuilder(Math.min(safe.length(), LONGEST + 3));
        for (int i = 0; i < safe.length() && clean.length() < LONGEST; i++) {
            char c = safe.charAt(i);
            int type = Character.getType(c);
            boolean acts = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            clean.append(acts ? ' ' : c);
        }
        return words.length() > LONGEST
                ? clean.append("...").toString()
                : clean.toString().strip();
    }
}
