// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.Optional;

/**
 * The user part of a URI as nodes compare it that spell numbers each in their own way: with +, 00 or 0 in front, with a
 * country code or without.
 *
 * @param significant the digits without separators and without what stands before a number, or the name in lower case
 */
record DialledNumber(String significant, boolean isNumber) {
    /** Fewer digits at the end are shared by strangers: subscriber numbers have at least seven in most countries. */
    private static final int ENOUGH = 7;

    /** Longer than any number or name; what is longer is not compared. */
    private static final int LONGEST = 64;

    static Optional<DialledNumber> of(String user) {
        if (user.isEmpty() || user.length() > LONGEST || user.equalsIgnoreCase("anonymous")) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < user.length() && user.charAt(i) != ';'; i++) {
            char c = user.charAt(i);
            if (c >= '0' && c <= '9' || c == '*' || c == '#') {
                digits.append(c);
            } else if ("+-.() ".indexOf(c) < 0) {
                return Optional.of(new DialledNumber(user.toLowerCase(java.util.Locale.ROOT), false));
            }
        }
        int start = 0;
        while (start < 3 && digits.length() - start > ENOUGH && digits.charAt(start) == '0') {
            start++;
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new DialledNumber(digits.substring(start), true));
    }

    /** Whether both are the same, or one is the other with more in front of it. */
    boolean matches(DialledNumber other) {
        if (significant.equals(other.significant)) {
            return true;
        }
        int shorter = Math.min(significant.length(), other.significant.length());
        return isNumber
                && other.isNumber
                && shorter >= ENOUGH
                && (significant.endsWith(other.significant) || other.significant.endsWith(significant));
    }

    /** The same for all that match each other. */
    String key() {
        return isNumber && significant.length() > ENOUGH
                ? significant.substring(significant.length() - ENOUGH)
                : significant;
    }
}
