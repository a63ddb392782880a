// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** Cuts texts between characters and never within one, as half of a character cannot be written as JSON. */
public final class Beginning {
    private Beginning() {}

    /** What a text begins with, of so many characters of Java at most; the same text where it is no longer. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean halved = most > 0
                && Character.isHighSurrogate(text.charAt(most - 1))
                && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, halved ? most - 1 : most);
    }
}
