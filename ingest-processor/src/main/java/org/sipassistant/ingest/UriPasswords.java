// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * Masks the passwords that a SIP URI may carry between the user and the at sign (RFC 3261 section 19.1.1), in a text of
 * whatever shape, before anything of it is read: so no field holds one either. The length of the text stays.
 */
final class UriPasswords {
    /** Of {@code sip}, which {@code sips} begins with. */
    private static final int SCHEME_LENGTH = 3;

    private static final boolean[] USER = userCharacters();
    private static final char MASK = '*';

    /** A user part is never longer in practice; bounds the work on hostile text. */
    private static final int LONGEST_USER = 256;

    private UriPasswords() {}

    /** The text with every password masked; the same text where there is none. */
    static String mask(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (mayFollowPassword(text, at)) {
                return maskAll(text);
            }
        }
        return text;
    }

    /**
     * Whether anything but a scheme with a border before it, or nothing at all, stands with a colon before an at sign;
     * which settles it for nearly every text, and in fewer steps than all schemes take.
     */
    private static boolean mayFollowPassword(String text, int sign) {
        int least = Math.max(0, sign - LONGEST_USER);
        for (int at = sign - 1; at >= least; at--) {
            char c = text.charAt(at);
            if (c == ':') {
                return !endsBorderedScheme(text, at);
            }
            if (endsUser(c) || c == '@') {
                return false;
            }
        }
        return false;
    }

    private static boolean endsBorderedScheme(String text, int colon) {
        int start = schemeStart(text, colon);
        return start == 0 || (start > 0 && endsUser(text.charAt(start - 1)));
    }

    /** Where the scheme before a colon begins, in whatever case (RFC 3261 section 19.1.4); -1 where there is none. */
    private static int schemeStart(String text, int colon) {
        int end = colon > 0 && isLetter('s', text.charAt(colon - 1)) ? colon - 1 : colon;
        int start = end - SCHEME_LENGTH;
        boolean sip = start >= 0
                && isLetter('p', text.charAt(end - 1))
                && isLetter('i', text.charAt(end - 2))
                && isLetter('s', text.charAt(start));
        return sip ? start : -1;
    }

    private static boolean isLetter(char lower, char c) {
        return (c | 32) == lower;
    }

    private static String maskAll(String text) {
        StringBuilder masked = null;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int password = schemeStart(text, colon) < 0 ? -1 : passwordStart(text, colon + 1);
            if (password < 0) {
                continue;
            }
            masked = masked == null ? new StringBuilder(text) : masked;
            for (int i = password; text.charAt(i) != '@'; i++) {
                masked.setCharAt(i, MASK);
            }
        }
        return masked == null ? text : masked.toString();
    }

    /** Behind the colon of {@code user:password@}; -1 where the URI has no such part. */
    private static int passwordStart(String text, int user) {
        int colon = -1;
        int limit = Math.min(text.length(), user + LONGEST_USER);
        for (int at = user; at < limit; at++) {
            char c = text.charAt(at);
            if (c == '@') {
                return colon;
            }
            if (endsUser(c)) {
                return -1;
            }
            if (c == ':' && colon < 0) {
                colon = at + 1;
            }
        }
        return -1;
    }

    /** Whether a character stands in no user part. */
    private static boolean endsUser(char c) {
        return c < USER.length && !USER[c];
    }

    private static boolean[] userCharacters() {
        boolean[] user = new boolean[128];
        for (char c = ' ' + 1; c < user.length; c++) {
            user[c] = "<>\"[;?".indexOf(c) < 0;
        }
        return user;
    }
}
