// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.OptionalInt;

/**
 * A host with an optional port, as URIs and Via write it (RFC 3261 section 25.1).
 *
 * @param host an IPv6 address without brackets; empty where there is none
 * @param port empty where absent or out of range
 */
record HostPort(String host, OptionalInt port) {

    private static final int LARGEST_PORT = 65_535;

    static HostPort parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        if (start < end && text.charAt(start) == '[') {
            int close = Characters.find(text, ']', start, end);
            int last = close < 0 ? end : close;
            return new HostPort(text.substring(start + 1, last), port(text, last + 1, end));
        }
        int colon = Characters.find(text, ':', start, end);
        boolean bareIpv6 = colon >= 0 && Characters.find(text, ':', colon + 1, end) >= 0;
        if (colon < 0 || bareIpv6) {
            return new HostPort(text.substring(start, end), OptionalInt.empty());
        }
        return new HostPort(text.substring(start, Characters.trimEnd(text, start, colon)), port(text, colon, end));
    }

    private static OptionalInt port(String text, int colon, int end) {
        if (colon >= end || text.charAt(colon) != ':') {
            return OptionalInt.empty();
        }
        long port = Characters.number(text, colon + 1, end, LARGEST_PORT);
        return port < 1 ? OptionalInt.empty() : OptionalInt.of((int) port);
    }
}
