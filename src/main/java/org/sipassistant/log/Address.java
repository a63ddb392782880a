// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Endpoint;

/**
 * Reads an address with its port as loggers write it: {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060},
 * {@code 2001:db8::1:5060}, {@code proxy.example.net:5060}, or an IP address alone; tcpdump puts a point before the port or
 * the name of its service: {@code 192.0.2.1.5060}, {@code 2001:db8::1.5060}, {@code proxy.example.net.sip}.
 */
final class Address {

    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST = 255;
    private static final int IPV6_COLONS = 7;

    private Address() {}

    /** Where an address that begins at a position may end at most; the position itself where none begins. */
    static int end(String text, int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        int at = from;
        if (at < limit && text.charAt(at) == '[') {
            int close = text.indexOf(']', at, limit);
            at = close < 0 ? limit : close + 1;
        }
        while (at < limit && isPart(text.charAt(at))) {
            at++;
        }
        while (at > from && ":.-".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** Where an address that ends at a position begins; the position itself where none ends. */
    static int start(String text, int from, int end) {
        int limit = Math.max(from, end - LONGEST);
        int at = end;
        while (at > limit && (isPart(text.charAt(at - 1)) || "[]".indexOf(text.charAt(at - 1)) >= 0)) {
            at--;
        }
        return at;
    }

    /** The address in a span; null where it is none, or a name without a port, which any word would be. */
    static @Nullable Endpoint read(String text, int from, int to) {
        if (from >= to) {
            return null;
        }
        if (text.charAt(from) == '[') {
            int close = text.indexOf(']', from, to);
            return close > from + 1 ? endpoint(text, from + 1, close, to) : null;
        }
        Endpoint dotted = dotted(text, from, to);
        if (dotted != null) {
            return dotted;
        }
        int last = text.lastIndexOf(':', to - 1);
        if (last <= from) {
            return isIpv4(text, from, to) ? new Endpoint(text.substring(from, to), OptionalInt.empty()) : null;
        }
        boolean single = text.indexOf(':', from) == last;
        // these formats always write the port, so that the last group of an address without brackets is one
        if (single || isIpv6(text, from, last)) {
            return port(text, last + 1, to) > 0 ? endpoint(text, from, last, to) : null;
        }
        return isIpv6(text, from, to) ? new Endpoint(text.substring(from, to), OptionalInt.empty()) : null;
    }

    /** An address with a point before its port. */
    private static @Nullable Endpoint dotted(String text, int from, int to) {
        int point = text.lastIndexOf('.', to - 1);
        if (point <= from) {
            return null;
        }
        int port = service(text, point + 1, to);
        boolean named = port > 0;
        port = named ? port : port(text, point + 1, to);
        boolean address = isIpv4(text, from, point)
                || isIpv6(text, from, point) && text.lastIndexOf('.', point - 1) < from
                || named && text.substring(from, point).indexOf(':') < 0;
        return port > 0 && address ? new Endpoint(text.substring(from, point), OptionalInt.of(port)) : null;
    }

    /** The port of a service by the name that tcpdump prints for it; 0 where it is none of SIP's. */
    private static int service(String text, int from, int to) {
        // of digits, as nearly all are, no word need be made
        return from >= to || text.charAt(from) != 's'
                ? 0
                : switch (text.substring(from, to)) {
                    case "sip" -> 5060;
                    case "sips", "sip-tls" -> 5061;
                    default -> 0;
                };
    }

    private static @Nullable Endpoint endpoint(String text, int from, int end, int to) {
        int colon = end < to && text.charAt(end) == ']' ? end + 1 : end;
        String host = text.substring(from, end);
        if (colon == to) {
            return new Endpoint(host, OptionalInt.empty());
        }
        int port = text.charAt(colon) == ':' ? port(text, colon + 1, to) : -1;
        return port > 0 ? new Endpoint(host, OptionalInt.of(port)) : null;
    }

    /** The number of a port; 0 or less where the span holds none. */
    static int port(String text, int from, int to) {
        int port = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            port = c >= '0' && c <= '9' ? port * 10 + (c - '0') : -1;
            if (port < 0 || port > LARGEST_PORT) {
                return -1;
            }
        }
        return port;
    }

    private static boolean isIpv4(String text, int from, int to) {
        int points = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            points += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return points == 3;
    }

    private static boolean isIpv6(String text, int from, int to) {
        int colons = 0;
        boolean shortened = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '%') {
                break;
            }
            if (c == ':') {
                colons++;
                shortened |= at + 1 < to && text.charAt(at + 1) == ':';
            } else if (c != '.' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        boolean open = to - from < 2 || text.charAt(to - 1) == ':' && text.charAt(to - 2) != ':';
        return !open && (shortened && colons <= IPV6_COLONS || colons == IPV6_COLONS);
    }

    private static boolean isPart(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || ".:-_%".indexOf(c) >= 0);
    }
}
