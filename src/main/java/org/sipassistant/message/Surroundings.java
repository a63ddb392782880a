// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** What stands before a start line: its left border, a log prefix, or the name of a header whose value it is. */
final class Surroundings {

    private static final int NAME_LIMIT = 40;

    private Surroundings() {}

    /** Whether a start line may begin here: behind nothing, white space, a quote, a bracket or an escape. */
    static boolean isBorder(String text, int lineStart, int at) {
        if (at <= lineStart) {
            return true;
        }
        char before = text.charAt(at - 1);
        if (before <= ' ' || "\"'`<>([{|=:,;".indexOf(before) >= 0) {
            return true;
        }
        return before == 'm' ? isColour(text, lineStart, at - 1) : escapeLength(text, lineStart, at) > 0;
    }

    /** Whether the m at a position ends an ANSI colour code, as consoles put before messages. */
    private static boolean isColour(String text, int lineStart, int m) {
        int at = m - 1;
        while (at > lineStart && (Characters.isDigit(text.charAt(at)) || text.charAt(at) == ';')) {
            at--;
        }
        return at > lineStart && text.charAt(at) == '[' && text.charAt(at - 1) == 0x1B;
    }

    /** The length of an escaped line end or colour code that closes at a position; 0 where there is none. */
    private static int escapeLength(String text, int lineStart, int at) {
        for (String escape : EscapedText.LINE_FEEDS) {
            if (at - lineStart >= escape.length() && text.startsWith(escape, at - escape.length())) {
                return escape.length();
            }
        }
        return 0;
    }

    /**
     * Where a word really starts that was found by walking back over token characters: behind what belongs to an
     * escaped line end ({@code \nINVITE}), a quote ({@code b'INVITE}), dots or a colour code before it.
     */
    static int wordStart(String text, int lineStart, int token, int end) {
        int behindEscape = token + escaped(text, lineStart, token);
        if (behindEscape > token) {
            return Math.min(behindEscape, end);
        }
        int word = end;
        while (word > token && Characters.isLetter(text.charAt(word - 1))) {
            word--;
        }
        // dots are how tcpdump prints the bytes before a message
        if (word > token && "'`.".indexOf(text.charAt(word - 1)) >= 0 && Methods.isKnown(text, word, end)) {
            return word;
        }
        int at = token;
        while (at < end && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        boolean colour = at < end && text.charAt(at) == 'm' && isColour(text, lineStart, at);
        return colour ? at + 1 : token;
    }

    /** How many token characters after a position still belong to an escaped line end that begins before it. */
    private static int escaped(String text, int lineStart, int start) {
        if (start <= lineStart) {
            return 0;
        }
        for (String escape : EscapedText.LINE_FEEDS) {
            if (text.startsWith(escape, start - 1)) {
                return escape.length() - 1;
            }
        }
        return 0;
    }

    /** Whether a position is where the value of a SIP header begins, as in {@code User-Agent: SIP/2.0 200 OK}. */
    static boolean isHeaderValue(String text, int lineStart, int at) {
        int colon = skipBlanksBack(text, lineStart, at) - 1;
        if (colon < lineStart || text.charAt(colon) != ':') {
            return false;
        }
        int end = skipBlanksBack(text, lineStart, colon);
        int start = end;
        int limit = Math.max(lineStart, end - NAME_LIMIT);
        while (start > limit && Characters.isToken(text.charAt(start - 1))) {
            start--;
        }
        boolean wholeLine = start == lineStart;
        boolean longName = end - start > 1;
        return (wholeLine || longName) && isHeaderName(text, start, end);
    }

    /** Whether a line as a whole is one of the headers whose value is free text and may quote anything. */
    static boolean isFreeTextHeader(String text, int lineStart, int lineEnd) {
        int end = lineStart;
        int limit = Math.min(lineEnd, lineStart + NAME_LIMIT);
        while (end < limit && Characters.isToken(text.charAt(end))) {
            end++;
        }
        if (end >= lineEnd || text.charAt(end) != ':') {
            return false;
        }
        Header header = HeaderTable.find(text, lineStart, end);
        return header == null ? isPrivate(text, lineStart, end) : isFreeText(header);
    }

    private static boolean isFreeText(Header header) {
        return switch (header) {
            case USER_AGENT, SERVER, SUBJECT, ORGANIZATION, VIA, CALL_INFO, ALERT_INFO, ERROR_INFO -> true;
            default -> false;
        };
    }

    private static boolean isHeaderName(String text, int start, int end) {
        return HeaderTable.find(text, start, end) != null || isPrivate(text, start, end);
    }

    private static boolean isPrivate(String text, int start, int end) {
        return end - start > 2 && (text.startsWith("X-", start) || text.startsWith("P-", start));
    }

    private static int skipBlanksBack(String text, int lineStart, int at) {
        int end = at;
        while (end > lineStart && Characters.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
