// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.Set;

/**
 * Gives every run of digits another one of the same length, and no two the same: a Feistel network over the two halves with
 * a keyed hash as its round function, in the manner of FF1 (NIST SP 800-38G). As the length stays, a number that is too short
 * is still too short. For one thread.
 */
final class DigitPermutation {
    /** Told as what they are (see the core's emergency calls); no other number becomes one of them. */
    private static final Set<String> EMERGENCY = Set.of("112", "911", "999", "000");

    private static final int ROUNDS = 10;

    /** Half of it fits a long. */
    private static final int LONGEST = 32;

    private final PseudonymKey.Hash hash;

    DigitPermutation(PseudonymKey.Hash hash) {
        this.hash = hash;
    }

    /** Another run of the same length; a single digit and an emergency number stay. A leading zero stays one. */
    String of(String digits) {
        if (digits.length() < 2 || EMERGENCY.contains(digits)) {
            return digits;
        }
        if (digits.length() > LONGEST) {
            return of(digits.substring(0, LONGEST)) + of(digits.substring(LONGEST));
        }
        boolean zero = digits.charAt(0) == '0';
        // What was excluded before is excluded behind: going on until it is met again keeps the permutation one.
        String other = permuted(digits);
        while (EMERGENCY.contains(other) || zero != (other.charAt(0) == '0')) {
            other = permuted(other);
        }
        return other;
    }

    private String permuted(String digits) {
        int half = digits.length() / 2;
        String left = digits.substring(0, half);
        String right = digits.substring(half);
        for (int round = 0; round < ROUNDS; round++) {
            String mixed = plus(left, hash.number("digits" + digits.length() + '.' + round, right));
            left = right;
            right = mixed;
        }
        return left + right;
    }

    private static String plus(String digits, long number) {
        long limit = 1;
        for (int i = 0; i < digits.length(); i++) {
            limit *= 10;
        }
        String sum = Long.toString((Long.parseLong(digits) + number % limit) % limit);
        return "0".repeat(digits.length() - sum.length()) + sum;
    }
}
