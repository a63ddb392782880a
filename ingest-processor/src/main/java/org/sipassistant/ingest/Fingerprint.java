// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.nio.charset.StandardCharsets;

/**
 * A short name for a longer text, equal where the texts are equal: 64 bits in the manner of FNV-1a with a
 * final mix, in hexadecimal.
 *
 * <p>Good enough to group documents, not a cryptographic hash.
 */
final class Fingerprint {

    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final long END = 0xFFFF;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private long hash = BASIS;

    /** Adds a text; its end counts, so that "ab" and "c" differ from "a" and "bc". */
    Fingerprint add(String text) {
        int length = text.length();
        int at = 0;
        // four at a time, because each step has to wait for the one before
        for (; at + 4 <= length; at += 4) {
            step(text.charAt(at)
                    | (long) text.charAt(at + 1) << 16
                    | (long) text.charAt(at + 2) << 32
                    | (long) text.charAt(at + 3) << 48);
        }
        for (; at < length; at++) {
            step(text.charAt(at));
        }
        step(END);
        return this;
    }

    private void step(long characters) {
        hash = (hash ^ characters) * PRIME;
        hash ^= hash >>> 32;
    }

    /** The first digits of the fingerprint, at most 16. */
    String digits(int count) {
        long mixed = hash;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        mixed ^= mixed >>> 33;
        byte[] digits = new byte[count];
        for (int i = 0; i < count; i++) {
            digits[i] = DIGITS[(int) (mixed >>> (60 - 4 * i)) & 15];
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }
}
