// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * Finds a header in a line in which a logger wrote something before it: one in which programs or people write what they like,
 * so that it may hold a password. Asked only of lines that name one.
 */
final class PrefixedHeader {
    private static final String[] NAMES = {"subject", "warning", "user-agent", "call-info", "alert-info"};
    private static final String[] OWN = {"x-", "p-"};
    private static final int LONGEST_NAME = 64;
    private static final int MOST_BLANKS = 8;

    private PrefixedHeader() {}

    /** Where the name of the first one begins between two positions; the end where there is none. */
    static int start(String text, int from, int to) {
        for (int colon = text.indexOf(':', from, to); colon >= 0; colon = text.indexOf(':', colon + 1, to)) {
            int end = colon;
            while (end > from && colon - end < MOST_BLANKS && text.charAt(end - 1) == ' ') {
                end--;
            }
            int start = nameStart(text, end, from);
            if (isHeader(text, start, end)) {
                return start;
            }
        }
        return to;
    }

    private static int nameStart(String text, int end, int from) {
        int least = Math.max(from, end - LONGEST_NAME);
        int start = end;
        while (start > least && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
            start--;
        }
        return start;
    }

    private static boolean isHeader(String text, int start, int end) {
        for (String name : NAMES) {
            if (end - start == name.length() && text.regionMatches(true, start, name, 0, name.length())) {
                return true;
            }
        }
        for (String beginning : OWN) {
            if (end - start > beginning.length() && text.regionMatches(true, start, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }
}
