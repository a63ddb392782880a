// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A whole message in one line with blanks in the place of its line ends, as exports and web forms leave it:
 * {@code SIP/2.0 200 OK Via: SIP/2.0/UDP ... From: ...}.
 */
final class FlatLine {

    private final Rewriting rewriting;
    private final String text;
    private final int end;
    private boolean quoted;
    private boolean bracketed;
    private boolean described;

    private FlatLine(Rewriting rewriting, int end) {
        this.rewriting = rewriting;
        this.text = rewriting.text();
        this.end = end;
    }

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int end = Rows.end(text, start, limit);
        int first = firstHeader(text, start, end);
        if (first < 0) {
            return false;
        }
        new FlatLine(rewriting, end).lines(first);
        return true;
    }

    /** The first header, if one that every message has stands in the line: a remark of a logger has none. */
    private static int firstHeader(String text, int start, int end) {
        int first = -1;
        for (int at = text.indexOf(' ', start, end); at >= 0; at = text.indexOf(' ', at + 1, end)) {
            if (HeaderNames.colon(text, at + 1, end) < 0) {
                continue;
            }
            first = first < 0 ? at + 1 : first;
            if (text.regionMatches(true, at + 1, "Via", 0, 3) || text.regionMatches(true, at + 1, "Call-ID", 0, 7)) {
                return first;
            }
        }
        return -1;
    }

    private void lines(int first) {
        int at = first;
        while (at < end) {
            char c = text.charAt(at);
            if (at > first - 1 && text.charAt(at - 1) == ' ' && startsLine(at)) {
                int blanks = at - 1;
                // two blanks before a session description are the line end and the blank line
                if (described && text.startsWith("v=0", at) && text.charAt(blanks - 1) == ' ') {
                    rewriting.put(blanks - 1, '\n');
                }
                rewriting.put(blanks, '\n');
                quoted = false;
                bracketed = false;
            }
            quoted = c == '"' ? !quoted : quoted;
            bracketed = !quoted && (c == '<' || bracketed && c != '>');
            at++;
        }
    }

    private boolean startsLine(int at) {
        if (described) {
            return isDescription(at);
        }
        if (text.startsWith("v=0 ", at)) {
            described = true;
            return true;
        }
        return !quoted && !bracketed && isHeader(at);
    }

    private boolean isDescription(int at) {
        return at + 1 < end && text.charAt(at + 1) == '=' && "vosiuepcbtrzkam".indexOf(text.charAt(at)) >= 0;
    }

    /** A name that SIP knows, or one with a hyphen, as private ones have. */
    private boolean isHeader(int at) {
        if (HeaderNames.colon(text, at, end) > 0) {
            return true;
        }
        int colon = HeaderNames.anyColon(text, at, end);
        return colon > 0 && Character.isUpperCase(text.charAt(at)) && text.indexOf('-', at, colon) > 0;
    }
}
