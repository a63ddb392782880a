// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/** What may stand on both sides of an equals sign: blanks, and the end of a line that the next one continues (RFC 3261 25.1). */
final class Blanks {
    private Blanks() {}

    /** Where they end that begin at a position. */
    static int after(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int line = at;
            while (line < to && isLineEnd(text.charAt(line))) {
                line++;
            }
            if (line == to || !isBlank(text.charAt(line))) {
                return at;
            }
            at = line + 1;
        }
        return at;
    }

    /** Where they begin that end before a position. */
    static int before(String text, int to, int least) {
        int at = to;
        while (at > least && isBlank(text.charAt(at - 1))) {
            at--;
            while (at > least && isLineEnd(text.charAt(at - 1))) {
                at--;
            }
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }
}
