// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.List;
import java.util.stream.Stream;
import org.sipassistant.message.Header;

/** Finds the users of all SIP and tel URIs in a text of whatever shape, and the names displayed before them. */
final class UriUsers {
    /** A user part, or a name, is never longer in practice; bounds the work on hostile text. */
    private static final int LONGEST = 256;

    private static final int SHORTEST_NUMBER = 2;
    private static final String ENDS = "<>\",\\ \t\r\n";

    /** The names of headers, in all their forms. */
    private static final List<String> HEADERS = Stream.of(Header.values())
            .flatMap(header -> Stream.concat(Stream.of(header.longName()), header.compactForm().stream()))
            .toList();

    private final String text;
    private final KnownNames known;
    private final Pseudonyms pseudonyms;
    private final Replacements replacements;

    /** @param known learns the numbers */
    UriUsers(String text, KnownNames known, Pseudonyms pseudonyms, Replacements replacements) {
        this.text = text;
        this.known = known;
        this.pseudonyms = pseudonyms;
        this.replacements = replacements;
    }

    /** Whether a text may hold any. */
    static boolean mayBeIn(String text) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            if (schemeStart(text, colon) >= 0) {
                return true;
            }
        }
        return false;
    }

    void replace() {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int start = schemeStart(text, colon);
            if (start >= 0) {
                user(colon + 1, text.charAt(start) == 't' || text.charAt(start) == 'T');
                displayName(start);
            }
        }
    }

    /** Where the scheme before a colon begins; -1 where there is none. */
    private static int schemeStart(String text, int colon) {
        for (String scheme : new String[] {"sip", "sips", "tel"}) {
            int start = colon - scheme.length();
            if (start >= 0
                    && text.regionMatches(true, start, scheme, 0, scheme.length())
                    && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                return start;
            }
        }
        return -1;
    }

    private void user(int from, boolean tel) {
        int limit = Math.min(text.length(), from + LONGEST);
        int end = from;
        while (end < limit && text.charAt(end) != '@' && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean user = end < limit && text.charAt(end) == '@';
        int first = from;
        while (first < end && ":;?".indexOf(text.charAt(first)) < 0) {
            first++;
        }
        String name = text.substring(from, first);
        if (user || tel || isNumber(name)) {
            known.learnNumber(name);
            replacements.put(from, first, pseudonyms.user(name));
            // parameters of a user, as phone-context and the routing number, may hold numbers too
            String rest = text.substring(first, end);
            replacements.put(first, end, pseudonyms.digitRuns(rest));
        }
    }

    /** A number without a host, as some write it. */
    private static boolean isNumber(String name) {
        int digits = name.startsWith("+") ? 1 : 0;
        return name.length() - digits >= SHORTEST_NUMBER && Pseudonyms.digitsEnd(name, digits) == name.length();
    }

    private void displayName(int scheme) {
        int at = scheme - 1;
        if (at < 0 || text.charAt(at) != '<') {
            return;
        }
        int end = before(at);
        if (end > 0 && text.charAt(end - 1) == '"') {
            quoted(end - 1);
        } else if (end > 0) {
            words(end);
        }
    }

    /** The end of what stands before blanks. */
    private int before(int position) {
        int end = position;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    /** Within quotes, which a string escapes and a table doubles. */
    private void quoted(int close) {
        boolean doubled = close > 0 && text.charAt(close - 1) == '"';
        int end = doubled || close > 0 && text.charAt(close - 1) == '\\' ? close - 1 : close;
        int least = Math.max(0, end - LONGEST);
        for (int at = end - 1; at >= least && text.charAt(at) != '\n'; at--) {
            if (text.charAt(at) == '"') {
                if (doubled && (at == 0 || text.charAt(at - 1) != '"')) {
                    return; // "": no name
                }
                replacements.put(at + 1, end, pseudonyms.displayName(text.substring(at + 1, end)));
                return;
            }
        }
    }

    /** Words without quotes are a name only behind the colon of a header, or behind a comma of a list. */
    private void words(int end) {
        int least = Math.max(0, end - LONGEST);
        for (int at = end - 1; at >= least && "\n\"<>;=\\".indexOf(text.charAt(at)) < 0; at--) {
            if (text.charAt(at) == ':' && isHeaderName(at) || text.charAt(at) == ',') {
                int start = at + 1;
                while (start < end && text.charAt(start) == ' ') {
                    start++;
                }
                replacements.put(start, end, pseudonyms.displayName(text.substring(start, end)));
                return;
            }
        }
    }

    /** Whether the name of a header stands before a colon: any word that begins a line, or one that is known, behind anything. */
    private boolean isHeaderName(int colon) {
        int end = before(colon);
        int start = end;
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
            start--;
        }
        // a line end, or the beginning or the number of an escaped one
        char before = start == 0 ? '\n' : text.charAt(start - 1);
        boolean line = before == '\n' || before == '\\' || Pseudonyms.isDigit(before);
        return start < end && line || isKnown(end);
    }

    private boolean isKnown(int end) {
        for (String name : HEADERS) {
            int start = end - name.length();
            if (start >= 0 && text.regionMatches(true, start, name, 0, name.length()) && WordStart.is(text, start)) {
                return true;
            }
        }
        return false;
    }
}
