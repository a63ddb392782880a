// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import org.sipassistant.message.Beginning;

/** What strangers wrote, as text of one line that cannot move a cursor, turn the direction of reading or end early. */
public final class Plain {
    /** Letters up to here are one column wide and run from left to right: Latin, Greek, Cyrillic, Armenian. */
    private static final int SIMPLE_LETTERS = 0x590;

    private static final int FIRST_COMBINING = 0x300;

    /** Beyond this nobody reads on; a header may have kilobytes. */
    private static final int LONGEST = 500;

    private Plain() {}

    /** For columns of equal width: a space for a control character, a question mark for what has another width. */
    public static String columns(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.append(shown(c)));
        return clean.toString();
    }

    /**
     * In any alphabet: a space for a control character or a line end, nothing for what is invisible and for what is no
     * character; at most {@value #LONGEST} characters.
     */
    static String line(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (clean.length() >= LONGEST) {
                return clean.append('…').toString();
            }
            append(clean, text.codePointAt(at));
        }
        return clean.toString();
    }

    private static void append(StringBuilder clean, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
            default -> clean.appendCodePoint(c);
        }
    }

    private static char shown(int c) {
        if (Character.isISOControl(c)) {
            return ' ';
        }
        boolean simple = c < FIRST_COMBINING || c < SIMPLE_LETTERS && Character.isLetter(c);
        return simple && Character.getType(c) != Character.FORMAT ? (char) c : '?';
    }

    /** At most so many characters, the last of which says that there were more. */
    static String shortened(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return Beginning.of(text, Math.max(0, width - 1)) + '…';
    }
}
