// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A log as people paste it into a mail or a ticket: without the marks of quoted lines and without the numbers that
 * {@code cat -n}, {@code grep -n} and web pages put before lines. Time linear in the length of the text.
 */
final class PastedText {
    /** Quoted lines in a row; fewer may be part of a log. */
    private static final int FEWEST_QUOTED = 3;

    /** Numbered lines in a row; a log with one line for each day counts too. */
    private static final int FEWEST_NUMBERED = 5;

    private static final int LONGEST_NUMBER = 7;

    private final List<String> lines = new ArrayList<>();

    private PastedText(String text) {
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
            lines.add(text.substring(start, feed));
            start = feed + 1;
        }
        lines.add(text.substring(start));
    }

    static String plain(String text) {
        PastedText pasted = new PastedText(text);
        boolean changed = pasted.unquote();
        changed |= pasted.unnumber();
        return changed ? String.join("\n", pasted.lines) : text;
    }

    private boolean unquote() {
        boolean changed = false;
        int start = 0;
        while (start < lines.size()) {
            int end = start;
            while (end < lines.size() && isQuoted(lines.get(end))) {
                end++;
            }
            if (end - start >= FEWEST_QUOTED) {
                lines.subList(start, end).replaceAll(PastedText::withoutQuote);
                changed = true;
            }
            start = end + 1;
        }
        return changed;
    }

    private static boolean isQuoted(String line) {
        return line.startsWith("> ") || line.startsWith(">>") || line.strip().equals(">");
    }

    /** {@code >> } and {@code > > } quote what was quoted before. */
    private static String withoutQuote(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == '>') {
            boolean spaced = at + 1 < line.length() && line.charAt(at + 1) == ' ';
            at += spaced ? 2 : 1;
        }
        return line.substring(at);
    }

    private boolean unnumber() {
        boolean changed = false;
        int start = 0;
        while (start < lines.size()) {
            int end = start + 1;
            OptionalInt number = number(lines.get(start));
            while (number.isPresent()
                    && end < lines.size()
                    && follows(number.getAsInt(), end - start, lines.get(end))) {
                end++;
            }
            if (end - start >= FEWEST_NUMBERED) {
                withoutNumbers(lines.subList(start, end));
                changed = true;
            }
            start = end;
        }
        return changed;
    }

    private static boolean follows(int first, int distance, String line) {
        OptionalInt number = number(line);
        return number.isPresent() && number.getAsInt() == first + distance;
    }

    /** As many blanks are taken away behind every number as all of the lines have. */
    private static void withoutNumbers(List<String> numbered) {
        int blanks = Integer.MAX_VALUE;
        for (String line : numbered) {
            int from = numberEnd(line);
            int to = from;
            while (to < line.length() && line.charAt(to) == ' ') {
                to++;
            }
            blanks = to < line.length() ? Math.min(blanks, to - from) : blanks;
        }
        int most = blanks;
        numbered.replaceAll(line -> {
            int from = numberEnd(line);
            boolean marked = from < line.length() && line.charAt(from) != ' ';
            return line.substring(Math.min(line.length(), marked ? from + 1 : from + most));
        });
    }

    /** The number before a line; empty where there is none, or nothing between it and the line. */
    private static OptionalInt number(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        int end = numberEnd(line);
        boolean apart = end == line.length() || " \t:|\r".indexOf(line.charAt(end)) >= 0;
        boolean clock = end + 1 < line.length() && line.charAt(end) == ':' && Character.isDigit(line.charAt(end + 1));
        return end > start && end - start <= LONGEST_NUMBER && apart && !clock
                ? OptionalInt.of(Integer.parseInt(line, start, end, 10))
                : OptionalInt.empty();
    }

    private static int numberEnd(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
