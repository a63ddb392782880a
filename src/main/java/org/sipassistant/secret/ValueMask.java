// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Masks the value behind an equals sign or a colon, quoted or not, also where a logger escaped the quotes. A quote that is
 * never closed hides all up to the limit. What was masked before is not looked at again.
 */
final class ValueMask {
    private final MaskedText masked;
    private final String text;

    /** Up to where a value without quotes was masked: another that begins before it ends there too. */
    private int done;

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
        return at < to && text.charAt(at) == '"' ? quoted(at + 1, to, at - start) : plain(start, to);
    }

    private Value quoted(int start, int to, int slashes) {
        int quote = text.indexOf('"', start, to);
        while (quote >= 0 && slashesBefore(quote, start) > slashes) {
            quote = text.indexOf('"', quote + 1, to);
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
        while (end < to && !endsPlain(end)) {
            end++;
        }
        done = end;
        return new Value(start, end, false);
    }

    private boolean endsPlain(int at) {
        return " ,;\t\r\n".indexOf(text.charAt(at)) >= 0 || LineEnds.isEscaped(text, at);
    }
}
