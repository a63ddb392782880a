// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

/**
 * The lines of Asterisk's console, each of which begins with {@code    -- } or {@code  == } and has no time: chats and web forms
 * run them together, and leave the blanks. Time linear in the length of the text.
 */
final class VerboseLines {
    /** Blanks before the sign; between the words of a sentence there is one. */
    private static final int BLANKS = 2;

    /** Parts of a line that holds several; a sentence may have one sign. */
    private static final int SEVERAL = 2;

    private VerboseLines() {}

    /** The text itself where no line of it holds several. */
    static String split(String text) {
        return Lines.changed(text, VerboseLines::splitLine);
    }

    private static String splitLine(String line) {
        StringBuilder split = new StringBuilder(0);
        int signs = isSign(line, 0) ? 1 : 0;
        int copied = 0;
        int blanks = 0;
        for (int at = 0; at < line.length(); at++) {
            if (blanks >= BLANKS && isSign(line, at)) {
                signs++;
                String before = line.substring(copied, at).stripTrailing();
                if (!before.isEmpty()) {
                    split.append(before).append('\n');
                    copied = at;
                }
            }
            blanks = line.charAt(at) == ' ' ? blanks + 1 : 0;
        }
        return signs < SEVERAL
                ? line
                : split.append(line, copied, line.length()).toString();
    }

    private static boolean isSign(String line, int at) {
        return at + 3 < line.length()
                && (line.startsWith("-- ", at) || line.startsWith("== ", at))
                && Character.isLetterOrDigit(line.charAt(at + 3));
    }
}
