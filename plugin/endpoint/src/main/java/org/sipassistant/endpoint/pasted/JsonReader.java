// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259) out of a text that may hold anything else, as people paste it: the end of the text ends
 * what is open, and a line end within a string is taken out where the string is short or spells its own as {@code \n},
 * because a window broke the line. Members without a value ({@code null}) are left out; of members with one name the last
 * counts. A value that nests deeper than 64 levels, or has more parts than one for each 12 characters and 1,000, is none.
 */
final class JsonReader {
    private static final int DEEPEST = 64;

    /** Characters of a text for each value that is read of it: what holds more values than that is no log. */
    private static final int CHARACTERS = 12;

    private static final int FEW = 1_000;

    /** A text that has no line ends. */
    private static final int SHORT = 200;

    private static final int LONGEST_NUMBER = 40;
    private static final int LONG_DIGITS = 18;

    private final String text;

    /** Texts, lists and objects that are read, so that they take no more memory than a multiple of the text. */
    private final int most;

    private int at;
    private int values;
    private boolean failed;

    /** @param start where the value begins */
    JsonReader(String text, int start) {
        this.text = text;
        this.at = start;
        this.most = FEW + text.length() / CHARACTERS;
    }

    /** The value: a map, a list, a text, a number or a truth value; null where there is none. */
    @Nullable
    Object read() {
        Object value = value(0);
        return failed ? null : value;
    }

    /** Where the value ends, or where it turned out to be none. */
    int end() {
        return at;
    }

    private @Nullable Object value(int depth) {
        skipBlanks();
        if (at >= text.length()) {
            return null;
        }
        if (depth > DEEPEST || values > most) {
            failed = true;
            return null;
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        values++;
        at++;
        while (goesOn('}')) {
            if (text.charAt(at) != '"') {
                failed = true;
                return members;
            }
            String name = string();
            skipBlanks();
            if (at < text.length() && text.charAt(at++) != ':') {
                failed = true;
            }
            Object value = failed ? null : value(depth + 1);
            if (value != null) {
                members.put(name, value);
            }
            separate('}');
        }
        return members;
    }

    private List<Object> list(int depth) {
        List<Object> elements = new ArrayList<>();
        values++;
        at++;
        while (goesOn(']')) {
            Object value = value(depth + 1);
            if (value != null) {
                elements.add(value);
            }
            separate(']');
        }
        return elements;
    }

    /** Whether another part follows; takes the end of the whole away. */
    private boolean goesOn(char close) {
        skipBlanks();
        if (failed || at >= text.length()) {
            return false;
        }
        if (text.charAt(at) == close) {
            at++;
            return false;
        }
        return true;
    }

    private void separate(char close) {
        skipBlanks();
        if (failed || at >= text.length()) {
            return;
        }
        if (text.charAt(at) == ',') {
            at++;
        } else {
            failed = text.charAt(at) != close;
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        List<Integer> broken = new ArrayList<>(0);
        boolean spelt = false;
        values++;
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                spelt |= escaped(string);
            } else if (c == '\n') {
                broken.add(string.length());
                string.append(c);
            } else if (c != '\r' || at < text.length() && text.charAt(at) != '\n') {
                string.append(c);
            }
        }
        at = Math.min(at + 1, text.length());
        return spelt || string.length() < SHORT ? without(string, broken) : string.toString();
    }

    private static String without(StringBuilder string, List<Integer> places) {
        if (places.isEmpty()) {
            return string.toString();
        }
        StringBuilder whole = new StringBuilder(string.length());
        int from = 0;
        for (int place : places) {
            whole.append(string, from, place);
            from = place + 1;
        }
        return whole.append(string, from, string.length()).toString();
    }

    /** Takes in what stands behind a backslash, and tells whether it is a line end. */
    private boolean escaped(StringBuilder string) {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'u' -> string.append(unicode());
            default -> string.append(c);
        }
        return c == 'n' || c == 'r';
    }

    private char unicode() {
        int code = 0;
        int end = Math.min(at + 4, text.length());
        while (at < end && Character.digit(text.charAt(at), 16) >= 0) {
            code = 16 * code + Character.digit(text.charAt(at++), 16);
        }
        return (char) code;
    }

    private @Nullable Object literal(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            failed = at + word.length() <= text.length();
        }
        at = Math.min(at + word.length(), text.length());
        return meaning;
    }

    private @Nullable Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && at - start <= LONGEST_NUMBER && isOfNumber(text.charAt(at))) {
            char c = text.charAt(at++);
            whole &= c >= '0' && c <= '9' || c == '-';
        }
        String digits = text.substring(start, at);
        try {
            if (whole && digits.length() <= LONG_DIGITS) {
                return Long.parseLong(digits);
            }
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            failed = true;
            return null;
        }
    }

    private static boolean isOfNumber(char c) {
        return c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
