// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/** A message with an empty line behind every line, as web pages and word processors paste it. */
final class SpacedLines {

    private SpacedLines() {}

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int feed = Rows.end(text, start, limit);
        int second = behindEmpty(text, feed, limit);
        boolean spaced = second > 0
                && HeaderNames.lineColon(text, second, limit) > 0
                && behindEmpty(text, Rows.end(text, second, limit), limit) > 0;
        if (!spaced) {
            return false;
        }
        for (int next = second; next > 0; next = behindEmpty(text, feed, limit)) {
            rewriting.fill(feed, next - 1);
            feed = Rows.end(text, next, limit);
        }
        return true;
    }

    /** The start of the line behind an empty line that follows a line feed; -1 where no empty line follows. */
    private static int behindEmpty(String text, int feed, int limit) {
        if (feed >= limit) {
            return -1;
        }
        int end = Rows.end(text, feed + 1, limit);
        return end < limit && Rows.isBlank(text, feed + 1, end) ? end + 1 : -1;
    }
}
