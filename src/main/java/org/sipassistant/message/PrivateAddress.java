// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Locale;

/** Tells addresses that cannot be reached from another network. */
public final class PrivateAddress {

    private PrivateAddress() {}

    /** RFC 1918, RFC 6598 (carrier NAT), RFC 3927, loopback, and RFC 4193 and link-local for IPv6. */
    public static boolean isPrivate(String address) {
        if (address.indexOf(':') >= 0) {
            String lower = address.toLowerCase(Locale.ROOT);
            return lower.startsWith("fc") || lower.startsWith("fd") || lower.startsWith("fe80") || lower.equals("::1");
        }
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
