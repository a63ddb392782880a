// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

/**
 * A log as people paste it into a mail or a ticket: without the marks of quoted lines, without the names of containers and
 * without the numbers that {@code cat -n}, {@code grep -n} and web pages put before lines. Time linear in the length of the text; memory for one
 * copy of it where something is taken away.
 */
final class PastedText {
    /** Quoted lines in a row; fewer may be part of a log. */
    private static final int FEWEST_QUOTED = 3;

    /** Numbered lines in a row; a log with one line for each day counts too. */
    private static final int FEWEST_NUMBERED = 5;

    private static final int LONGEST_NUMBER = 7;
    private static final int LONGEST_LABEL = 64;
    private static final int NONE = -1;

    private final String text;
    private final StringBuilder plain = new StringBuilder(0);
    private int copied;

    private PastedText(String text) {
        this.text = text;
    }

    static String plain(String text) {
        String unquoted = new PastedText(text).withoutQuotes();
        return new PastedText(new PastedText(unquoted).withoutLabels()).withoutNumbers();
    }

    /**
     * The text without what stands before every line of it, but for digits, which are clocks and counters: who passes lines on
     * writes it. The text itself where there is no such thing.
     */
    static String withoutPrefix(String text) {
        PastedText pasted = new PastedText(text);
        int length = pasted.prefix();
        for (int line = 0; length > 0 && line < text.length(); line = pasted.next(line)) {
            pasted.drop(line, Math.min(line + length, pasted.contentEnd(line)));
        }
        return pasted.result();
    }

    /** How long it is, up to a space; 0 where too few lines have one. */
    private int prefix() {
        int length = Math.min(LONGEST_LABEL, lineEnd(0));
        int lines = 0;
        for (int line = 0; line < text.length(); line = next(line)) {
            int end = contentEnd(line);
            int at = line;
            while (at < Math.min(line + length, end) && isAlike(text.charAt(at), text.charAt(at - line))) {
                at++;
            }
            boolean trimmed = at == end && (end == line || text.startsWith(" ", at - line));
            length = trimmed ? length : at - line;
            lines += end > line ? 1 : 0;
        }
        return lines < FEWEST_QUOTED ? 0 : text.lastIndexOf(' ', length - 1) + 1;
    }

    /** A day or an hour of one digit has a blank before it. */
    private static boolean isAlike(char one, char other) {
        return one == other || (isOfNumber(one) && isOfNumber(other));
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == ' ';
    }

    /** Before the line end, of one character or two. */
    private int contentEnd(int line) {
        int end = lineEnd(line);
        return end > line && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private String withoutQuotes() {
        int start = 0;
        while (start <= text.length()) {
            int lines = 0;
            int end = start;
            while (end <= text.length() && isQuoted(end)) {
                end = next(end);
                lines++;
            }
            for (int line = start; lines >= FEWEST_QUOTED && line < end; line = next(line)) {
                drop(line, quoteEnd(line));
            }
            start = next(end);
        }
        return result();
    }

    /**
     * {@code pbx_1  | }, as the tools that run several containers write it: all their bars stand in one column, and one
     * container writes two lines in a row, while the rows of a table have names of their own.
     */
    private String withoutLabels() {
        int start = 0;
        while (start <= text.length()) {
            int column = bar(start);
            int lines = 0;
            int end = start;
            boolean repeated = false;
            while (column > 0 && end <= text.length() && bar(end) == column) {
                int next = next(end);
                repeated |= text.regionMatches(end, text, next, column);
                end = next;
                lines++;
            }
            boolean labels = repeated && lines >= FEWEST_QUOTED && !isTable(start, end, column);
            for (int line = start; labels && line < end; line = next(line)) {
                int bar = line + column;
                drop(line, text.startsWith(" ", bar + 1) ? bar + 2 : bar + 1);
            }
            start = Math.max(end, next(start));
        }
        return result();
    }

    /** Whether a rule stands above the lines, or each has its second bar where all others have it. */
    private boolean isTable(int start, int end, int column) {
        int above = start == 0 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
        boolean ruled = start - above > FEWEST_QUOTED;
        for (int at = above; at < start; at++) {
            ruled &= "-+|=: \r\n".indexOf(text.charAt(at)) >= 0;
        }
        int second = text.indexOf('|', start + column + 1) - start;
        boolean aligned = start + second < lineEnd(start);
        for (int line = start; aligned && line < end; line = next(line)) {
            aligned = second > 0 && line + second < lineEnd(line) && text.charAt(line + second) == '|';
        }
        return ruled || aligned;
    }

    /** The column of the bar behind the one word that begins a line; {@link #NONE} where there is none. */
    private int bar(int line) {
        int end = line;
        while (end < text.length() && end - line < LONGEST_LABEL && isOfLabel(text.charAt(end))) {
            end++;
        }
        int bar = skip(end, ' ');
        boolean labelled = end > line && Character.isLetter(text.charAt(line)) && bar > end;
        return labelled && text.startsWith("|", bar) ? bar - line : NONE;
    }

    private static boolean isOfLabel(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private String withoutNumbers() {
        int start = 0;
        while (start <= text.length()) {
            int first = number(start);
            int lines = 1;
            int end = next(start);
            while (first >= 0 && end <= text.length() && number(end) == first + lines) {
                end = next(end);
                lines++;
            }
            if (lines >= FEWEST_NUMBERED) {
                dropNumbers(start, end);
            }
            start = end;
        }
        return result();
    }

    private boolean isQuoted(int line) {
        if (text.startsWith("> ", line) || text.startsWith(">>", line)) {
            return true;
        }
        int mark = skipWhitespace(line);
        return mark < text.length() && text.charAt(mark) == '>' && skipWhitespace(mark + 1) == lineEnd(mark);
    }

    /** {@code >> } and {@code > > } quote what was quoted before. */
    private int quoteEnd(int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) == '>') {
            at += text.startsWith(" ", at + 1) ? 2 : 1;
        }
        return at;
    }

    /** As many blanks are taken away behind every number as all of the lines have. */
    private void dropNumbers(int from, int to) {
        int blanks = Integer.MAX_VALUE;
        for (int line = from; line < to; line = next(line)) {
            int number = numberEnd(line);
            int content = skip(number, ' ');
            blanks = content < lineEnd(line) ? Math.min(blanks, content - number) : blanks;
        }
        for (int line = from; line < to; line = next(line)) {
            int number = numberEnd(line);
            int end = lineEnd(line);
            boolean marked = number < end && text.charAt(number) != ' ';
            drop(line, marked ? number + 1 : number + Math.min(blanks, end - number));
        }
    }

    /** The number before a line; {@link #NONE} where there is none, or nothing between it and the line. */
    private int number(int line) {
        int start = skip(line, ' ');
        int end = numberEnd(line);
        if (end == start || end - start > LONGEST_NUMBER) {
            return NONE;
        }
        boolean last = end == text.length() || text.charAt(end) == '\n';
        boolean apart = last || " \t:|\r".indexOf(text.charAt(end)) >= 0;
        boolean clock = text.startsWith(":", end) && end + 1 < lineEnd(line) && Character.isDigit(text.charAt(end + 1));
        return apart && !clock ? Integer.parseInt(text, start, end, 10) : NONE;
    }

    private int numberEnd(int line) {
        int at = skip(line, ' ');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private int skip(int from, char blank) {
        int at = from;
        while (at < text.length() && text.charAt(at) == blank) {
            at++;
        }
        return at;
    }

    /** To the next other character, or the end of the line. */
    private int skipWhitespace(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int lineEnd(int line) {
        int feed = text.indexOf('\n', line);
        return feed < 0 ? text.length() : feed;
    }

    /** Where the next line begins; beyond the text where there is none. */
    private int next(int line) {
        return lineEnd(line) + 1;
    }

    private void drop(int from, int to) {
        plain.ensureCapacity(text.length());
        plain.append(text, copied, from);
        copied = to;
    }

    private String result() {
        return copied == 0 ? text : plain.append(text, copied, text.length()).toString();
    }
}
