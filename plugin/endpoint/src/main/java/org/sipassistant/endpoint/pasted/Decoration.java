// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;

/**
 * What only makes a text look well: colours of a terminal (ECMA-48 section 8.3.117), also where a logger wrote their first
 * character as a number, the asterisks or back quotes around a line that somebody wants to be seen, and the quotes of a word
 * processor in lines that have no others; and what somebody noted behind the first line of a request. Time linear in the length
 * of the text.
 */
public final class Decoration {
    private static final char ESCAPE = 0x1b;

    /** How the first character of a colour is written that a logger or a terminal does not pass on. */
    private static final List<String> INTRODUCERS =
            List.of(ESCAPE + "[", "#033[", "\\x1b[", "\\u001b[", "\\033[", "\\e[", "^[[");

    /** Parameters of a colour; longer ones are none. */
    private static final int MOST_PARAMETERS = 24;

    private static final List<String> EMPHASES = List.of("**", "`");

    /** With what the first line of a request ends. */
    private static final String VERSION = "SIP/2.0";

    /** With what notes begin; behind the version of a response stands its code. */
    private static final List<String> NOTES = List.of("!", "#", "<-", "<=", "\u2190");

    private Decoration() {}

    /** The text without it. */
    public static String without(String text) {
        return withoutNotes(withPlainQuotes(withoutEmphasis(withoutColours(text))));
    }

    private static String withoutNotes(String text) {
        StringBuilder plain = new StringBuilder();
        int copied = 0;
        for (int at = text.indexOf(VERSION); at >= 0; at = text.indexOf(VERSION, at + 1)) {
            int end = at + VERSION.length();
            int note = behindBlanks(text, end);
            if (note > end && startsNote(text, note)) {
                plain.append(text, copied, end);
                int feed = text.indexOf('\n', note);
                copied = feed < 0 ? text.length() : feed;
            }
        }
        return copied == 0 ? text : plain.append(text, copied, text.length()).toString();
    }

    private static boolean startsNote(String text, int at) {
        return NOTES.stream().anyMatch(note -> text.startsWith(note, at));
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static String withoutColours(String text) {
        if (text.indexOf('[') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int copied = 0;
        int bracket = text.indexOf('[');
        while (bracket >= 0) {
            int start = introducer(text, copied, bracket);
            int end = start < 0 ? -1 : end(text, bracket + 1);
            if (end >= 0) {
                plain.append(text, copied, start);
                copied = end;
            }
            bracket = text.indexOf('[', Math.max(bracket + 1, copied));
        }
        return copied == 0 ? text : plain.append(text, copied, text.length()).toString();
    }

    /** Where the sequence of a bracket begins; -1 where it is an ordinary bracket. */
    private static int introducer(String text, int from, int bracket) {
        for (String introducer : INTRODUCERS) {
            int start = bracket + 1 - introducer.length();
            if (start >= from && text.startsWith(introducer, start)) {
                return withBackslashes(text, from, start);
            }
        }
        return -1;
    }

    /** Within text in text the backslash of an introducer has others before it. */
    private static int withBackslashes(String text, int from, int start) {
        int at = start;
        while (text.charAt(start) == '\\' && at > from && text.charAt(at - 1) == '\\') {
            at--;
        }
        return at;
    }

    /** Behind the letter that ends a sequence; -1 where none does. */
    private static int end(String text, int parameters) {
        int at = parameters;
        int most = Math.min(text.length(), parameters + MOST_PARAMETERS);
        while (at < most && (text.charAt(at) >= '0' && text.charAt(at) <= '9' || ";?".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at < most && isLetter(text.charAt(at)) ? at + 1 : -1;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static String withPlainQuotes(String text) {
        if (text.chars().noneMatch(c -> quote((char) c) != c)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text);
        int line = 0;
        while (line < text.length()) {
            int feed = text.indexOf('\n', line);
            int end = feed < 0 ? text.length() : feed;
            boolean own = text.indexOf('"', line, end) >= 0;
            for (int at = line; !own && at < end; at++) {
                plain.setCharAt(at, quote(text.charAt(at)));
            }
            line = end + 1;
        }
        return plain.toString();
    }

    /** The plain quote that a character stands for; the character itself where it is none. */
    private static char quote(char c) {
        return switch (c) {
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> '"';
            case '\u2018', '\u2019', '\u201a' -> '\'';
            default -> c;
        };
    }

    private static String withoutEmphasis(String text) {
        if (EMPHASES.stream().noneMatch(text::contains)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int line = 0;
        while (line < text.length()) {
            int feed = text.indexOf('\n', line);
            int end = feed < 0 ? text.length() : feed;
            int last = end > line && text.charAt(end - 1) == '\r' ? end - 1 : end;
            int mark = mark(text, line, last);
            plain.append(text, line + mark, last - mark).append(text, last, Math.min(text.length(), end + 1));
            line = end + 1;
        }
        return plain.toString();
    }

    /** How long the marks at both ends of a line are; 0 where there are none, or more of them within it. */
    private static int mark(String text, int line, int end) {
        for (String emphasis : EMPHASES) {
            int length = emphasis.length();
            int inner = end - length;
            boolean marked = inner > line + length
                    && text.startsWith(emphasis, line)
                    && text.startsWith(emphasis, inner)
                    && text.indexOf(emphasis, line + length) == inner
                    && text.charAt(line + length) != emphasis.charAt(0)
                    && text.charAt(inner - 1) != emphasis.charAt(0);
            if (marked) {
                return length;
            }
        }
        return 0;
    }
}
