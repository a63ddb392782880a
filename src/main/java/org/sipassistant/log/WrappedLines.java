// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Arrays;

/**
 * A text with the lines put together again that a mail, a terminal or a quotation has broken. What is put together is
 * only looked through for wordings, so a line too many does no harm; time linear in the length of the text. Immutable.
 */
final class WrappedLines {
    /** Windows are seldom narrower: a shorter line was ended by its writer. */
    private static final int NARROWEST = 60;

    /** What is longer than a paragraph is no wrapped line. */
    private static final int LONGEST = 1_000;

    /** Lines that are put together; a text with more of them was not broken by a window. */
    private static final int MOST_BREAKS = 1 << 16;

    private final String text;
    /** Where the pieces between the breaks begin, in the text put together and in the original. */
    private final int[] pieces;

    private final int[] origins;

    private WrappedLines(String text, int[] pieces, int[] origins) {
        this.text = text;
        this.pieces = pieces;
        this.origins = origins;
    }

    /** Lines broken between words: a blank in the place of each break. */
    static WrappedLines atWords(String text) {
        return join(text, true);
    }

    /** Lines broken at a column, in the middle of a word. */
    static WrappedLines atColumn(String text) {
        return join(text, false);
    }

    String text() {
        return text;
    }

    /** Whether any line was put together. */
    boolean isJoined() {
        return pieces.length > 1;
    }

    /** Whether a span of the text put together holds a break. */
    boolean isBroken(int from, int to) {
        return piece(from) != piece(to);
    }

    /** Where a character of the text put together stands in the original. */
    int origin(int at) {
        int piece = piece(at);
        return origins[piece] + at - pieces[piece];
    }

    private int piece(int at) {
        int found = Arrays.binarySearch(pieces, at);
        return found < 0 ? -found - 2 : found;
    }

    private static WrappedLines join(String text, boolean words) {
        StringBuilder joined = new StringBuilder(0);
        int[] pieces = new int[16];
        int[] origins = new int[16];
        int count = 1;
        int from = 0;
        int first = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && count < MOST_BREAKS; end = text.indexOf('\n', end + 1)) {
            int next = words ? skipQuote(text, end + 1) : end + 1;
            int stop = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            boolean wide = words || stop - start >= NARROWEST;
            if (wide && stop > start && end - first < LONGEST && continues(text, next, words)) {
                joined.ensureCapacity(text.length());
                joined.append(text, from, stop);
                if (words) {
                    joined.append(' ');
                }
                if (count == pieces.length) {
                    pieces = Arrays.copyOf(pieces, 2 * count);
                    origins = Arrays.copyOf(origins, 2 * count);
                }
                pieces[count] = joined.length();
                origins[count++] = next;
                from = next;
            } else {
                first = end + 1;
            }
            start = end + 1;
        }
        String whole =
                count == 1 ? text : joined.append(text, from, text.length()).toString();
        return new WrappedLines(whole, Arrays.copyOf(pieces, count), Arrays.copyOf(origins, count));
    }

    /** Behind the marks with which mails quote, and blanks. */
    private static int skipQuote(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '>' || text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Whether a line can be the rest of the one before: it does not begin as a line of a log or of a message does. */
    private static boolean continues(String text, int at, boolean words) {
        if (at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
            return false;
        }
        char first = text.charAt(at);
        if (!words) {
            return first != '[' && first != '<';
        }
        return first >= 'a' && first <= 'z' || "'\"(".indexOf(first) >= 0;
    }
}
