// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import org.jspecify.annotations.Nullable;

/** A text of which parts are hidden behind asterisks; for one thread. */
public final class MaskedText {
    private static final char MASK = '*';

    private final String text;
    private char @Nullable [] masked;

    /** What was hidden last: values that begin in one another are gone through once. */
    private int hiddenFrom;

    private int hiddenTo;

    public MaskedText(String text) {
        this.text = text;
    }

    /** As it was given. */
    public String text() {
        return text;
    }

    /** Hides what stands between two positions, but for blanks and line ends; nothing where the first is not the smaller. */
    public void mask(int from, int to) {
        int start = from >= hiddenFrom && from < hiddenTo ? hiddenTo : from;
        if (start >= to) {
            return;
        }
        hiddenFrom = start == from ? from : hiddenFrom;
        hiddenTo = to;
        char[] target = masked;
        if (target == null) {
            target = text.toCharArray();
            masked = target;
        }
        for (int at = start; at < to; at++) {
            target[at] = target[at] <= ' ' ? target[at] : MASK;
        }
    }

    /** The text with asterisks; the same text where nothing was hidden. */
    public String written() {
        char[] target = masked;
        return target == null ? text : new String(target);
    }
}
