// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

/**
 * The lines of Asterisk's console, each of which begins with {@code    -- } or {@code  == } and has no time: chats and web forms
 * run them together, and leave the blanks. Time linear in the length of the text.
 */
final class VerboseLines {
    /** Blanks before the sign; between the words of a sentence there is one. */
    private static final int BLANKS = 2;

    /** Signs of a line that holds several; a sentence may have one. */
    private static final int SEVERAL = 2;

    private VerboseLines() {}

    /** The text itself where no line of it holds several. */
    static String split(String text) {
        StringBuilder split = new StringBuilder(0);
        int copied = 0;
        for (int line = 0; line < text.length(); ) {
            int feed = text.indexOf('\n', line);
            int end = feed < 0 ? text.length() : feed;
            if (signs(text, line, end) >= SEVERAL) {
                split.append(text, copied, line);
                copied = line;
                for (int at = next(text, line, end); at >= 0; at = next(text, at + 1, end)) {
                    String before = text.substring(copied, at).stripTrailing();
                    if (!before.isEmpty()) {
                        split.append(before).append('\n');
                        copied = at;
                    }
                }
            }
            line = end + 1;
        }
        return copied == 0 ? text : split.append(text, copied, text.length()).toString();
    }

    private static int signs(String text, int line, int end) {
        int signs = isSign(text, line, end) ? 1 : 0;
        for (int at = next(text, line, end); at >= 0; at = next(text, at + 1, end)) {
            signs++;
        }
        return signs;
    }

    /** Where the next sign stands that blanks are before; -1 where there is none. */
    private static int next(String text, int from, int end) {
        int blanks = 0;
        for (int at = from; at < end; at++) {
            if (blanks >= BLANKS && isSign(text, at, end)) {
                return at;
            }
            blanks = text.charAt(at) == ' ' ? blanks + 1 : 0;
        }
        return -1;
    }

    private static boolean isSign(String text, int at, int end) {
        return at + 3 < end
                && (text.startsWith("-- ", at) || text.startsWith("== ", at))
                && Character.isLetterOrDigit(text.charAt(at + 3));
    }
}
