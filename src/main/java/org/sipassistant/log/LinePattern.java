// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;

/**
 * One pattern of a log format, such as {@code received from {source}}: literals with typed fields between them. It may
 * match anywhere in a line. Immutable.
 *
 * <p>A typed field takes what its type allows and must be followed by the next literal; {@code {any}} takes everything
 * up to it, and where the rest does not fit then, up to its next place.
 */
final class LinePattern {

    /** A line of a real log has one or two places where a pattern may begin; a hostile one has thousands. */
    private static final int ATTEMPTS = 64;

    private final String pattern;
    private final String[] literals;
    private final Field[] fields;
    private final String anchor;

    private LinePattern(String pattern, List<String> literals, List<Field> fields) {
        this.pattern = pattern;
        this.literals = literals.toArray(String[]::new);
        this.fields = fields.toArray(Field[]::new);
        this.anchor = longest(literals);
    }

    /** What must stand in a span that holds the pattern, in this order; some may be empty. */
    List<String> literals() {
        return List.of(literals);
    }

    /** @throws IllegalArgumentException where the pattern cannot be read one way only */
    static LinePattern compile(String pattern) {
        List<String> literals = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("pattern [" + pattern + "] has a { without a }");
            }
            literals.add(pattern.substring(at, open));
            fields.add(Field.named(pattern.substring(open + 1, close)));
            at = close + 1;
        }
        literals.add(pattern.substring(at));
        requireOneReading(pattern, literals, fields);
        return new LinePattern(pattern, literals, fields);
    }

    private static void requireOneReading(String pattern, List<String> literals, List<Field> fields) {
        for (int i = 1; i < fields.size(); i++) {
            if (literals.get(i).isEmpty()) {
                throw new IllegalArgumentException("pattern [" + pattern + "] has two fields without text between");
            }
        }
        if (longest(literals).isEmpty()) {
            throw new IllegalArgumentException("pattern [" + pattern + "] has no text beside its fields");
        }
        Field first = fields.isEmpty() ? Field.ANY : fields.get(0);
        boolean open = literals.get(0).isEmpty();
        if (open
                && !fields.isEmpty()
                && (first == Field.ANY || first == Field.TIME || literals.get(1).isEmpty())) {
            throw new IllegalArgumentException("pattern [" + pattern + "] must not begin with {" + first.id() + "}");
        }
    }

    private static String longest(List<String> literals) {
        String longest = "";
        for (String literal : literals) {
            longest = literal.length() > longest.length() ? literal : longest;
        }
        return longest;
    }

    /** How much text must be there for a match; of two patterns that match, the one with more is the better. */
    int weight() {
        int weight = 0;
        for (String literal : literals) {
            weight += literal.length();
        }
        return weight;
    }

    /** Whether the pattern is somewhere in a span; then what its fields hold goes to the prefix. */
    boolean match(String text, int from, int to, Prefix prefix) {
        if (text.indexOf(anchor, from, to) < 0) {
            return false;
        }
        Match match = new Match(text, from, to);
        if (!match.find()) {
            return false;
        }
        for (int i = 0; i < fields.length; i++) {
            prefix.take(fields[i], match.spans[2 * i], match.spans[2 * i + 1]);
        }
        return true;
    }

    @Override
    public String toString() {
        return pattern;
    }

    /** One search of the pattern in one span. */
    private final class Match {
        private final String text;
        private final int from;
        private final int to;
        private final int[] spans = new int[2 * fields.length];
        private int attempts = ATTEMPTS;

        Match(String text, int from, int to) {
            this.text = text;
            this.from = from;
            this.to = to;
        }

        boolean find() {
            boolean open = literals[0].isEmpty();
            String first = literals[open ? 1 : 0];
            for (int at = text.indexOf(first, from, to);
                    at >= 0 && attempts-- > 0;
                    at = text.indexOf(first, at + 1, to)) {
                int behind = at + first.length();
                if (open ? before(at) && rest(1, behind) : rest(0, behind)) {
                    return true;
                }
            }
            return false;
        }

        /** The field that the pattern begins with, which ends where its first literal begins. */
        private boolean before(int end) {
            int start = fields[0].start(text, from, end);
            span(0, start, end);
            return start < end;
        }

        /** The fields from one on, whose first value begins at a position. */
        private boolean rest(int index, int at) {
            if (index == fields.length) {
                return true;
            }
            String next = literals[index + 1];
            if (fields[index] == Field.ANY) {
                return any(index, at, next);
            }
            int end = fields[index].end(text, at, to);
            span(index, at, end);
            boolean fits = end > at && end + next.length() <= to && text.startsWith(next, end);
            return fits && rest(index + 1, end + next.length());
        }

        private boolean any(int index, int at, String next) {
            if (next.isEmpty()) {
                span(index, at, to);
                return true;
            }
            for (int end = text.indexOf(next, at, to);
                    end >= 0 && attempts-- > 0;
                    end = text.indexOf(next, end + 1, to)) {
                span(index, at, end);
                if (rest(index + 1, end + next.length())) {
                    return true;
                }
            }
            return false;
        }

        private void span(int index, int start, int end) {
            spans[2 * index] = start;
            spans[2 * index + 1] = end;
        }
    }
}
