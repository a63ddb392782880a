// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * Walks from a message upwards over the lines before it; the first one is what stands before the message in its own
 * line. Lines end at a line feed or at an escaped one, as in {@code RAW request from 192.0.2.1:5060#012INVITE}.
 */
final class LinesBefore {

    /** The frame details of tshark take some kilobytes, and so does the hexadecimal dump of FortiOS. */
    private static final int REACH = 16_384;

    private static final String[] FEEDS = {"#012", "\\n", "\\012", "\\x0a", "\\x0A"};
    private static final String[] RETURNS = {"#015", "\\r", "\\015", "\\x0d", "\\x0D", "\r"};

    private final String text;
    private final int floor;
    private int start;
    private int end;

    /**
     * @param floor where the message before this one ends
     * @param at where the message begins
     */
    LinesBefore(String text, int floor, int at) {
        this.text = text;
        this.floor = Math.max(Math.min(floor, at), at - REACH);
        moveTo(at);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Moves to the line above; false where there is none. */
    boolean up() {
        int feed = feedLength(start);
        if (feed == 0) {
            return false;
        }
        moveTo(start - feed);
        return true;
    }

    /** Whether the line holds letters or digits: not a blank line and not a rule. */
    boolean hasWords() {
        for (int at = start; at < end; at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private void moveTo(int lineEnd) {
        start = lineStart(lineEnd);
        if (start < lineEnd && (text.indexOf('\\', start, lineEnd) >= 0 || text.indexOf('#', start, lineEnd) >= 0)) {
            afterEscape(lineEnd);
        }
        end = lineEnd;
        if (start < end && closesReturn(text.charAt(end - 1))) {
            withoutReturns();
        }
    }

    private int lineStart(int lineEnd) {
        if (floor == 0) {
            return text.lastIndexOf('\n', lineEnd - 1) + 1;
        }
        int at = lineEnd;
        while (at > floor && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    /** Whether a character is the last one of a carriage return in any spelling. */
    private static boolean closesReturn(char last) {
        return switch (last) {
            case '\r', '5', 'r', 'd', 'D' -> true;
            default -> false;
        };
    }

    private void withoutReturns() {
        for (String carriage : RETURNS) {
            if (end - carriage.length() >= start && text.startsWith(carriage, end - carriage.length())) {
                end -= carriage.length();
            }
        }
    }

    /** Moves the start of the line behind the last escaped line feed in it, if there is one. */
    private void afterEscape(int lineEnd) {
        int begin = start;
        start = lineEnd;
        while (start > begin && feedLength(start) == 0) {
            start--;
        }
    }

    /** Whether two characters are the last ones of an escape, so that most positions cost a look or two. */
    private static boolean closesEscape(char last, char before) {
        return switch (last) {
            case '2' -> before == '1';
            case 'n' -> before == '\\';
            case 'a', 'A' -> before == '0';
            default -> false;
        };
    }

    /** The length of the line feed that ends at a position; 0 where none does. */
    private int feedLength(int at) {
        char last = at > floor ? text.charAt(at - 1) : ' ';
        if (last == '\n') {
            return 1;
        }
        if (!closesEscape(last, at - 1 > floor ? text.charAt(at - 2) : ' ')) {
            return 0;
        }
        for (String feed : FEEDS) {
            if (at - feed.length() >= floor && text.startsWith(feed, at - feed.length())) {
                return feed.length();
            }
        }
        return 0;
    }
}
