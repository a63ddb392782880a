// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A message of which every line stands behind the same prefix, as container runtimes, syslog daemons and
 * {@code kazoo sipify} write it. Digits may differ: they are clocks and counters.
 */
final class PrefixedLines {

    private static final int LONGEST = 255;

    private static final String VERSION = "SIP/2.0";

    private final String text;
    private final int limit;
    private final int prefixStart;
    private final int length;

    private PrefixedLines(String text, int limit, int prefixStart, int length) {
        this.text = text;
        this.limit = limit;
        this.prefixStart = prefixStart;
        this.length = length;
    }

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int lineStart = Rows.start(text, start);
        int length = start - lineStart;
        if (length == 0 || length > LONGEST || Rows.isBlank(text, lineStart, start)) {
            return false;
        }
        PrefixedLines lines = new PrefixedLines(text, limit, lineStart, length);
        int feed = Rows.end(text, start, limit);
        int name = feed + 1 + length;
        if (!lines.follows(feed) || HeaderNames.lineColon(text, name, limit) < 0) {
            return false;
        }
        lines.strip(rewriting, feed);
        return true;
    }

    private void strip(Rewriting rewriting, int first) {
        int feed = first;
        boolean inHeader = true;
        while (feed < limit) {
            inHeader &= !isEmptyBehind(feed);
            if (inHeader && follows(feed) && isStart(feed + 1 + length)) {
                return; // whoever shortened it left out the empty line between two messages
            }
            if (follows(feed)) {
                rewriting.lineEnd(feed, feed + 1 + length);
            } else if (isBlankLine(feed)) {
                // the blanks that close the prefix are gone where the line was trimmed
                rewriting.lineEnd(feed, Rows.end(text, feed + 1, limit));
            } else {
                return;
            }
            feed = Rows.end(text, feed + 1, limit);
        }
    }

    /** Whether nothing stands behind the prefix of the line behind a line feed, so that a body begins. */
    private boolean isEmptyBehind(int feed) {
        return isBlankLine(feed)
                || (follows(feed)
                        && Rows.isBlank(text, feed + 1 + length, Rows.contentEnd(text, feed + 1 + length, limit)));
    }

    private boolean isStart(int at) {
        int end = Rows.contentEnd(text, at, limit);
        int status = at + VERSION.length() + 1;
        boolean response = text.startsWith(VERSION + ' ', at) && status < end && Rows.isDigit(text.charAt(status));
        return response || (end - at > VERSION.length() && text.startsWith(' ' + VERSION, end - VERSION.length() - 1));
    }

    /** Whether the line behind a line feed begins with the prefix. */
    private boolean follows(int feed) {
        return feed + 1 + length <= limit && Rows.isAlike(text, prefixStart, feed + 1, length);
    }

    private boolean isBlankLine(int feed) {
        int end = Rows.contentEnd(text, feed + 1, limit);
        int present = end - feed - 1;
        return present > 0
                && present < length
                && Rows.isBlank(text, prefixStart + present, prefixStart + length)
                && Rows.isAlike(text, prefixStart, feed + 1, present);
    }
}
