// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.Locale;

/** Compares host names as the DNS does: without case, and without the dot that may end them. */
final class HostNames {

    private static final int LONGEST = 253;

    private HostNames() {}

    /** Whether a text may be a host name; an address with a slip in it is none. */
    static boolean isName(String text) {
        String name = folded(text);
        if (name.isEmpty() || name.length() > LONGEST || ".-".indexOf(name.charAt(0)) >= 0 || name.contains("..")) {
            return false;
        }
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letter && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        // RFC 3696 2: the last label of a name is not all digits
        return !Character.isDigit(name.charAt(name.lastIndexOf('.') + 1));
    }

    static String folded(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
