// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters behind a value, such as {@code ;branch=z9hG4bK1;rport}, as an unmodifiable map.
 *
 * <p>Asking for one parameter scans the text and allocates nothing but its value, because nearly every caller asks for
 * one or two of them; only iteration builds a map. Names are in lower case. Of a repeated name the first counts.
 */
final class Parameters extends AbstractMap<String, String> {

    static final Parameters NONE = new Parameters("", 0, 0, ';');

    private final String text;
    private final int from;
    private final int to;
    private final char separator;

    /**
     * From where on quotes mean nothing: the start where there are none, and the first that is never closed, once met, for
     * no later one is either. Threads that race store equal values.
     */
    private int unclosed;

    private Parameters(String text, int from, int to, char separator) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.separator = separator;
        this.unclosed = Characters.find(text, '"', from, to) < 0 ? from : Integer.MAX_VALUE;
    }

    static Parameters of(String text, int from, int to, char separator) {
        return from >= to ? NONE : new Parameters(text, from, to, separator);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        return name instanceof String wanted && !wanted.isEmpty() ? find(wanted) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public boolean isEmpty() {
        for (int at = from; at < to; ) {
            int end = end(at);
            int equals = equals(at, end);
            if (Characters.skipSpace(text, at, equals) < equals) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int at = from; at < to && all.size() < ParseLimits.STANDARD.parameters(); ) {
            int end = end(at);
            int equals = equals(at, end);
            String name = Characters.trimmed(text, at, equals);
            if (!name.isEmpty()) {
                all.putIfAbsent(name.toLowerCase(Locale.ROOT), value(equals, end));
            }
            at = end + 1;
        }
        return Collections.unmodifiableMap(all).entrySet();
    }

    private @Nullable String find(String wanted) {
        for (int at = from; at < to; ) {
            int end = end(at);
            int start = Characters.skipSpace(text, at, end);
            // the first letter settles it for most names
            if (start < end && (text.charAt(start) | 32) == (wanted.charAt(0) | 32)) {
                int behind = start + wanted.length();
                if (behind < end && text.charAt(behind) == '=' && text.startsWith(wanted, start)) {
                    return value(behind, end); // as nearly every sender writes it
                }
                int equals = equals(start, end);
                if (Characters.equalsIgnoreCase(text, start, Characters.trimEnd(text, start, equals), wanted)) {
                    return value(equals, end);
                }
            }
            at = end + 1;
        }
        return null;
    }

    private String value(int equals, int end) {
        return equals >= end ? "" : QuotedString.value(text, equals + 1, end);
    }

    private int equals(int at, int end) {
        int equals = Characters.find(text, '=', at, end);
        return equals < 0 ? end : equals;
    }

    /** The end of the parameter that starts at a position: its separator outside quotes, or the end of all. */
    private int end(int start) {
        int first = Characters.find(text, separator, start, to);
        int end = first < 0 ? to : first;
        if (start >= unclosed) {
            return end;
        }
        int quote = Characters.find(text, '"', start, end);
        return quote < 0 || quote >= unclosed ? end : endBehindQuotes(quote);
    }

    private int endBehindQuotes(int quote) {
        for (int at = quote; at < to; at++) {
            char c = text.charAt(at);
            if (c == separator) {
                return at;
            }
            if (c == '"' && at < unclosed) {
                int close = QuotedString.end(text, at, to);
                unclosed = close < 0 ? at : unclosed;
                at = close < 0 ? at : close - 1;
            }
        }
        return to;
    }
}
