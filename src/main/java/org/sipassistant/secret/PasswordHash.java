// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Masks a hash that a server writes while it checks a password, and that is as good as the password: {@code HA1 string
 * calculated: 6629...}, {@code our result = '6629...'}. The hash has the length of one (MD5 or SHA-256), and a word in front of
 * it tells.
 */
final class PasswordHash {
    private static final int MD5 = 32;
    private static final int SHA_256 = 64;
    private static final int WORDS = 40;
    private static final String[] TELLING = {"ha1", "(a1)", "response", "result"};

    private PasswordHash() {}

    /** Masks what stands behind a sign, where it is one. */
    static void mask(MaskedText masked, int from, int sign, int to) {
        String text = masked.text();
        int start = start(text, sign, to);
        int end = end(text, start, to);
        if (isHash(end - start) && isTold(text, Math.max(from, sign - WORDS), sign)) {
            masked.mask(start, end);
        }
    }

    /** Whether something of the shape of one stands behind a sign. */
    static boolean isBehind(String text, int sign) {
        int start = start(text, sign, text.length());
        return isHash(end(text, start, text.length()) - start);
    }

    private static int start(String text, int sign, int to) {
        int start = Blanks.after(text, sign + 1, to);
        return start < to && "'\"[".indexOf(text.charAt(start)) >= 0 ? start + 1 : start;
    }

    private static int end(String text, int start, int to) {
        int end = start;
        while (end < to && end - start <= SHA_256 && isHex(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHash(int length) {
        return length == MD5 || length == SHA_256;
    }

    private static boolean isTold(String text, int from, int to) {
        for (int at = to - 1; at >= from && text.charAt(at) >= ' '; at--) {
            for (String word : TELLING) {
                if (at + word.length() <= to && text.regionMatches(true, at, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
