// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Masks the value behind an equals sign or a colon, quoted or not, also where a logger escaped the quotes. A quote that is
 * not closed within 4096 characters hides all up to the limit. What was masked before is not looked at again.
 */
final class ValueMask {
    /** Looked at for the closing quote; bounds the work on hostile text. */
    private static final int LONGEST_QUOTED = 4_096;

    /** A quote in a page of HTML. */
    private static final String ENTITY = "&quot;";

    /** Behind a quote that closes something. */
    private static final String CLOSED = " ,;<\t\r\n";

    /** Brackets and slashes of texts within texts; bound the work on hostile ones. */
    private static final int MOST_BRACKETS = 16;

    private static final int MOST_SLASHES = 64;

    private final MaskedText masked;
    private final String text;

    /** Up to where a value without quotes was masked: another that begins before it ends there too. */
    private int done;

    /** The last angle bracket that closes, and the one that opens before it: asked of every value that goes up to there. */
    private int close = -1;

    private int open = -1;

    ValueMask(MaskedText masked) {
        this.masked = masked;
        this.text = masked.text();
    }

    /** A value as it stands in a text. */
    record Value(int start, int end, boolean quoted) {}

    void mask(int from, int to) {
        Value value = value(from, to);
        masked.mask(value.start(), value.end());
    }

    Value value(int from, int to) {
        int start = Blanks.after(text, from, to);
        int at = start;
        while (at < to && text.charAt(at) == '\\') {
            at++;
        }
        if (at < to && text.charAt(at) == '"') {
            // columns double the quotes within a value
            boolean twice =
                    at + 2 < to && text.charAt(at + 1) == '"' && !endsPlain(at + 2) && text.charAt(at + 2) != '}';
            return quoted('"', twice ? at + 2 : at + 1, to, at - start);
        }
        if (text.startsWith(ENTITY, at)) {
            return new Value(at, plain(at + ENTITY.length(), to).end(), true);
        }
        // an apostrophe that none follows is a part of the value
        boolean single = at < to
                && at >= done
                && text.charAt(at) == '\''
                && text.indexOf('\'', at + 1, Math.min(to, at + LONGEST_QUOTED)) > 0;
        return single ? quoted('\'', at + 1, to, at - start) : plain(start, to);
    }

    private Value quoted(char sign, int start, int to, int slashes) {
        int most = Math.min(to, start + LONGEST_QUOTED);
        int quote = text.indexOf(sign, start, most);
        while (quote >= 0 && slashesBefore(quote, start) > slashes) {
            quote = text.indexOf(sign, quote + 1, most);
        }
        int end = quote < 0 ? to : Math.max(start, quote - slashesBefore(quote, start));
        return new Value(start, end, true);
    }

    private int slashesBefore(int quote, int least) {
        int at = quote;
        while (at > least && text.charAt(at - 1) == '\\') {
            at--;
        }
        return quote - at;
    }

    private Value plain(int start, int to) {
        int end = Math.max(start, Math.min(done, to));
        while (end < to && !endsPlain(end) && !closes(end, start)) {
            end++;
        }
        done = end;
        return new Value(
                start,
                end < to && text.charAt(end) == '"'
                        ? end - slashesBefore(end, Math.max(start, end - MOST_SLASHES))
                        : end,
                false);
    }

    /** Whether what the value stands in ends here: a text in quotes, or a URI in angle brackets. */
    private boolean closes(int at, int start) {
        return text.charAt(at) == '"' && isClosedBehind(at + 1) || text.charAt(at) == '>' && isOpenBefore(start, at);
    }

    /** Brackets may close together with a quote, but a value goes on behind those that it holds itself. */
    private boolean isClosedBehind(int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_BRACKETS && "}])".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == text.length()
                || CLOSED.indexOf(text.charAt(at)) >= 0
                || at > from && text.charAt(at) == '"'
                || LineEnds.isEscaped(text, at);
    }

    private boolean isOpenBefore(int start, int at) {
        if (at != close) {
            close = at;
            open = opening(at);
        }
        return open >= 0 && open < start;
    }

    private int opening(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) > ' ' && "<>".indexOf(text.charAt(before)) < 0) {
            before--;
        }
        return before >= 0 && text.charAt(before) == '<' ? before : -1;
    }

    private boolean endsPlain(int at) {
        return " ,;<\t\r\n".indexOf(text.charAt(at)) >= 0 || LineEnds.isEscaped(text, at);
    }
}
