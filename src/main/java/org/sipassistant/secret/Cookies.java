// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Masks cookies (RFC 6265) wherever a text names them: behind {@code Cookie:}, {@code Set-Cookie:}, {@code "cookie":"..."}.
 * What follows must be a pair, as a sentence about cookies is none. They go to the end of their line, to a quote that begins no
 * value of theirs, or to the next header where a logger put all of them into one line.
 */
final class Cookies {
    static final String NAME = "cookie";

    private static final String VALUE = "value";

    private final MaskedText masked;
    private final String text;
    private final int to;

    private Cookies(MaskedText masked, int to) {
        this.masked = masked;
        this.text = masked.text();
        this.to = to;
    }

    /** Masks what follows their name; the position behind it, or behind the name where that is nothing of them. */
    static int mask(MaskedText masked, int nameEnd, int to) {
        return new Cookies(masked, to).behind(nameEnd);
    }

    private int behind(int nameEnd) {
        int sign = sign(nameEnd < to && (text.charAt(nameEnd) | 32) == 's' ? nameEnd + 1 : nameEnd);
        if (sign >= to || text.charAt(sign) != ':' && text.charAt(sign) != '=') {
            return nameEnd;
        }
        int start = skip(sign + 1, " \t\"'\\[");
        if (!isPair(start)) {
            return nameEnd;
        }
        int end = end(start);
        masked.mask(start, end);
        return end;
    }

    /** Of {@code Cookie: a=b}, of {@code "cookie":"a=b"}, and of {@code name=Cookie, value=a=b}. */
    private int sign(int nameEnd) {
        int at = skip(nameEnd, " \t\"'\\,");
        return text.startsWith(VALUE, at) ? at + VALUE.length() : at;
    }

    private int skip(int from, String signs) {
        int at = from;
        while (at < to && signs.indexOf(text.charAt(at)) >= 0 && !LineEnds.isEscaped(text, at)) {
            at++;
        }
        return at;
    }

    private boolean isPair(int start) {
        int at = start;
        while (at < to && isNamePart(text.charAt(at))) {
            at++;
        }
        return at > start && at < to && text.charAt(at) == '=';
    }

    private int end(int start) {
        boolean open = false;
        int at = start;
        while (at < to && !endsLine(at)) {
            char c = text.charAt(at);
            if (c == '"') {
                int before = behindSlashes(at, start);
                if (!open && text.charAt(before - 1) != '=') {
                    return before;
                }
                open = !open;
            } else if (c == ' ' && isHeader(at + 1)) {
                return at;
            }
            at++;
        }
        // looked for only here, so that no line is gone through for each of many names in it
        return LineEnds.ofFolded(text, start, to);
    }

    private boolean endsLine(int at) {
        char c = text.charAt(at);
        return c < ' ' && c != '\t' || LineEnds.isEscaped(text, at);
    }

    private int behindSlashes(int quote, int least) {
        int at = quote;
        while (at > least && text.charAt(at - 1) == '\\') {
            at--;
        }
        return at;
    }

    private boolean isHeader(int from) {
        int at = from;
        while (at < to && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return at > from
                && Character.isUpperCase(text.charAt(from))
                && at + 1 < to
                && text.charAt(at) == ':'
                && text.charAt(at + 1) == ' ';
    }

    /** RFC 6265 4.1.1: a token; what parts a pair from the next one is none. */
    private static boolean isNamePart(char c) {
        return c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
    }
}
