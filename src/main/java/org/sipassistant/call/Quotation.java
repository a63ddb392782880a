// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import org.sipassistant.message.Beginning;
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
        String safe = Secrets.mask(Beginning.of(words, LONGEST_READ));
        StringBuilder clean = new StringBuilder(LONGEST + 3);
        String quoted = Beginning.of(safe, LONGEST);
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
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
