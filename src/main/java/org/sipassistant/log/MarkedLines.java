// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/** Lines to whose end a product put a mark, as ngrep shows a carriage return as a point. */
final class MarkedLines {

    private MarkedLines() {}

    /** Whether the line that holds a position and the line behind it end with a mark. */
    static boolean at(String text, int position, String mark) {
        int feed = text.indexOf('\n', position);
        int next = feed < 0 ? -1 : text.indexOf('\n', feed + 1);
        return next >= 0 && text.startsWith(mark, feed - mark.length()) && text.startsWith(mark, next - mark.length());
    }

    /**
     * Puts carriage returns in the place of the marks, so that positions mean the same as before; the last line may have no
     * end.
     */
    static void restore(Rewriting rewriting, String mark) {
        String text = rewriting.text();
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            restore(rewriting, text, mark, feed);
        }
        restore(rewriting, text, mark, text.length());
    }

    private static void restore(Rewriting rewriting, String text, String mark, int lineEnd) {
        int start = lineEnd - mark.length();
        if (start >= 0 && text.startsWith(mark, start)) {
            rewriting.fill(start, lineEnd);
        }
    }
}
