// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Messages whose longer lines a window or a mail has broken, at a column or between words: they are put together again. A
 * line goes on in the next one where that does not begin as a line of a message or of a log does, and could not have stood
 * in it. Headers that are folded (RFC 3261 7.3.1) stay as they are.
 */
final class BrokenLines {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 200;

    /** Lines that were broken; one alone may be anything. */
    private static final int FEWEST = 2;

    /** What goes on with a header that was broken, and no header, no start line and no body begins with. */
    private static final String GOING_ON = ",;";

    /** Of ten lines that were broken at a column so many have its length; the others lost a blank at their end. */
    private static final int OF_TEN = 8;

    private static final String OPENINGS = "[{>-=*|#+\t ";

    private final List<String> lines;
    private final int width;
    private final Predicate<String> dated;

    /** For each line whether the one before goes on in it. */
    private final boolean[] goesOn;

    private int exact;
    private int broken;
    private boolean certain;

    private BrokenLines(String text, Predicate<String> dated) {
        this.lines = new ArrayList<>(text.lines().toList());
        this.width = lines.stream().mapToInt(String::length).max().orElse(0);
        this.goesOn = new boolean[lines.size()];
        this.dated = dated;
    }

    /**
     * The text itself where no message in it is broken.
     *
     * @param dated whether a line begins with a time, as lines of logs do
     */
    static String joined(String text, Predicate<String> dated) {
        if (!text.contains("SIP/2.0")) {
            return text;
        }
        BrokenLines lines = new BrokenLines(text, dated);
        if (lines.width < NARROWEST || lines.width > WIDEST) {
            return text;
        }
        lines.find();
        return lines.broken < FEWEST && !lines.certain ? text : lines.join();
    }

    private void find() {
        boolean message = false;
        for (int i = 1; i < goesOn.length; i++) {
            String before = lines.get(i - 1);
            String line = lines.get(i);
            message = before.contains("SIP/2.0") || message && !before.isBlank() || isDescription(before);
            boolean full = before.length() == width;
            boolean filled = before.stripTrailing().length() + 1 + firstWord(line) > width;
            goesOn[i] = (message || dated.test(before)) && (full || filled) && !before.isBlank() && !isBeginning(line);
            broken += goesOn[i] ? 1 : 0;
            certain |= goesOn[i] && message && full && GOING_ON.indexOf(line.charAt(0)) >= 0;
            exact += goesOn[i] && full ? 1 : 0;
        }
    }

    private String join() {
        boolean atColumn = 10 * exact >= OF_TEN * broken;
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < goesOn.length; i++) {
            if (goesOn[i]) {
                String before = lines.get(i - 1);
                boolean inWord = before.length() == width && (atColumn || lastWord(before) > width / 2);
                joined.append(inWord || before.endsWith(" ") ? "" : " ");
            } else if (i > 0) {
                joined.append('\n');
            }
            joined.append(lines.get(i));
        }
        return joined.append('\n').toString();
    }

    private static int firstWord(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line.length() : end;
    }

    private static int lastWord(String line) {
        return line.length() - 1 - line.lastIndexOf(' ');
    }

    private boolean isBeginning(String line) {
        return line.isBlank()
                || OPENINGS.indexOf(line.charAt(0)) >= 0 && !line.startsWith("->")
                || line.charAt(0) == '<' && !line.startsWith("<sip")
                || line.startsWith("SIP/2.0 ") && line.length() > 8 && Character.isDigit(line.charAt(8))
                || isHeader(line)
                || isDescription(line)
                || isRequest(line)
                || dated.test(line);
    }

    private static boolean isDescription(String line) {
        return line.length() > 2 && line.charAt(1) == '=' && line.charAt(0) >= 'a' && line.charAt(0) <= 'z';
    }

    private static boolean isRequest(String line) {
        int blank = line.indexOf(' ');
        return blank > 2
                && line.substring(0, blank).chars().allMatch(c -> c >= 'A' && c <= 'Z')
                && (line.startsWith("sip", blank + 1) || line.startsWith("tel:", blank + 1));
    }

    /** A name and a colon; {@code sip:}, and a host with its port, go on with a URI. */
    private static boolean isHeader(String line) {
        int end = 0;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-')) {
            end++;
        }
        boolean named = end > 0 && end < line.length() && line.charAt(end) == ':' && Character.isLetter(line.charAt(0));
        return named && (end + 1 == line.length() || line.charAt(end + 1) == ' ');
    }
}
