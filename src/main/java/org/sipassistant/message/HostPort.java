// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.OptionalInt;

/**
 * A host with an optional port, as URIs and Via write it (RFC 3261 section 25.1).
 *
 * @param start of the host in a text, an IPv6 address without brackets
 * @param end of the host; its start where there is none
 * @param number of the port; 0 where it is absent or out of range
 */
record HostPort(int start, int end, int number) {

    private static final int LARGEST_PORT = 65_535;

    /** Of a port. */
    private static final int MOST_DIGITS = 5;

    static HostPort parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        if (start < end && text.charAt(start) == '[') {
            int close = Characters.find(text, ']', start, end);
            int last = close < 0 ? end : close;
            return new HostPort(start + 1, last, port(text, last + 1, end));
        }
        int colon = -1;
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == ':') {
                if (colon >= 0) {
                    return new HostPort(start, end, 0); // an IPv6 address without brackets
                }
                colon = at;
            }
        }
        return colon < 0
                ? new HostPort(start, end, 0)
                : new HostPort(start, Characters.trimEnd(text, start, colon), port(text, colon, end));
    }

    /** Host and port as the sender wrote them, an IPv6 address in brackets; empty where there is no host. */
    static String shown(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        return isPlain(text, start, end)
                ? text.substring(start, end)
                : parse(text, start, end).shown(text);
    }

    /** Whether a span is shown as it stands: a host, and a port that is written as numbers are, or none. */
    private static boolean isPlain(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) > ' ' && text.charAt(at) != ':' && text.charAt(at) != '[') {
            at++;
        }
        if (at == end) {
            return true;
        }
        int digits = end - at - 1;
        boolean port = at > start && text.charAt(at) == ':' && digits > 0 && text.charAt(at + 1) != '0';
        for (int digit = at + 1; digit < end && port; digit++) {
            port = Characters.isDigit(text.charAt(digit));
        }
        return port && (digits < MOST_DIGITS || digits == MOST_DIGITS && text.charAt(at + 1) < '6');
    }

    /** The host in the text that was read. */
    String host(String text) {
        return text.substring(start, end);
    }

    private String shown(String text) {
        String host = host(text);
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return host.isEmpty() || number == 0 ? shown : shown + ":" + number;
    }

    /** Empty where absent or out of range. */
    OptionalInt port() {
        return port(number);
    }

    /** A text as a port; empty where it is no number, or one out of range. */
    static OptionalInt port(String digits) {
        return port((int) Math.max(0, Characters.number(digits, 0, digits.length(), LARGEST_PORT)));
    }

    /** A number as a port; empty where it is 0. */
    static OptionalInt port(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static int port(String text, int colon, int end) {
        if (colon >= end || text.charAt(colon) != ':') {
            return 0;
        }
        return (int) Math.max(0, Characters.number(text, colon + 1, end, LARGEST_PORT));
    }
}
