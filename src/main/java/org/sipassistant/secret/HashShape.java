// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/** Tells a hash or a nonce from words and codes that other programs give the same name. */
public final class HashShape {
    /** From here on a word with a digit in it may be a hash, where its name says so. */
    static final int SHORTEST = 8;

    /** The half of an MD5: nothing that a person writes behind such a name is as long. */
    public static final int SHORTEST_ALONE = 16;

    /** SHA-512 in hexadecimal digits; bounds the work on hostile text. */
    static final int LONGEST = 128;

    private HashShape() {}

    /** Whether a span is one word with a digit in it and at least so many characters. */
    public static boolean is(String text, int from, int to, int least) {
        boolean digits = false;
        for (int i = from; i < Math.min(to, from + LONGEST); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                return false;
            }
            digits |= c >= '0' && c <= '9';
        }
        return digits && to - from >= least;
    }
}
