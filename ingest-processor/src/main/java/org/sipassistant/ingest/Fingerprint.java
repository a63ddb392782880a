// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * A short name for a longer text, equal where the texts are equal: 64 bits of FNV-1a with a final mix, in hexadecimal.
 *
 * <p>Good enough to group documents, not a cryptographic hash.
 */
final class Fingerprint {

    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private long hash = BASIS;

    /** Adds a text; its end counts, so that "ab" and "c" differ from "a" and "bc". */
    Fingerprint add(String text) {
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * PRIME;
        }
        hash = (hash ^ 0xFFFF) * PRIME;
        return this;
    }

    /** The first digits of the fingerprint, at most 16. */
    String digits(int count) {
        long mixed = hash;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        mixed ^= mixed >>> 33;
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = DIGITS[(int) (mixed >>> (60 - 4 * i)) & 15];
        }
        return new String(digits);
    }
}
