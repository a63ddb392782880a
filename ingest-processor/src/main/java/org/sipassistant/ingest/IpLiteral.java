// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * Tells IP addresses from names as strictly as the engines do: a field of type {@code ip} that holds anything else costs
 * the whole document.
 */
final class IpLiteral {

    private static final int GROUPS = 8;
    private static final int LONGEST_GROUP = 4;

    private IpLiteral() {}

    static boolean isIp(String host) {
        return host.indexOf(':') >= 0 ? isIpv6(host) : isIpv4(host, 0);
    }

    /** Four numbers up to 255, without leading zeros. */
    private static boolean isIpv4(String host, int from) {
        int parts = 0;
        int at = from;
        while (at < host.length() && parts < 4) {
            int start = at;
            int number = 0;
            while (at < host.length() && at - start < 3 && isDigit(host.charAt(at))) {
                number = number * 10 + (host.charAt(at++) - '0');
            }
            boolean wrong = at == start || number > 255 || (at - start > 1 && host.charAt(start) == '0');
            boolean open = parts < 3 && (at >= host.length() || host.charAt(at) != '.');
            if (wrong || open) {
                return false;
            }
            parts++;
            at += parts < 4 ? 1 : 0;
        }
        return parts == 4 && at == host.length();
    }

    /** RFC 4291 2.2: eight groups, of which one run may be left out, and the last two may be written as IPv4. */
    private static boolean isIpv6(String host) {
        int gap = host.indexOf("::");
        if (gap < 0) {
            return groups(host, 0, host.length()) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(host, 0, gap);
        int after = gap + 2 == host.length() ? 0 : groups(host, gap + 2, host.length());
        boolean ipv4Before = host.lastIndexOf('.', gap) >= 0;
        return before >= 0 && after >= 0 && before + after < GROUPS && !ipv4Before;
    }

    /** The number of groups in a span, those of an IPv4 address at its end counted as two; -1 where others stand there. */
    private static int groups(String host, int from, int to) {
        int groups = 0;
        int at = from;
        while (at <= to && groups <= GROUPS) {
            int end = groupEnd(host, at);
            groups++;
            if (end == to) {
                return end > at && end - at <= LONGEST_GROUP ? groups : -1;
            }
            if (host.charAt(end) == '.') {
                return to == host.length() && isIpv4(host, at) ? groups + 1 : -1;
            }
            if (end == at || end - at > LONGEST_GROUP || host.charAt(end) != ':') {
                return -1;
            }
            at = end + 1;
        }
        return -1;
    }

    private static int groupEnd(String host, int from) {
        int at = from;
        while (at < host.length() && host.charAt(at) < 128 && Character.digit(host.charAt(at), 16) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
