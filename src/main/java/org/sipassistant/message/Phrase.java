// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** Finds where the reason phrase ends in a line that goes on, as in {@code SIP/2.0 486 Busy Here" from ...}. */
final class Phrase {

    private static final String OPENERS = "\"'<([{`";
    private static final String CLOSERS = "\"'>)]}`";

    private Phrase() {}

    /** The end of the phrase of a lone status line, at most the end of its line. */
    static int end(String text, int lineStart, StartSpan status) {
        int closer = closer(text, lineStart, status.start());
        int at = status.from();
        for (int to = status.to(); at < to; at++) {
            char c = text.charAt(at);
            boolean wordStart = at == status.from() || text.charAt(at - 1) == ' ';
            if (c == closer || "\"<>|{}\\\u001B".indexOf(c) >= 0 || (wordStart && startsRemark(text, at, to))) {
                break;
            }
        }
        return Math.max(status.from(), Characters.trimEnd(text, status.from(), at));
    }

    private static int closer(String text, int lineStart, int start) {
        int opener = start > lineStart ? OPENERS.indexOf(text.charAt(start - 1)) : -1;
        return opener < 0 ? -1 : CLOSERS.charAt(opener);
    }

    /** Whether the word at a position is what a logger adds: a bracket, name=value, an address, the next start line. */
    private static boolean startsRemark(String text, int at, int to) {
        char c = text.charAt(at);
        if (c == '(' || c == '[' || text.startsWith("--", at)) {
            return true;
        }
        if (text.startsWith(StartLines.ANCHOR, at)) {
            return true;
        }
        int end = wordEnd(text, at, to);
        boolean header = end > at && text.charAt(end - 1) == ':' && HeaderTable.find(text, at, end - 1) != null;
        if (header || Characters.find(text, '=', at, end) > at) {
            return true;
        }
        boolean preposition = text.startsWith("from ", at) || text.startsWith("to ", at) || text.startsWith("for ", at);
        return preposition && isAddress(text, end + 1, to);
    }

    private static boolean isAddress(String text, int from, int to) {
        int end = wordEnd(text, from, to);
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (Characters.isDigit(c) || c == ':' || c == '@' || c == '.') {
                return true;
            }
        }
        return false;
    }

    private static int wordEnd(String text, int from, int to) {
        int space = Characters.find(text, ' ', from, to);
        return space < 0 ? Math.max(from, to) : space;
    }
}
