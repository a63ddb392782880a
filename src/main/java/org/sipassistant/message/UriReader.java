// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Locale;

/** Takes a URI apart (RFC 3261 section 19.1.1, RFC 3966 for tel). */
final class UriReader {

    private static final String USUAL_SCHEME = "sip:";

    private final String text;
    private final int from;
    private final int to;

    UriReader(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    UriParts read() {
        if (from + USUAL_SCHEME.length() <= to && text.startsWith(USUAL_SCHEME, from)) {
            return address("sip", from + USUAL_SCHEME.length());
        }
        int colon = schemeEnd(text, from, to);
        String scheme = colon < 0 ? "" : text.substring(from, colon).toLowerCase(Locale.ROOT);
        int rest = colon + 1 > from ? colon + 1 : from;
        if (scheme.equals("tel")) {
            return tel(rest);
        }
        boolean sip = scheme.equals("sip") || scheme.equals("sips");
        boolean hostExpected = sip || Characters.find(text, '@', rest, to) >= 0;
        return hostExpected ? address(scheme, rest) : UriParts.scheme(scheme);
    }

    /** The position of the colon that ends a scheme at the start of the span, or -1. */
    static int schemeEnd(String text, int from, int to) {
        int at = from;
        while (at < to && isScheme(text.charAt(at))) {
            at++;
        }
        boolean found = at > from && at < to && text.charAt(at) == ':' && Characters.isLetter(text.charAt(from));
        return found ? at : -1;
    }

    private static boolean isScheme(char c) {
        return Characters.isLetter(c) || Characters.isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    /** The @ before the host is the last one: a user part may hold anything else, and some do not escape an @. */
    private UriParts address(String scheme, int rest) {
        int sign = Characters.find(text, '@', rest, to);
        int host = sign < 0 ? rest : sign + 1;
        int hostEnd = host;
        while (hostEnd < to && !endsHost(text.charAt(hostEnd))) {
            if (text.charAt(hostEnd) == '@') {
                sign = hostEnd;
                host = hostEnd + 1;
            }
            hostEnd++;
        }
        return parts(scheme, rest, sign < 0 ? rest : userEnd(rest, sign), host, hostEnd);
    }

    private static boolean endsHost(char c) {
        return c == ';' || c == '?';
    }

    /** The end of the user, which a password may follow. */
    private int userEnd(int start, int sign) {
        int at = start;
        while (at < sign && text.charAt(at) != ':') {
            at++;
        }
        return at;
    }

    private UriParts tel(int rest) {
        int end = rest;
        while (end < to && !endsHost(text.charAt(end))) {
            end++;
        }
        return parts("tel", rest, end, end, end);
    }

    private UriParts parts(String scheme, int user, int userEnd, int host, int hostEnd) {
        HostPort read = HostPort.parse(text, host, hostEnd);
        int parameters = hostEnd;
        int end = hostEnd;
        if (hostEnd < to && text.charAt(hostEnd) == ';') {
            int headers = Characters.find(text, '?', hostEnd, to);
            parameters = hostEnd + 1;
            end = headers < 0 ? to : headers;
        }
        return new UriParts(scheme, user, userEnd, read.start(), read.end(), read.number(), parameters, end);
    }
}
