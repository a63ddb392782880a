// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wording of one kind of line that is no SIP, such as {@code Got SIP response {code} "{phrase}" back from {source}}:
 * literals with named fields between them, found anywhere in a line. A field is not empty and ends where the next
 * literal begins; a field at the end takes the rest of the line, but a user or a URI at the end one word. A number is made
 * of digits only. Immutable.
 */
final class EventPattern {
    /** The shortest literal that a pattern must have: what is shorter occurs in any log. */
    static final int LEAST_LITERAL = 8;

    private static final List<String> NUMBERS = List.of("code", "q850", "seconds", "count");

    private static final String USER = "user";
    private static final List<String> ADDRESSES = List.of("from", "to");
    private static final String QUOTES = "\"'";

    private final List<String> literals;
    private final List<String> fields;
    private final int anchor;
    private final int weight;

    private EventPattern(List<String> literals, List<String> fields, int anchor) {
        this.literals = List.copyOf(literals);
        this.fields = List.copyOf(fields);
        this.anchor = anchor;
        this.weight = literals.stream().mapToInt(String::length).sum();
    }

    /** @throws IllegalArgumentException where the pattern is too short to mean anything or cannot be read */
    static EventPattern compile(String pattern) {
        List<String> literals = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            if (close < 0 || (!fields.isEmpty() && open == at)) {
                throw new IllegalArgumentException(
                        "pattern [" + pattern + "] needs a } for each { and text between two fields");
            }
            literals.add(pattern.substring(at, open));
            fields.add(pattern.substring(open + 1, close));
            at = close + 1;
        }
        literals.add(pattern.substring(at));
        EventPattern compiled = new EventPattern(literals, fields, longest(literals));
        if (compiled.anchor().length() < LEAST_LITERAL) {
            throw new IllegalArgumentException(
                    "pattern [" + pattern + "] needs a literal of " + LEAST_LITERAL + " characters");
        }
        return compiled;
    }

    /**
     * The same, looked for by the literal that the fewest of some lines hold: by {@code Hangup("} rather than by
     * {@code ") in new stack}, with which every step of a dialplan ends.
     */
    EventPattern anchoredIn(Collection<String> lines) {
        int best = anchor;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < literals.size() && literals.size() > 1; i++) {
            String literal = literals.get(i);
            long common = literal.length() < LEAST_LITERAL ? Long.MAX_VALUE : count(literal, lines);
            if (common < least
                    || (common == least && literal.length() > literals.get(best).length())) {
                best = i;
                least = common;
            }
        }
        return best == anchor ? this : new EventPattern(literals, fields, best);
    }

    private static long count(String literal, Collection<String> lines) {
        return lines.stream().filter(line -> line.contains(literal)).count();
    }

    /** A literal of at least {@value #LEAST_LITERAL} characters: where it does not stand, the pattern does not either. */
    String anchor() {
        return literals.get(anchor);
    }

    List<String> fields() {
        return fields;
    }

    /** How much text must be there for a match; of two patterns in one line the one with more is the better. */
    int weight() {
        return weight;
    }

    /** Where in a text a pattern stands, and what its fields hold; a field at its beginning may reach back to the line's. */
    record Match(int start, int end, Map<String, String> fields) {}

    /**
     * The pattern in a line of which one place of the anchor is known.
     *
     * @param anchorAt where the anchor stands
     */
    Optional<Match> match(String text, Line line, int anchorAt) {
        int[] starts = new int[literals.size()];
        starts[anchor] = anchorAt;
        for (int i = anchor - 1; i >= 0; i--) {
            // A field before the anchor reaches back to the nearest place of the literal before it.
            String literal = literals.get(i);
            starts[i] = literal.isEmpty()
                    ? wordStart(text, line, starts[i + 1])
                    : lastIndexOf(text, literal, starts[i + 1] - literal.length() - 1, line.start());
            if (starts[i] < line.start()) {
                return Optional.empty();
            }
        }
        for (int i = anchor + 1; i < literals.size(); i++) {
            int from = starts[i - 1] + literals.get(i - 1).length();
            starts[i] = next(text, line, from, i);
            if (starts[i] <= from || starts[i] + literals.get(i).length() > line.end()) {
                return Optional.empty();
            }
        }
        Map<String, String> values = values(text, starts);
        int end = starts[starts.length - 1] + literals.get(literals.size() - 1).length();
        return NUMBERS.stream().allMatch(name -> isNumber(values.get(name)))
                ? Optional.of(new Match(literals.get(0).isEmpty() ? line.start() : starts[0], end, values))
                : Optional.empty();
    }

    /** As {@link String#lastIndexOf(String, int)}, but no further back than the line: that would cost the whole text. */
    private static int lastIndexOf(String text, String literal, int from, int least) {
        // in most lines it does not stand at all, which a search forwards tells in fewer steps
        int at = from < least || text.indexOf(literal, least, from + literal.length()) < 0 ? -1 : from;
        while (at >= least && !text.startsWith(literal, at)) {
            at--;
        }
        return at;
    }

    private int next(String text, Line line, int from, int index) {
        if (!literals.get(index).isEmpty()) {
            // a line may end with the literal before, or in the middle of it
            return from < line.end() ? text.indexOf(literals.get(index), from + 1, line.end()) : -1;
        }
        if (NUMBERS.contains(fields.get(index - 1))) {
            int digits = from;
            while (digits < line.end() && isDigit(text.charAt(digits))) {
                digits++;
            }
            return digits;
        }
        int end = isWord(text, from, fields.get(index - 1)) ? wordEnd(text, from, line.end()) : line.end();
        while (end > from && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end > from && closesQuote(text, from, end - 1) ? end - 1 : end;
    }

    /** Whether a quote ends there that began before the field. */
    private static boolean closesQuote(String text, int from, int last) {
        return QUOTES.indexOf(text.charAt(last)) >= 0 && text.indexOf(text.charAt(last), from) == last;
    }

    private static boolean isWord(String text, int from, String field) {
        boolean uri = text.startsWith("sip:", from) || text.startsWith("sips:", from);
        return field.equals(USER) || uri && ADDRESSES.contains(field);
    }

    /** The end of a word, or of what stands in quotes; without the full stop of a sentence, or the escape of a quote behind it. */
    private static int wordEnd(String text, int from, int to) {
        char quote = from < to ? text.charAt(from) : ' ';
        if (QUOTES.indexOf(quote) >= 0) {
            int close = text.indexOf(quote, from + 1, to);
            return close < 0 ? to : close + 1;
        }
        int end = from;
        while (end < to && text.charAt(end) > ' ' && text.charAt(end) != ',' && QUOTES.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '\\')) {
            end--;
        }
        return end;
    }

    private static boolean isNumber(@Nullable String value) {
        return value == null || value.chars().allMatch(EventPattern::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static int wordStart(String text, Line line, int end) {
        int start = end;
        while (start > line.start() && text.charAt(start - 1) > ' ') {
            start--;
        }
        return start == end ? -1 : start;
    }

    private Map<String, String> values(String text, int[] starts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            int from = starts[i] + literals.get(i).length();
            values.putIfAbsent(
                    fields.get(i), unquoted(text.substring(from, starts[i + 1]).strip()));
        }
        values.remove("any");
        return values;
    }

    /** Some products quote what they quote already, as in {@code realm '"example.net"'}. */
    private static String unquoted(String value) {
        boolean quoted = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted && value.indexOf('"', 1) == value.length() - 1 ? value.substring(1, value.length() - 1) : value;
    }

    private static int longest(List<String> literals) {
        int longest = 0;
        for (int i = 1; i < literals.size(); i++) {
            longest = literals.get(i).length() > literals.get(longest).length() ? i : longest;
        }
        return longest;
    }

    /** The span of one line, without its end. */
    record Line(int start, int end) {

        /** Holds no position. */
        static final Line NONE = new Line(0, -1);

        static Line around(String text, int at) {
            int start = text.lastIndexOf('\n', at - 1) + 1;
            int end = text.indexOf('\n', at);
            return new Line(start, end < 0 ? text.length() : end);
        }
    }
}
