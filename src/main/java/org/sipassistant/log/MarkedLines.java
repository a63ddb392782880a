// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;

/** Lines to whose end a product put a mark, as ngrep shows a carriage return as a point, or an editor as {@code ^M}. */
final class MarkedLines {
    /** How editors, terminals, syslog daemons and web pages show the end of a line that ends all the same. */
    static final List<String> VISIBLE_ENDS = List.of(
            "^M",
            "^M$",
            "$",
            "#015",
            "#015#012",
            "\\r\\n",
            "\\n",
            "\\r",
            "\\015",
            "\\x0d",
            "\\x0D",
            "<CR>",
            "<0d>",
            "<0D>",
            "&#13;",
            "&#xD;",
            "&#xd;",
            "\u240D",
            "\u240D\u240A",
            "\u21B5",
            "\u00B6");

    private MarkedLines() {}

    /** Whether the line that holds a position and the line behind it end with a mark. */
    static boolean at(String text, int position, String mark) {
        int feed = text.indexOf('\n', position);
        int next = feed < 0 ? -1 : text.indexOf('\n', feed + 1);
        return next >= 0 && endsAt(text, feed, mark) && endsAt(text, next, mark);
    }

    /** Whether the line that ends with a line feed has a mark at its end. */
    static boolean endsAt(String text, int feed, String mark) {
        return text.startsWith(mark, contentEnd(text, feed) - mark.length());
    }

    private static int contentEnd(String text, int feed) {
        int end = feed;
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
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
        if (endsAt(text, lineEnd, mark)) {
            int end = contentEnd(text, lineEnd);
            rewriting.fill(end - mark.length(), end);
        }
    }
}
