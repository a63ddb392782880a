// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines whose ends a logger wrote as visible characters, such as {@code \r\n} or {@code #015#012}.
 *
 * <p>The plain text is as long as the escaped one, so that a position means the same in both: the place of an escape
 * is filled with carriage returns, which readers drop, and the line feed comes last.
 */
final class EscapedText {

    /** How loggers spell a line feed; the spellings of a carriage return are the same with r, 015 or 0d. */
    static final String[] LINE_FEEDS = {"\\n", "#012", "\\x0a", "\\x0A", "\\012", "\\u000a", "\\u000A"};

    private static final String[] CARRIAGE_RETURNS = {"\\r", "#015", "\\x0d", "\\x0D", "\\015", "\\u000d", "\\u000D"};

    /** The most backslashes before an escape; three encodings of one another make seven. */
    private static final int ENCODINGS = 7;

    /** How rsyslog spells a tab. */
    private static final String TAB = "#011";

    private EscapedText() {}

    /** Whether an escaped line end, blanks before it allowed, begins at a position. */
    static boolean startsAt(String text, int at, int end) {
        int from = at;
        while (from < end && text.charAt(from) == ' ') {
            from++;
        }
        return lineEndLength(text, from, end) > 0;
    }

    /** The first escaped line end of a span, or -1. */
    static int find(String text, int from, int end) {
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if ((c == '\\' || c == '#') && lineEndLength(text, at, end) > 0) {
                return at;
            }
        }
        return -1;
    }

    /** The span with real line ends, of the same length. */
    static String plain(String text, int from, int end) {
        char[] plain = new char[end - from];
        text.getChars(from, end, plain, 0);
        boolean backslashes = text.charAt(find(text, from, end)) == '\\';
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\\' || c == '#') {
                int length = lineEndLength(text, at, end);
                if (length > 0) {
                    fill(plain, at - from, length);
                    at += length - 1;
                } else if (startsTab(text, at, end)) {
                    // the tab comes first, because a line that begins with one continues the line before it
                    Arrays.fill(plain, at - from + 1, at - from + TAB.length(), '\r');
                    plain[at - from] = '\t';
                    at += TAB.length() - 1;
                } else if (backslashes && at + 1 < end && isEscapable(text.charAt(at + 1))) {
                    plain[at - from] = '\r';
                    at++;
                }
            }
        }
        return new String(plain);
    }

    /** Without the carriage returns that fill the place of escapes, and with CR LF as the line end. */
    static String withoutFilling(String plain, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char c = plain.charAt(at);
            if (c == '\n') {
                text.append("\r\n");
            } else if (c != '\r') {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean startsTab(String text, int at, int end) {
        return text.startsWith(TAB, at) && at + TAB.length() <= end;
    }

    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\' || c == '/';
    }

    private static void fill(char[] plain, int at, int length) {
        for (int i = at; i < at + length - 1; i++) {
            plain[i] = '\r';
        }
        plain[at + length - 1] = '\n';
        // AudioCodes writes a blank before every #012
        if (at > 0 && plain[at - 1] == ' ') {
            plain[at - 1] = '\r';
        }
    }

    private static int lineEndLength(String text, int at, int end) {
        if (at >= end || (text.charAt(at) != '\\' && text.charAt(at) != '#')) {
            return 0;
        }
        int carriage = length(CARRIAGE_RETURNS, text, at, end);
        int feed = length(LINE_FEEDS, text, at + carriage, end);
        return feed == 0 ? 0 : carriage + feed;
    }

    /** The length of the escape at a position; several backslashes are what a second encoding makes of one. */
    private static int length(String[] escapes, String text, int at, int end) {
        if (at >= end) {
            return 0;
        }
        int last = at;
        int most = Math.min(end - 1, at + ENCODINGS);
        while (last < most && text.charAt(last) == '\\' && text.charAt(last + 1) == '\\') {
            last++;
        }
        @Nullable String found = match(escapes, text, last);
        return found == null || last + found.length() > end ? 0 : last - at + found.length();
    }

    private static @Nullable String match(String[] escapes, String text, int at) {
        for (String escape : escapes) {
            if (text.startsWith(escape, at)) {
                return escape;
            }
        }
        return null;
    }
}
