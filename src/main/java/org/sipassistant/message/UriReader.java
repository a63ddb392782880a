// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Locale;
import java.util.Optional;

/** Takes a URI apart (RFC 3261 section 19.1.1, RFC 3966 for tel). */
final class UriReader {

    private final String text;
    private final int from;
    private final int to;

    UriReader(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    UriParts read() {
        int colon = schemeEnd(text, from, to);
        String scheme = colon < 0 ? "" : scheme(from, colon);
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

    private String scheme(int start, int end) {
        if (text.startsWith("sip:", start)) {
            return "sip";
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private UriParts address(String scheme, int rest) {
        int first = Characters.find(text, '@', rest, to);
        int hostEnd = hostEnd(first < 0 ? rest : first + 1);
        int at = first < 0 ? -1 : lastAt(first, hostEnd);
        int host = at < 0 ? rest : at + 1;
        Optional<String> user = at < 0 ? Optional.empty() : user(rest, at);
        return new UriParts(scheme, user, host, hostEnd, parameters(hostEnd));
    }

    /** The @ before the host; a user part may hold semicolons and question marks, and some do not escape an @. */
    private int lastAt(int first, int hostEnd) {
        return Characters.find(text, '@', first + 1, hostEnd) < 0 ? first : text.lastIndexOf('@', hostEnd - 1);
    }

    private int hostEnd(int start) {
        int semicolon = Characters.find(text, ';', start, to);
        int end = semicolon < 0 ? to : semicolon;
        int question = Characters.find(text, '?', start, end);
        return question < 0 ? Math.max(start, end) : question;
    }

    private Optional<String> user(int start, int at) {
        int password = Characters.find(text, ':', start, at);
        int end = password < 0 ? at : password;
        return start == end ? Optional.empty() : Optional.of(text.substring(start, end));
    }

    private Parameters parameters(int hostEnd) {
        if (hostEnd >= to || text.charAt(hostEnd) != ';') {
            return Parameters.NONE;
        }
        int headers = Characters.find(text, '?', hostEnd, to);
        return Parameters.of(text, hostEnd + 1, headers < 0 ? to : headers, ';');
    }

    private UriParts tel(int rest) {
        int end = hostEnd(rest);
        String number = text.substring(rest, end);
        Optional<String> user = number.isEmpty() ? Optional.empty() : Optional.of(number);
        return new UriParts("tel", user, end, end, parameters(end));
    }
}
