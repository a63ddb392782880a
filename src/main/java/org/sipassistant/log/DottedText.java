// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * Messages whose line ends were printed as two points, as packet dumps show what cannot be printed: {@code INVITE
 * sip:bob@example.net SIP/2.0..Via: ...}. ngrep breaks them into rows of the width of the terminal, in the middle of
 * words, behind two blanks; FortiOS puts them into parentheses, and pasting wraps them between words.
 */
final class DottedText {

    private static final String ANCHOR = "SIP/";
    private static final String LINE_END = "..";
    private static final int INDENT = 2;
    private static final int START_REACH = 1_024;
    private static final int MESSAGE_REACH = 8_192;

    /** More rows than the longest message has. */
    private static final int MOST_ROWS = 1_000;

    private final Rewriting rewriting;
    private final String text;

    private DottedText(Rewriting rewriting) {
        this.rewriting = rewriting;
        this.text = rewriting.text();
    }

    /** Puts line ends in the place of points; changes nothing where there are none behind a start line. */
    static void restore(Rewriting rewriting, int firstAnchor) {
        if (rewriting.text().indexOf(LINE_END, firstAnchor) >= 0) {
            new DottedText(rewriting).all(firstAnchor);
        }
    }

    private void all(int firstAnchor) {
        int floor = 0;
        int anchor = firstAnchor;
        int lineEnd = -1;
        while (anchor >= 0) {
            lineEnd = anchor > lineEnd ? Rows.end(text, anchor, text.length()) : lineEnd;
            int end = message(anchor, lineEnd, floor);
            floor = Math.max(floor, end);
            anchor = text.indexOf(ANCHOR, Math.max(anchor + ANCHOR.length(), end));
        }
    }

    /** Restores one message and answers where it ends; the end of the anchor where it is no such message. */
    private int message(int anchor, int lineEnd, int floor) {
        int lineStart = Rows.start(text, anchor);
        boolean row = Rows.indent(text, lineStart) >= INDENT && isRow(anchor, lineEnd);
        if (row) {
            return rows(lineStart, floor);
        }
        int end = enclosedEnd(anchor, lineEnd);
        boolean wrapped = end > lineEnd;
        if (!wrapped && !isDotted(text, anchor, lineEnd)) {
            return anchor + ANCHOR.length();
        }
        // pasted text breaks where a blank was
        String start =
                text.substring(anchor, Math.min(end, anchor + START_REACH)).replace('\n', ' ');
        if (wrapped && !isDotted(start, 0, start.length())) {
            return anchor + ANCHOR.length();
        }
        if (wrapped) {
            join(openBefore(anchor), end);
        }
        cut(points(text.substring(anchor, end).replace('\n', ' '), anchor), end);
        return end;
    }

    /** The empty line that ngrep writes between packets must not end the headers of a message that was cut. */
    private void cut(boolean complete, int end) {
        if (!complete && end < text.length() && text.charAt(end) == '\n' && text.startsWith("\n", end + 1)) {
            rewriting.fill(end, end + 1);
        }
    }

    private void join(int from, int end) {
        for (int feed = text.indexOf('\n', from, end); feed >= 0; feed = text.indexOf('\n', feed + 1, end)) {
            rewriting.put(feed, ' ');
        }
    }

    /** The end of a message in parentheses and brackets, which may have rows; otherwise the end of the line. */
    private int enclosedEnd(int anchor, int lineEnd) {
        int limit = Math.min(text.length(), anchor + MESSAGE_REACH);
        int close = openBefore(anchor) < 0 ? -1 : text.indexOf(")]", anchor, limit);
        return close < 0 ? lineEnd : close;
    }

    /** The parenthesis that is open at a position; -1 where none is. */
    private int openBefore(int at) {
        int limit = Math.max(0, at - START_REACH);
        int open = at - 1;
        while (open >= limit && text.charAt(open) != '(' && text.charAt(open) != ')') {
            open--;
        }
        return open >= limit && text.charAt(open) == '(' ? open : -1;
    }

    /** Rows are many, or one with points in it. */
    private boolean isRow(int anchor, int lineEnd) {
        return isIndented(lineEnd + 1) || isDotted(text, anchor, lineEnd);
    }

    private boolean isIndented(int lineStart) {
        return lineStart > 0
                && lineStart + INDENT < text.length()
                && text.startsWith("  ", lineStart)
                && text.charAt(lineStart + INDENT) != '\n';
    }

    /** Joins the rows around a position and writes the message into their place, what was between them behind it. */
    private int rows(int row, int floor) {
        int first = row;
        int count = 0;
        for (int above = above(first); above >= floor && count < MOST_ROWS; above = above(first)) {
            first = above;
            count++;
        }
        StringBuilder joined = new StringBuilder();
        int line = first;
        int end = first;
        for (count = 0; isIndented(line) && count < MOST_ROWS; count++) {
            end = Rows.contentEnd(text, line, text.length());
            joined.append(text, line + INDENT, end);
            line = Rows.end(text, line, text.length()) + 1;
        }
        String message = joined.toString();
        int anchor = message.indexOf(ANCHOR);
        if (anchor < 0 || !isDotted(message, anchor, message.length())) {
            return end;
        }
        if (count > 1) {
            rewriting.replace(first + INDENT, end, message);
        }
        cut(points(message, first + INDENT), end);
        return end;
    }

    private int above(int line) {
        int above = line == 0 ? -1 : Rows.start(text, line - 1);
        return above >= 0 && isIndented(above) ? above : -1;
    }

    /** Whether the points behind a version, or behind a status code and its phrase, end a start line. */
    private static boolean isDotted(String text, int anchor, int end) {
        int points = text.indexOf(LINE_END, anchor, Math.min(end, anchor + START_REACH));
        int behind = runEnd(text, points, end);
        return points >= 0
                && text.indexOf('\n', anchor, points) < 0
                && HeaderNames.anyColon(text, behind, end) > 0
                && (text.startsWith("SIP/2.0..", anchor) || isStatus(text, anchor));
    }

    private static boolean isStatus(String text, int anchor) {
        int code = anchor + "SIP/2.0 ".length();
        return text.startsWith("SIP/2.0 ", anchor) && code < text.length() && Character.isDigit(text.charAt(code));
    }

    private static int runEnd(String text, int from, int end) {
        int at = from;
        while (at >= 0 && at < end && text.charAt(at) == '.') {
            at++;
        }
        return at;
    }

    /**
     * Replaces the points of a message that stands, as it is, at a position of the rewriting; answers whether the line that
     * ends the headers is there.
     */
    private boolean points(String message, int shift) {
        int end = message.length();
        int line = 0;
        boolean quoted = false;
        boolean body = false;
        boolean description = false;
        for (int at = message.indexOf(LINE_END); at >= 0; at = message.indexOf(LINE_END, at)) {
            int run = runEnd(message, at, end);
            int ends = body ? bodyEnds(message, run, at, description) : headerEnds(message, run, at);
            // inside quotes two points are a letter that is none of ASCII
            quoted ^= isQuoted(message, line, at);
            line = run;
            ends = !body && ends != 2 && quoted ? 0 : ends;
            quoted &= ends == 0;
            if (ends == 2 && !body) {
                body = true;
                description = message.startsWith("v=0", run);
            }
            if (ends < 0) {
                // a folded line: the third point was a tab
                rewriting.lineEnd(shift + run - 3, shift + run - 1);
                rewriting.put(shift + run - 1, '\t');
            }
            for (int i = 1; i <= ends; i++) {
                rewriting.lineEnd(shift + run - 2 * i, shift + run - 2 * i + 2);
            }
            at = run;
        }
        return body;
    }

    /** How many line ends the last points before a position are; -1 for one with a tab behind it. */
    private static int headerEnds(String message, int run, int at) {
        int points = run - at;
        boolean last = Rows.isBlank(message, run, message.length());
        if (HeaderNames.anyColon(message, run, message.length()) > 0 || last && points < 4) {
            return 1;
        }
        if (points >= 4) {
            return 2;
        }
        boolean folded = run < message.length() && message.charAt(run) == ' ';
        return folded ? 1 : points == 3 ? -1 : 0;
    }

    private static boolean isQuoted(String message, int from, int to) {
        boolean quoted = false;
        for (int at = message.indexOf('"', from, to); at >= 0; at = message.indexOf('"', at + 1, to)) {
            quoted = !quoted;
        }
        return quoted;
    }

    private static int bodyEnds(String message, int run, int at, boolean description) {
        boolean line = run + 1 < message.length() && message.charAt(run + 1) == '=';
        boolean last = Rows.isBlank(message, run, message.length());
        return !description ? (run - at) / 2 : line || last ? 1 : 0;
    }
}
