// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;

/**
 * The order of requests within a dialog (RFC 3261 section 20.16).
 *
 * @param number 0 to 2<sup>32</sup> - 1 (RFC 3261 wants less than 2<sup>31</sup>, real stacks exceed it); -1 where
 *     it is larger still
 * @param method as received; empty where there is none
 */
public record CSeq(long number, String method) {

    private static final long LARGEST = 0xFFFF_FFFFL;

    /** Reads a CSeq; empty where it does not begin with a number. */
    public static Optional<CSeq> parse(String value) {
        return parse(value, 0, value.length());
    }

    static Optional<CSeq> parse(String text, int from, int to) {
        long number = Characters.number(text, from, to, LARGEST);
        if (number == -1) {
            return Optional.empty();
        }
        int at = Characters.skipSpace(text, from, to);
        while (at < to && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        int start = Characters.skipSpace(text, at, to);
        int end = start;
        while (end < to && Characters.isToken(text.charAt(end))) {
            end++;
        }
        return Optional.of(new CSeq(Math.max(number, -1), Methods.name(text, start, end)));
    }
}
