// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * Messages behind the bytes of other headers, as {@code tcpdump -A} prints packets: {@code E..o....@...SIP/2.0 200 OK}.
 * The last byte may be a letter, so that no start line seems to begin there.
 */
final class PacketBytes {

    private static final String STATUS = "SIP/2.0 ";
    private static final String BORDERS = "\"'`<>([{|=:,;";

    /** The bytes of all headers below SIP, with line ends among them. */
    private static final int REACH = 256;

    private static final String[] METHODS = {
        "INVITE",
        "ACK",
        "BYE",
        "CANCEL",
        "REGISTER",
        "OPTIONS",
        "PRACK",
        "UPDATE",
        "INFO",
        "SUBSCRIBE",
        "NOTIFY",
        "REFER",
        "MESSAGE",
        "PUBLISH"
    };

    private PacketBytes() {}

    /** Whether a start line begins with a character that no method begins with. */
    static boolean isLikely(String text, int start) {
        char first = text.charAt(start);
        return first < 'A' || first > 'Z';
    }

    /** Puts a line end before the method of a request that follows such bytes. */
    static boolean restoreMethod(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int end = text.indexOf(' ', start, limit);
        for (String method : METHODS) {
            int at = end - method.length();
            if (at > start && isLikely(text, start) && text.startsWith(method, at)) {
                rewriting.put(at - 1, '\n');
                return true;
            }
        }
        return false;
    }

    /** Puts line ends before the status lines of a text that follow such bytes. */
    static void restore(Rewriting rewriting, int firstAnchor) {
        String text = rewriting.text();
        for (int at = text.indexOf(STATUS, firstAnchor); at >= 0; at = text.indexOf(STATUS, at + STATUS.length())) {
            if (isGlued(text, at) && isStatus(text, at + STATUS.length())) {
                rewriting.put(at - 1, '\n');
            }
        }
    }

    /** The same for the message that a lone start line announces, of which therefore every letter is known. */
    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int end = Rows.contentEnd(text, start, text.length());
        String line = text.substring(start, Math.min(end, start + REACH));
        int message = text.indexOf(line, end, Math.min(text.length(), end + REACH + line.length()));
        if (message <= end || text.charAt(message - 1) == '\n' || isPrefixed(text, start, message)) {
            return false;
        }
        rewriting.put(message - 1, '\n');
        return true;
    }

    /** Whether before both stands the same, which then are no bytes of a packet. */
    private static boolean isPrefixed(String text, int line, int message) {
        int first = Rows.start(text, line);
        int second = Rows.start(text, message);
        return line - first == message - second && Rows.isAlike(text, first, second, line - first);
    }

    private static boolean isGlued(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (before <= ' ' || BORDERS.indexOf(before) >= 0 || before == 'm') {
            return false;
        }
        return HeaderNames.anyColon(text, Rows.start(text, at), at) < 0;
    }

    /** A code, and a header in the next line. */
    private static boolean isStatus(String text, int code) {
        int next = text.indexOf('\n', code) + 1;
        return code < text.length()
                && text.charAt(code) >= '1'
                && text.charAt(code) <= '6'
                && next > 0
                && HeaderNames.lineColon(text, next, text.length()) > 0;
    }
}
