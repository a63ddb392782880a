// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.Set;

/**
 * A log that lost its line ends, as chats and web forms leave it: each message is put into a line of its own, and what
 * stands between two messages as well. Where a message ends its Content-Length tells.
 */
final class OneLine {
    private static final String VERSION = "SIP/2.0 ";
    private static final String LENGTH = "Content-Length";
    private static final String BODY = " v=0 ";
    private static final Set<String> METHODS = Set.of(
            "ACK",
            "BYE",
            "CANCEL",
            "INFO",
            "INVITE",
            "MESSAGE",
            "NOTIFY",
            "OPTIONS",
            "PRACK",
            "PUBLISH",
            "REFER",
            "REGISTER",
            "SUBSCRIBE",
            "UPDATE");

    private static final int LONGEST_URI = 300;
    private static final int LONGEST_METHOD = 12;
    private static final int MOST_DIGITS = 6;

    private final String text;
    private final StringBuilder lines = new StringBuilder();

    private OneLine(String text) {
        this.text = text;
    }

    /** The text itself where no line of it holds several messages. */
    static String split(String text) {
        return Lines.changed(text, OneLine::splitLine);
    }

    private static String splitLine(String line) {
        int first = start(line, 0, line.length());
        boolean several = first >= 0 && start(line, first + 1, line.length()) >= 0;
        return several ? new OneLine(line).lines() : line;
    }

    private String lines() {
        int start = start(text, 0, text.length());
        lines.append(text, 0, start);
        while (start >= 0) {
            int next = start(text, start + 1, text.length());
            int limit = next < 0 ? text.length() : next;
            message(start, limit);
            start = next;
        }
        return lines.toString();
    }

    private void message(int start, int limit) {
        int length = behindLength(start, limit);
        int digits = length < 0 ? limit : skipBlanks(length, limit);
        int end = digits;
        while (end < limit && end - digits < MOST_DIGITS && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int body = text.indexOf(BODY, start, limit);
        lines.append('\n').append(text, start, body < 0 ? end : body);
        if (body >= 0) {
            // the first blank is the line end, the second one the empty line
            int bytes = digits < body && end > digits ? Integer.parseInt(text, digits, end, 10) : Integer.MAX_VALUE;
            end = bodyEnd(body + 1, limit, bytes);
            lines.append("  ").append(text, body + 1, end);
        } else if (isHeader(skipBlanks(end, limit), limit)) {
            lines.append(text, end, limit);
            end = limit;
        }
        lines.append("\n\n").append(text.substring(end, limit).strip());
    }

    /** The place behind the name of the Content-Length and its colon; -1 where there is none. */
    private int behindLength(int start, int limit) {
        int colon = text.indexOf(':', start, limit);
        while (colon >= 0) {
            int name = colon - LENGTH.length();
            if (name >= start && text.regionMatches(true, name, LENGTH, 0, LENGTH.length())) {
                return colon + 1;
            }
            colon = text.indexOf(':', colon + 1, limit);
        }
        return -1;
    }

    /** Each line end had two bytes and is one blank now. */
    private int bodyEnd(int start, int limit, int bytes) {
        int read = 2;
        for (int at = start; at < limit; at++) {
            boolean line = text.charAt(at) == ' ' && at + 2 < limit && text.charAt(at + 2) == '=';
            if (text.charAt(at) == ' ' && !line && read >= bytes) {
                return at;
            }
            read += line ? 2 : 1;
        }
        return limit;
    }

    private boolean isHeader(int at, int limit) {
        int end = at;
        while (end < limit && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end > at && end < limit && text.charAt(end) == ':';
    }

    private int skipBlanks(int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Where the next start line begins in a line; -1 where there is none. */
    private static int start(String text, int from, int end) {
        int version = text.indexOf(VERSION, from, end);
        while (version >= 0) {
            int start = isCode(text, version + VERSION.length(), end) ? version : request(text, from, version);
            if (start >= from && (start == 0 || text.charAt(start - 1) <= ' ')) {
                return start;
            }
            version = text.indexOf(VERSION, version + 1, end);
        }
        return -1;
    }

    private static boolean isCode(String text, int at, int end) {
        return at + 4 <= end
                && text.charAt(at) >= '1'
                && text.charAt(at) <= '6'
                && Character.isDigit(text.charAt(at + 1))
                && Character.isDigit(text.charAt(at + 2))
                && text.charAt(at + 3) == ' ';
    }

    /** Where the method stands that belongs to a version; -1 where there is none. */
    private static int request(String text, int from, int version) {
        int uri = version - 2;
        int first = Math.max(from, version - LONGEST_URI);
        while (uri > first && text.charAt(uri) > ' ') {
            uri--;
        }
        int start = uri - 1;
        while (start >= Math.max(from, uri - LONGEST_METHOD) && text.charAt(start) > ' ') {
            start--;
        }
        boolean known = uri > start + 1 && METHODS.contains(text.substring(start + 1, uri));
        return known && text.indexOf(':', uri, version) > 0 ? start + 1 : -1;
    }
}
