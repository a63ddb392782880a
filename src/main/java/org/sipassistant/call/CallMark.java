// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.Optional;

/**
 * The identifier of its own that a product puts into every line about a call.
 *
 * @param whole whether all legs of the call have it, and not each its own
 */
record CallMark(String id, boolean whole) {
    private static final String ASTERISK = "[C-";
    private static final String AUDIOCODES = "[SID=";
    private static final int GUID_DIGITS = 12;
    private static final int LONGEST = 64;
    private static final int[] UUID_HYPHENS = {8, 13, 18, 23};
    private static final int UUID_LENGTH = 36;

    static Optional<CallMark> of(String line) {
        return bracketed(line, ASTERISK)
                .or(() -> bracketed(line, AUDIOCODES))
                .or(() -> cisco(line))
                .map(id -> new CallMark(id, true))
                .or(() -> uuid(line).map(id -> new CallMark(id, false)));
    }

    /** {@code [C-0000001a]} of Asterisk, {@code [SID=2ed1c8:96:5]} of AudioCodes. */
    private static Optional<String> bracketed(String line, String opening) {
        int start = line.indexOf(opening);
        int end = start < 0 ? -1 : line.indexOf(']', start);
        boolean found = end > start + opening.length() && end - start < LONGEST;
        return found ? Optional.of(line.substring(start, end)) : Optional.empty();
    }

    /** {@code //1234/8A62CF3E8012/SIP/Error/...} of Cisco: of each leg the number, of all of them the second part. */
    private static Optional<String> cisco(String line) {
        int start = line.indexOf("//");
        int slash = start < 0 ? -1 : line.indexOf('/', start + 2);
        int end = slash < 0 ? -1 : line.indexOf('/', slash + 1);
        boolean guid = end - slash - 1 == GUID_DIGITS
                && line.substring(slash + 1, end).chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return guid ? Optional.of(line.substring(slash, end)) : Optional.empty();
    }

    /** The channel of FreeSWITCH and of others. */
    private static Optional<String> uuid(String line) {
        int first = line.indexOf('-');
        while (first >= 0) {
            int start = first - UUID_HYPHENS[0];
            if (start >= 0 && start + UUID_LENGTH <= line.length() && isUuid(line, start)) {
                return Optional.of(line.substring(start, start + UUID_LENGTH));
            }
            first = line.indexOf('-', first + 1);
        }
        return Optional.empty();
    }

    private static boolean isUuid(String line, int start) {
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = false;
            for (int place : UUID_HYPHENS) {
                hyphen |= place == i;
            }
            char c = line.charAt(start + i);
            if (hyphen ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
