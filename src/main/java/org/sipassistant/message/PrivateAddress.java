// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Locale;

/** Tells addresses that cannot be reached from another network. */
public final class PrivateAddress {

    /** Before an address of IPv4 that a node of IPv6 writes as one of its own (RFC 4291 section 2.5.5.2). */
    private static final String MAPPED = "::ffff:";

    private PrivateAddress() {}

    /** RFC 1918, RFC 6598 (carrier NAT), RFC 3927, loopback, and RFC 4193 and link-local for IPv6. */
    public static boolean isPrivate(String address) {
        if (address.regionMatches(true, 0, MAPPED, 0, MAPPED.length())) {
            return isPrivateIpv4(address.substring(MAPPED.length()));
        }
        if (address.indexOf(':') >= 0) {
            String lower = address.toLowerCase(Locale.ROOT);
            return lower.startsWith("fc") || lower.startsWith("fd") || lower.startsWith("fe80") || lower.equals("::1");
        }
        return isPrivateIpv4(address);
    }

    /** Whether a host is an address, of IPv4 or of IPv6 without brackets, which can be compared with others; a name cannot. */
    public static boolean isAddress(String host) {
        boolean dotted = !host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return dotted
                || (host.indexOf(':') >= 0
                        && host.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0));
    }

    private static boolean isPrivateIpv4(String address) {
        int first = octet(address, 0);
        int dot = address.indexOf('.');
        int second = dot < 0 ? -1 : octet(address, dot + 1);
        return switch (first) {
            case 10, 127 -> second >= 0;
            case 192 -> second == 168;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second <= 31;
            case 100 -> second >= 64 && second <= 127;
            default -> false;
        };
    }

    private static int octet(String address, int from) {
        int value = -1;
        for (int at = from; at < address.length() && at < from + 3; at++) {
            char c = address.charAt(at);
            if (c < '0' || c > '9') {
                return c == '.' ? value : -1;
            }
            value = Math.max(value, 0) * 10 + (c - '0');
        }
        return value;
    }
}
