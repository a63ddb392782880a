// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

/**
 * Replaces, in headers that somebody made for himself ({@code X-...}, and {@code P-...} that no standard knows), what names a
 * person by its shape: users of addresses without a scheme, numbers however they are spelled. One pass.
 */
final class OwnHeaders {
    /** Of standards and of media statistics: what stands there are charging ids, cells and counts. */
    private static final String[] OTHERS = {
        "x-rtp", "p-rtp", "p-charging", "p-access", "p-visited", "p-early", "p-media", "p-dcs", "p-profile", "p-private"
    };

    /** In the names of headers that identify a call; what stands there is left to those who know Call-IDs. */
    private static final String[] OF_CALLS = {
        "call-id", "callid", "call_id", "cid", "correlation", "session-id", "sessionid"
    };

    private static final int LONGEST_NAME = 64;

    /** Bounds the work on hostile text: users and hosts are shorter. */
    private static final int LONGEST_USER = 256;

    private static final String ENDS = "@<>()[]{}\"',;=:\\/|&?";

    private final String text;
    private final Pseudonyms pseudonyms;
    private final Replacements replacements;

    OwnHeaders(String text, Pseudonyms pseudonyms, Replacements replacements) {
        this.text = text;
        this.pseudonyms = pseudonyms;
        this.replacements = replacements;
    }

    void replace() {
        int at = text.indexOf('-');
        while (at >= 0) {
            int behind = at + 1;
            int colon = at > 0 && "XxPp".indexOf(text.charAt(at - 1)) >= 0 && begins(at - 1) ? colon(at) : -1;
            if (colon >= 0 && !isOneOf(OTHERS, at - 1, colon)) {
                behind = value(colon + 1, isNamed(at - 1, colon));
            }
            at = text.indexOf('-', behind);
        }
    }

    /** Whether no word goes on there; the last letter of a line end that a logger wrote as letters is none of a word. */
    private boolean begins(int at) {
        if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
            return at == 0 || "-_.".indexOf(text.charAt(at - 1)) < 0;
        }
        for (String escape : new String[] {"\\n", "#012", "\\x0a", "\\x0A", "\\u000a", "\\u000A", "\\012"}) {
            if (text.startsWith(escape, at - escape.length())) {
                return true;
            }
        }
        return false;
    }

    /** Behind the name of a header that goes on at a position; -1 where there is none. */
    private int colon(int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_NAME && isNamePart(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && text.charAt(at) == ' ' && at - from < LONGEST_NAME) {
            at++;
        }
        return at > from + 1 && at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private boolean isOneOf(String[] beginnings, int start, int end) {
        for (String beginning : beginnings) {
            if (start + beginning.length() <= end
                    && text.regionMatches(true, start, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name tells that the header identifies a call. */
    private boolean isNamed(int start, int end) {
        for (int at = start + 1; at < end; at++) {
            for (String name : OF_CALLS) {
                int behind = at + name.length();
                if (text.regionMatches(true, at, name, 0, name.length())
                        && isBetweenParts(at - 1)
                        && (behind == end || isBetweenParts(behind))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBetweenParts(int at) {
        return "-_ ".indexOf(text.charAt(at)) >= 0;
    }

    /** @return the end of the line */
    private int value(int from, boolean ofCall) {
        int at = from;
        while (at < text.length() && !endsLine(at)) {
            char c = text.charAt(at);
            if (c == '@' && !ofCall) {
                user(at, from);
            }
            int end = Pseudonyms.isDigit(c) || c == '(' ? number(at, from) : at;
            at = Math.max(end, at + 1);
        }
        return at;
    }

    private boolean endsLine(int at) {
        char c = text.charAt(at);
        return c < ' ' && c != '\t'
                || c == '\\' && at + 1 < text.length() && "rnxu0".indexOf(text.charAt(at + 1)) >= 0
                || c == '#' && text.startsWith("#01", at);
    }

    /** Behind a colon it is that of a URI, and replaced already. */
    private void user(int sign, int least) {
        int start = sign;
        while (start > Math.max(least, sign - LONGEST_USER)
                && text.charAt(start - 1) > ' '
                && ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        boolean host = sign + 1 < text.length() && Character.isLetterOrDigit(text.charAt(sign + 1));
        if (host && start < sign) {
            replacements.put(start, sign, pseudonyms.user(text.substring(start, sign)));
        }
    }

    /** @return behind the digits, whether they are replaced or not */
    private int number(int at, int least) {
        SpelledNumber number = SpelledNumber.at(text, at, least);
        if (number.isNumber()) {
            String spelled = text.substring(number.start(), number.end());
            replacements.put(number.start(), number.end(), pseudonyms.user(spelled));
            return number.end();
        }
        if (number.isOther()) {
            return number.end();
        }
        int end = Pseudonyms.digitsEnd(text, at);
        if (end - at >= Pseudonyms.SHORTEST_IN_TEXT) {
            boolean plus = at > least && text.charAt(at - 1) == '+';
            int start = plus ? at - 1 : at;
            replacements.put(start, end, pseudonyms.user(text.substring(start, end)));
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
