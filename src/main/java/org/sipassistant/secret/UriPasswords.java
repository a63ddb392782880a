// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Masks the passwords that a URI may carry between the user and the at sign (RFC 3261 section 19.1.1, RFC 3986 section
 * 3.2.1), in a text of whatever shape. Every character is looked at twice at most.
 */
public final class UriPasswords {
    /** Of {@code sip}, which {@code sips} begins with. */
    private static final int SCHEME_LENGTH = 3;

    private static final String AUTHORITY = "://";
    private static final int PORT_DIGITS = 5;

    /** The length of an escaped character. */
    private static final int ESCAPED = 3;

    /** Of these, some lists and logs put one between a URI and the next field. */
    private static final String BEHIND_PORT = ";?,|/)&#}]'\\";

    /** Behind one of these another URI begins in the same word. */
    private static final String PARTS = ",;|=(&?/'";

    private static final boolean[] ENDS = ends();

    private final MaskedText masked;
    private final String text;

    private UriPasswords(MaskedText masked) {
        this.masked = masked;
        this.text = masked.text();
    }

    /** The text with every password masked; the same text where there is none. */
    public static String mask(String text) {
        int least = 0;
        for (int sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
            if (mayFollowPassword(text, sign, least)) {
                MaskedText masked = new MaskedText(text);
                new UriPasswords(masked).from(sign, least);
                return masked.written();
            }
            least = sign + 1;
        }
        return text;
    }

    /** Whether two colons stand in the word before an at sign, behind the scheme and behind the user; nearly none has them. */
    private static boolean mayFollowPassword(String text, int sign, int least) {
        int colons = 0;
        for (int at = sign - 1; at >= least && !ends(text.charAt(at)); at--) {
            char c = text.charAt(at);
            if ((c == ':' || c == '%' && isEscaped(text, at)) && ++colons == 2) {
                return true;
            }
        }
        return false;
    }

    /** Whether a colon is written with its code, as some do between a user and his password. */
    private static boolean isEscaped(String text, int at) {
        return text.startsWith("3A", at + 1) || text.startsWith("3a", at + 1);
    }

    private void from(int first, int behindLast) {
        int least = behindLast;
        boolean open = false;
        for (int sign = first; sign >= 0; sign = text.indexOf('@', sign + 1)) {
            int start = start(sign, least);
            // some write an at sign of a password as it is
            boolean goesOn = open && start == least && isPlain(start, sign);
            int password = goesOn ? start : password(start, sign);
            masked.mask(password < 0 ? sign : password, sign);
            open = password >= 0;
            least = sign + 1;
        }
    }

    /** Where the word before an at sign begins. */
    private int start(int sign, int least) {
        int start = sign;
        while (start > least && !ends(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private boolean isPlain(int from, int to) {
        for (int at = from; at < to; at++) {
            if (";?,/:".indexOf(text.charAt(at)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Behind the colon of {@code sip:user:password@} or {@code //user:password@}; -1 where there is no such part. */
    private int password(int start, int sign) {
        int user = -1;
        int password = -1;
        int whole = -1; // a user in whom escaped colons are his own, so that nobody looks at him for each of them
        for (int colon = colon(start, sign); colon >= 0; colon = colon(colon + 1, sign)) {
            int scheme = schemeStart(colon, start);
            if (text.charAt(colon) == '%') {
                // RFC 4475 section 3.1.1.3: an escaped URI may be the user of another
                user = user >= 0 && scheme == user ? colon + ESCAPED : user;
                if (password < 0 && user >= 0 && user < colon && user != whole) {
                    whole = mayEndAt(user, colon) ? whole : user;
                    password = user == whole || isNumber(colon + ESCAPED, sign) ? password : colon + ESCAPED;
                }
                continue;
            }
            if (scheme >= 0 && (user < 0 || PARTS.indexOf(text.charAt(scheme - 1)) >= 0)) {
                user = colon + 1;
                password = -1;
            } else if (text.startsWith(AUTHORITY, colon)) {
                int authority = colon + AUTHORITY.length();
                boolean path = authority > sign || text.indexOf('/', authority, sign) >= 0;
                user = path ? -1 : authority;
                password = -1;
            } else if (user >= 0 && password < 0) {
                boolean port = isPort(colon + 1, sign);
                user = port ? -1 : user;
                password = port ? -1 : colon + 1;
            }
        }
        return password;
    }

    /** The next colon, be it escaped or not; -1 where there is none. */
    private int colon(int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == ':' || c == '%' && isEscaped(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether an escaped colon may part a user from his password: one as those of Matrix holds it himself. */
    private boolean mayEndAt(int user, int colon) {
        return !text.startsWith("%40", user) && isPlain(user, colon) && text.indexOf('=', user, colon) < 0;
    }

    /** Whether it is a port, as behind a host whose colon is escaped. */
    private boolean isNumber(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == to && to - from <= PORT_DIGITS;
    }

    /** Digits before what ends a port: the at sign then stands in a parameter, or in another URI. */
    private boolean isPort(int from, int sign) {
        int at = from;
        while (at < sign && at - from < PORT_DIGITS && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > from && at < sign && BEHIND_PORT.indexOf(text.charAt(at)) >= 0;
    }

    /** Where the {@code sip} or {@code sips} begins that a colon ends, in whatever case (RFC 3261 section 19.1.4); or -1. */
    private int schemeStart(int colon, int least) {
        int end = colon > least && isLetter('s', text.charAt(colon - 1)) ? colon - 1 : colon;
        int start = end - SCHEME_LENGTH;
        boolean scheme = start >= least
                && isLetter('p', text.charAt(end - 1))
                && isLetter('i', text.charAt(end - 2))
                && isLetter('s', text.charAt(start));
        return scheme ? start : -1;
    }

    private static boolean isLetter(char lower, char c) {
        return (c | 32) == lower;
    }

    /** Whether a character stands in no user part and no password. */
    private static boolean ends(char c) {
        return c < ENDS.length && ENDS[c];
    }

    private static boolean[] ends() {
        boolean[] ends = new boolean[128];
        for (char c = 0; c < ends.length; c++) {
            ends[c] = c <= ' ' || "<>\"[".indexOf(c) >= 0;
        }
        return ends;
    }
}
