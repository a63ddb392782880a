// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** Tells whether an address is as RFC 3261 section 25.1 wants it: quotes closed, names quoted, no stray blanks. */
final class AddressCheck {

    private AddressCheck() {}

    /** Checks the first address of a value. */
    static boolean isWellFormed(String text, int from, int to) {
        return isUsual(text, from, to) || isWellFormedAtAll(text, from, to);
    }

    /** Whether it is as nearly all are: a quoted name or none, and a URI in angle brackets. */
    private static boolean isUsual(String text, int from, int to) {
        int at = Characters.skipSpace(text, from, to);
        if (at < to && text.charAt(at) == '"') {
            int behind = QuotedString.end(text, at, to);
            at = behind < 0 ? to : Characters.skipSpace(text, behind, to);
        }
        if (at >= to || text.charAt(at) != '<') {
            return false;
        }
        while (at < to && text.charAt(at) > ' ' && text.charAt(at) != '>') {
            at++;
        }
        return at < to && text.charAt(at) == '>';
    }

    private static boolean isWellFormedAtAll(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        if (start >= to) {
            return false;
        }
        int nameEnd = start;
        if (text.charAt(start) == '"') {
            nameEnd = QuotedString.end(text, start, to);
            if (nameEnd < 0) {
                return false;
            }
        }
        int open = Characters.find(text, '<', nameEnd, to);
        if (open < 0) {
            return isPlainAddress(text, start, to);
        }
        int close = Characters.find(text, '>', open, to);
        return close > 0 && isName(text, nameEnd, open) && !holdsBlank(text, open + 1, close);
    }

    /** RFC 3261 20.10: without angle brackets a URI may hold no comma, question mark or semicolon of its own. */
    private static boolean isPlainAddress(String text, int start, int to) {
        int semicolon = Characters.find(text, ';', start, to);
        int end = Characters.trimEnd(text, start, semicolon < 0 ? to : semicolon);
        return Characters.find(text, '?', start, end) < 0 && !holdsBlank(text, start, end);
    }

    /** RFC 3261 25.1: an unquoted display name consists of tokens; names beyond ASCII are tolerated. */
    private static boolean isName(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < 128 && !Characters.isToken(c) && !Characters.isSpace(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsBlank(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c <= ' ' && Characters.isSpace(c)) {
                return true;
            }
        }
        return false;
    }
}
