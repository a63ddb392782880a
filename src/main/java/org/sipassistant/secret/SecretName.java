// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * What a name says of the value behind it, be it that of a parameter, a field of JSON, a header or a column. Case makes no
 * difference; only the end of a name is looked at, because makers put their own words before it.
 */
public final class SecretName {
    private static final String[] ANYWHERE = {
        "password", "passwd", "passphrase", "passcode", "secret", "credential", "credentials"
    };

    /** Meant only where they are a word of their own, parted by a sign or by a capital letter. */
    private static final String[] WORDS = {"pwd", "pw", "psk", "pin", "jwt", "ha1", "ha1b", "salt"};

    private static final String[] COMPOUNDS = {
        "api.key",
        "apikey",
        "auth.key",
        "access.key",
        "private.key",
        "shared.key",
        "secret.key",
        "master.key",
        "session.key",
        "a1.hash",
        "auth.pass",
        "sip.pass",
        "user.pass"
    };
    private static final String TOKEN = "token";
    private static final String PASS = "pass";
    private static final String[] HASHES = {
        "response", "nonce", "cnonce", "nextnonce", "rspauth", "auts", "ik", "ck", TOKEN
    };

    /** Letters that differ in case alone are the same in their last five bits. */
    private static final int LETTERS = 32;

    private static final int[] ENDINGS = endings();

    private SecretName() {}

    /** Whether the value is a password, a key or a token. */
    public static boolean isPassword(String text, int from, int to) {
        return mayEndAt(text, from, to)
                && (endsWith(text, from, to, ANYWHERE)
                        || endsWith(text, from, to, COMPOUNDS)
                        || isWord(text, from, to, WORDS)
                        || isCompound(text, from, to));
    }

    /** Whether such a name, or the word token, may end at a position: the last two letters settle it for nearly all others. */
    static boolean mayEndAt(String text, int from, int to) {
        return to - from > 1
                && (ENDINGS[text.charAt(to - 2) & LETTERS - 1] >>> (text.charAt(to - 1) & LETTERS - 1) & 1) != 0;
    }

    /** By the last letter but one a bit for each that may be the last, without regard to case. */
    private static int[] endings() {
        int[] endings = new int[LETTERS];
        for (String[] names : new String[][] {ANYWHERE, WORDS, COMPOUNDS, {TOKEN}}) {
            for (String name : names) {
                endings[name.charAt(name.length() - 2) & LETTERS - 1] |=
                        1 << (name.charAt(name.length() - 1) & LETTERS - 1);
            }
        }
        return endings;
    }

    /** The same of a whole name. */
    public static boolean isPassword(String name) {
        return isPassword(name, 0, name.length());
    }

    /** Whether the value is a token, of whatever kind. */
    static boolean isToken(String text, int from, int to) {
        return endsWith(text, from, to, TOKEN);
    }

    /** Whether the value is a password where it is a text of its own, in quotes or in a URL: tests that pass have that name too. */
    static boolean isPass(String text, int from, int to) {
        return to - from == PASS.length() && endsWith(text, from, to, PASS);
    }

    /** Whether the value may be a hash or a nonce of a digest (RFC 7616), a key of AKA, or a token: its shape tells. */
    static boolean isOfDigest(String text, int from, int to) {
        // as for a password
        return to - from > 1 && "ehskn".indexOf(lower(text.charAt(to - 1))) >= 0 && isWord(text, from, to, HASHES);
    }

    /** A token of the kind that lets somebody in: parsers know others, which nobody gave a further name. */
    private static boolean isCompound(String text, int from, int to) {
        return to - from > TOKEN.length() && endsWith(text, from, to, TOKEN);
    }

    private static boolean isWord(String text, int from, int to, String[] words) {
        for (String word : words) {
            int start = to - word.length();
            if (start >= from && endsWith(text, from, to, word) && (start == from || isParted(text, start))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isParted(String text, int start) {
        char before = text.charAt(start - 1);
        return !Character.isLetterOrDigit(before)
                || Character.isUpperCase(text.charAt(start)) && Character.isLowerCase(before);
    }

    private static boolean endsWith(String text, int from, int to, String[] ends) {
        for (String end : ends) {
            if (endsWith(text, from, to, end)) {
                return true;
            }
        }
        return false;
    }

    /** A point in the end stands for any sign that parts words. */
    private static boolean endsWith(String text, int from, int to, String end) {
        int start = to - end.length();
        if (start < from) {
            return false;
        }
        for (int i = 0; i < end.length(); i++) {
            char wanted = end.charAt(i);
            char c = lower(text.charAt(start + i));
            if (c != wanted && !(wanted == '.' && (c == '_' || c == '-' || c == ' '))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 32) : c;
    }
}
