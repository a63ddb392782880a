// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import org.jspecify.annotations.Nullable;

/**
 * An address as nearly every sender writes it, {@code "Anna" <sip:1004@192.0.2.31:5060;transport=tcp>}: a quoted name or
 * none, and a SIP URI in angle brackets with nothing in it that could be read in two ways. One pass finds all its parts.
 *
 * @param name where the name begins; the bracket where there is none
 * @param open the opening bracket
 * @param close the closing bracket
 */
record UsualAddress(int name, int open, int close, UriParts uri) {

    private static final String BEGINNING = "<sip:";
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_DIGITS = 5;

    /** What a user and a host consist of, as far as none of it parts one from the other. */
    private static final boolean[] PLAIN = plain();

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        for (char c = '!'; c < plain.length; c++) {
            plain[c] = "@:;?<>[]\"".indexOf(c) < 0;
        }
        return plain;
    }

    /** The address in a span; null where it is written in any other way. */
    static @Nullable UsualAddress read(String text, int from, int to) {
        int name = Characters.skipSpace(text, from, to);
        int open = behindName(text, name, to);
        if (open >= to || !text.startsWith(BEGINNING, open)) {
            return null;
        }
        int user = open + BEGINNING.length();
        int at = word(text, user, to);
        int userEnd = user;
        int host = user;
        if (at < to && text.charAt(at) == '@') {
            userEnd = at;
            host = at + 1;
            at = word(text, host, to);
        }
        int hostEnd = at;
        int port = 0;
        if (at < to && text.charAt(at) == ':') {
            at = digits(text, at + 1, to);
            port = (int) Characters.number(text, hostEnd + 1, at, LARGEST_PORT);
        }
        int parameters = at;
        if (at < to && text.charAt(at) == ';') {
            parameters = at + 1;
            at = parametersEnd(text, parameters, to);
        }
        boolean usual = hostEnd > host && port >= 0 && at < to && text.charAt(at) == '>';
        return usual
                ? new UsualAddress(
                        name, open, at, new UriParts("sip", user, userEnd, host, hostEnd, port, parameters, at))
                : null;
    }

    private static int behindName(String text, int from, int to) {
        if (from >= to || text.charAt(from) != '"') {
            return from;
        }
        int behind = QuotedString.end(text, from, to);
        return behind < 0 ? to : Characters.skipSpace(text, behind, to);
    }

    private static int word(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) < PLAIN.length && PLAIN[text.charAt(at)]) {
            at++;
        }
        return at;
    }

    private static int digits(String text, int from, int to) {
        int limit = Math.min(to, from + MOST_DIGITS);
        int at = from;
        while (at < limit && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of words between signs that part parameters. */
    private static int parametersEnd(String text, int from, int to) {
        int at = word(text, from, to);
        while (at < to && (text.charAt(at) == ';' || text.charAt(at) == ':')) {
            at = word(text, at + 1, to);
        }
        return at;
    }
}
