// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * Masks the passwords that a SIP URI may carry between the user and the at sign (RFC 3261 section 19.1.1), in a text of
 * whatever shape, before anything of it is read: so no field holds one either. The length of the text stays.
 */
final class UriPasswords {
    private static final String SCHEME = "sip";
    private static final char MASK = '*';

    /** A user part is never longer in practice; bounds the work on hostile text. */
    private static final int LONGEST_USER = 256;

    private UriPasswords() {}

    /** The text with every password masked; the same text where there is none. */
    static String mask(String text) {
        StringBuilder masked = null;
        for (int at = text.indexOf(SCHEME); at >= 0; at = text.indexOf(SCHEME, at + 1)) {
            int user = userStart(text, at + SCHEME.length());
            int password = user < 0 ? -1 : passwordStart(text, user);
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

    private static int userStart(String text, int afterScheme) {
        int at = afterScheme < text.length() && text.charAt(afterScheme) == 's' ? afterScheme + 1 : afterScheme;
        return at < text.length() && text.charAt(at) == ':' ? at + 1 : -1;
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
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '[' || c == ';' || c == '?') {
                return -1;
            }
            if (c == ':' && colon < 0) {
                colon = at + 1;
            }
        }
        return -1;
    }
}
