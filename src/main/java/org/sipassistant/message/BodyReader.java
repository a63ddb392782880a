// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a body in a text that may go on behind it.
 *
 * <p>Content-Length counts bytes (RFC 3261 section 20.14), but loggers drop carriage returns, pad, and write lines of
 * their own behind a message. So the length decides where the text agrees with it, session descriptions end with their
 * last line, and a message with headers of its own is never swallowed, unless the content type says that messages are
 * what the body holds.
 */
final class BodyReader {

    /** Announced bytes that loggers lose at the very end of a text: a line end, or two. */
    private static final int TRIMMED = 4;

    /** A line end and the dashes before and behind a border that has no name. */
    private static final int LAST_BORDER = 5;

    private final String text;
    private final int start;
    private final int limit;
    private final long length;
    private final int indent;
    private final boolean filled;
    private final boolean bareLineFeeds;

    /** Of the blanks that the logger put before the line that is counted, those that were not met yet. */
    private int margin;

    /**
     * A reader for the body that starts at a position.
     *
     * @param length the Content-Length, -1 where there is none or a bad one
     * @param indent blanks that a logger put before every line, which no Content-Length counts
     * @param filled whether the text holds carriage returns that fill the place of escaped line ends
     */
    BodyReader(String text, int start, long length, int indent, boolean filled) {
        this.text = text;
        this.start = start;
        this.limit = text.length();
        this.length = length;
        this.indent = indent;
        this.filled = filled;
        int feed = start - 1;
        this.bareLineFeeds = filled || feed < 1 || text.charAt(feed - 1) != '\r';
    }

    BodySpan read(@Nullable String contentType) {
        boolean description = text.startsWith("v=0", Characters.skipSpace(text, start, Math.min(limit, start + 16)));
        if (length == 0 || (length < 0 && contentType == null && !description)) {
            return BodySpan.none(start);
        }
        if (contentType != null && holdsMessages(contentType)) {
            return counted(length < 0 ? nextMessage(held(contentType)) : limit);
        }
        return description ? description() : counted(nextMessage(start));
    }

    /** Behind the start of what a body of uncounted length holds: a message, or parts up to the last border. */
    private int held(String contentType) {
        if (contentType.regionMatches(true, 0, "message/", 0, 8)) {
            int feed = text.indexOf('\n', Math.min(limit, Characters.skipSpace(text, start, limit)));
            return feed < 0 ? limit : feed;
        }
        int border = text.indexOf("\n--", Math.max(0, start - 1));
        while (border >= 0) {
            int feed = text.indexOf('\n', border + 1);
            int end = feed < 0 ? limit : feed;
            if (text.startsWith("--", Characters.trimEnd(text, border, end) - 2) && end - border > LAST_BORDER) {
                return end;
            }
            border = text.indexOf("\n--", end);
        }
        return limit;
    }

    private static boolean holdsMessages(String contentType) {
        return contentType.regionMatches(true, 0, "message/", 0, 8)
                || contentType.regionMatches(true, 0, "multipart/", 0, 10);
    }

    /** A session description: its lines are a letter and an equals sign. */
    private BodySpan description() {
        int at = start;
        int end = start;
        while (at < limit) {
            int feed = text.indexOf('\n', at);
            int lineEnd = feed < 0 || feed > limit ? limit : feed;
            int first = at;
            while (first < lineEnd && Characters.isBlank(text.charAt(first))) {
                first++;
            }
            boolean line =
                    first + 1 < lineEnd && text.charAt(first + 1) == '=' && Characters.isLetter(text.charAt(first));
            if (!line) {
                break;
            }
            at = Math.min(lineEnd + 1, limit);
            end = at;
        }
        // every character is a byte or more, unless a logger put it there
        boolean enough = !filled && indent == 0 && !isMissing(end - start);
        return new BodySpan(start, end, !enough && isMissing(bytes(end)));
    }

    /** A body of announced length, or one that reaches to a border. */
    private BodySpan counted(int border) {
        if (length < 0) {
            return new BodySpan(start, footer(border), false);
        }
        long bytes = 0;
        int at = start;
        margin = indent;
        while (at < border && bytes < length) {
            bytes += size(at++);
        }
        if (bytes < length) {
            int end = footer(border);
            return new BodySpan(start, end, isMissing(bytes) && !isMasked(end));
        }
        return new BodySpan(start, lineEnd(at, border), false);
    }

    /**
     * The end of a counted body. Where the text has bare line feeds, each counts as the two bytes it was, unless the
     * body itself was written with bare ones: then the count ends in the middle of a line, and the plain count does
     * not.
     */
    private int lineEnd(int counted, int border) {
        boolean middle = counted < border && text.charAt(counted - 1) != '\n' && text.charAt(counted) != '\n';
        if (filled || !bareLineFeeds || !middle || text.charAt(counted) == '\r') {
            return counted;
        }
        int plain = plainEnd(border);
        return plain >= border || text.charAt(plain - 1) == '\n' ? plain : counted;
    }

    private int plainEnd(int border) {
        long bytes = 0;
        int at = start;
        margin = indent;
        while (at < border && bytes < length) {
            bytes += text.charAt(at) == '\n' ? Math.min(1, size(at)) : size(at);
            at++;
        }
        return at;
    }

    /** Whether nothing is there but asterisks: one may stand for a character of several bytes. */
    private boolean isMasked(int end) {
        boolean any = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c > ' ' && c != '*') {
                return false;
            }
            any |= c == '*';
        }
        return any;
    }

    private boolean isMissing(long bytes) {
        return length > bytes + TRIMMED;
    }

    private long bytes(int end) {
        long bytes = 0;
        margin = indent;
        for (int at = start; at < end; at++) {
            bytes += size(at);
        }
        return bytes;
    }

    private int size(int at) {
        char c = text.charAt(at);
        if (margin > 0 && Characters.isBlank(c)) {
            margin--;
            return 0;
        }
        margin = c == '\n' ? indent : 0;
        if (c == '\n') {
            return bareLineFeeds ? 2 : 1;
        }
        if (c == '\r') {
            // others fill the place of what a logger put before a line
            boolean sent = !filled && at + 1 < limit && text.charAt(at + 1) == '\n';
            return sent ? 1 : 0;
        }
        // a replacement character stands for one broken byte
        if (c < 0x80 || c == '\uFFFD') {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /**
     * The start of the first message behind a place in the body, or the end of the text. Where no length says otherwise, a
     * start line alone ends a body.
     */
    private int nextMessage(int from) {
        int reach = length < 0 ? limit : (int) Math.min(limit, start + length * (1 + indent));
        int anchor = from < reach ? text.indexOf(StartLines.ANCHOR, from, reach) : -1;
        if (anchor < 0) {
            return limit;
        }
        StartLines lines = new StartLines(text, start, limit);
        while (anchor >= 0) {
            StartSpan found = lines.at(anchor);
            if (found != null
                    && (HeaderLines.follow(text, lines.line().end(), limit) || isAlone(found, lines.line()))) {
                return lines.line().start();
            }
            anchor = text.indexOf(StartLines.ANCHOR, anchor + 1, reach);
        }
        return limit;
    }

    private boolean isAlone(StartSpan found, Line line) {
        boolean whole = !found.isRequest() || Characters.skipSpace(text, found.end(), line.end()) == line.end();
        return length < 0 && whole && found.start() == line.indented();
    }

    /** The start of the line that loggers put behind a message, or the border. */
    private int footer(int border) {
        int end = border;
        for (String footer : new String[] {"\n<------", "\n--end msg--", "\n---end", "\n------------"}) {
            int at = text.indexOf(footer, start - 1, end);
            end = at < 0 ? end : Math.max(at + 1, start);
        }
        return end;
    }
}
