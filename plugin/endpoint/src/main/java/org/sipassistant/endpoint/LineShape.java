// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import org.sipassistant.message.Beginning;
import org.sipassistant.secret.Secrets;

/**
 * What lines of one kind have in common: their words and signs, with {@code 9} for a number, {@code x} for a name that
 * has digits in it, {@code "..."} for what is quoted, and {@code *} for a secret.
 */
final class LineShape {
    /** The beginning of a line says which kind it is of. */
    private static final int LONGEST = 120;

    private static final int LONGEST_QUOTE = 200;

    private final String line;
    private final StringBuilder shape = new StringBuilder();
    private int at;

    private LineShape(String line) {
        this.line = line;
    }

    static String of(String text) {
        LineShape shape = new LineShape(firstLine(text));
        while (shape.at < shape.line.length() && shape.shape.length() < LONGEST) {
            shape.step();
        }
        return shape.shape.toString().strip();
    }

    /** The first line of a text that has words, its secrets masked, without the characters that a terminal would act on. */
    static String firstLine(String text) {
        String stripped = text.strip();
        int end = stripped.indexOf('\n');
        // masked before it is cut, as half a secret is not known as one
        String line = Secrets.mask(end < 0 ? stripped : stripped.substring(0, end));
        StringBuilder printable = new StringBuilder();
        Beginning.of(line, LONGEST_QUOTE)
                .chars()
                .forEach(c -> printable.append(Character.isISOControl(c) ? ' ' : (char) c));
        return printable.toString().strip();
    }

    private void step() {
        char c = line.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            word();
        } else if (c == '"' && line.indexOf('"', at + 1) > 0) {
            shape.append("\"...\"");
            at = line.indexOf('"', at + 1) + 1;
        } else {
            boolean repeated = (c == ' ' || c == '*') && !shape.isEmpty() && shape.charAt(shape.length() - 1) == c;
            if (!repeated) {
                shape.append(c);
            }
            at++;
        }
    }

    private void word() {
        int start = at;
        int digits = 0;
        while (at < line.length() && Character.isLetterOrDigit(line.charAt(at))) {
            digits += Character.isDigit(line.charAt(at++)) ? 1 : 0;
        }
        if (digits == 0) {
            shape.append(line, start, at);
        } else {
            shape.append(digits == at - start ? '9' : 'x');
        }
    }
}
