// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import org.sipassistant.message.Span;

/**
 * A telephone number as people write it, told by its shape: groups of digits with hyphens, blanks, brackets, points or slashes
 * between them (RFC 3966 section 5.1.1). Dates, addresses of hosts, ranges and parts of ids have other shapes.
 *
 * @param start where it begins in the text, with a plus or bracket before the digits
 * @param end behind it
 */
record SpelledNumber(int start, int end, Shape shape) {
    /** What digits in groups are. */
    enum Shape {
        NUMBER,
        /** A date, or the address of a host. */
        OTHER,
        /** Nothing that is known by its shape. */
        NONE
    }

    private static final String SEPARATORS = " -./()";
    private static final int MOST_BEFORE = 2;
    private static final int MOST_BETWEEN = 3;
    private static final int MOST_GROUPS = 8;
    private static final int FEWEST_DIGITS = 7;

    /** E.164 has 15; some write a prefix before them, and a zero in brackets. */
    private static final int MOST_DIGITS = 20;

    /** Of a number that is known, with all that stands between its groups; bounds the work on hostile text. */
    private static final int LONGEST = 48;

    /** Of numbers without a prefix: those of North America, with their own and without an area, and of nine digits. */
    private static final int[][] WITHOUT_PREFIX = {{3, 3, 4}, {1, 3, 3, 4}, {3, 4}, {3, 3, 3}};

    /** What begins at a digit or an opening bracket. */
    static SpelledNumber at(String text, int at, int least) {
        int first = at;
        while (first < text.length() && first - at < MOST_BEFORE && "(+".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        int start = at > least && text.charAt(at - 1) == '+' ? at - 1 : at;
        Groups groups = new Groups(text, first);
        if (groups.count < 2 || !isBorder(text, start - 1, -1, least) || !isBorder(text, groups.end(), 1, least)) {
            return new SpelledNumber(at, at, Shape.NONE);
        }
        if (start == first && groups.otherEnd() > 0) {
            return new SpelledNumber(start, groups.otherEnd(), Shape.OTHER);
        }
        boolean number = groups.isNumber(start < first);
        return number ? new SpelledNumber(start, groups.end(), Shape.NUMBER) : new SpelledNumber(at, at, Shape.NONE);
    }

    /**
     * A number that is known, in groups that begin at a digit; empty at that position where there is none.
     *
     * @return with the plus or the bracket before it
     */
    static Span known(String text, int at, KnownNames known) {
        int start = at > 0 && "+(".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
        Groups groups = new Groups(text, at);
        for (int count = Math.min(groups.count, MOST_GROUPS); count > 1; count--) {
            int end = groups.end(count);
            if (end - start <= LONGEST
                    && isBorder(text, end, 1, 0)
                    && known.isNumberInGroups(text.substring(start, end))) {
                return new Span(start, end);
            }
        }
        return new Span(at, at);
    }

    boolean isNumber() {
        return shape == Shape.NUMBER;
    }

    boolean isOther() {
        return shape == Shape.OTHER;
    }

    /** Whether no id, time or name of a host goes on there. */
    private static boolean isBorder(String text, int at, int step, int least) {
        if (at < least || at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c) || c == '_') {
            return false;
        }
        int next = at + step;
        boolean goesOn = next >= least && next < text.length() && Character.isLetterOrDigit(text.charAt(next));
        return "-.:/@".indexOf(c) < 0 || !goesOn || c == '@' && step > 0;
    }

    /** Runs of digits with few separators between them. */
    private static final class Groups {
        private final String text;
        private final int[] starts = new int[MOST_GROUPS + 1];
        private final int[] lengths = new int[MOST_GROUPS + 1];
        private int count;
        private int digits;
        private String between = "";

        Groups(String text, int first) {
            this.text = text;
            int at = first;
            while (count <= MOST_GROUPS && at < text.length() && Pseudonyms.isDigit(text.charAt(at))) {
                int end = Pseudonyms.digitsEnd(text, at);
                starts[count] = at;
                lengths[count++] = end - at;
                digits += end - at;
                at = behindSeparators(end);
            }
            for (int group = 1; group < count; group++) {
                between += text.substring(starts[group - 1] + lengths[group - 1], starts[group]);
            }
        }

        private int behindSeparators(int from) {
            int at = from;
            while (at < text.length() && at - from < MOST_BETWEEN && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at;
        }

        int end() {
            return end(count);
        }

        /** Behind so many groups. */
        int end(int groups) {
            return groups == 0 ? 0 : starts[groups - 1] + lengths[groups - 1];
        }

        boolean isNumber(boolean international) {
            if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || count > MOST_GROUPS) {
                return false;
            }
            boolean prefix = text.charAt(starts[0]) == '0' && lengths[0] > 1;
            return international || prefix || isAreaInBrackets() ? areWhole() : isWithoutPrefix();
        }

        /** Whether the first group, or the one behind a country code, stands in brackets by itself. */
        private boolean isAreaInBrackets() {
            String first = gap(1);
            return first.indexOf(')') >= 0 || first.indexOf('(') >= 0 && count > 2 && gap(2).indexOf(')') >= 0;
        }

        private String gap(int group) {
            return text.substring(starts[group - 1] + lengths[group - 1], starts[group]);
        }

        /** Whether no group but the first is a single digit, other than a zero that is left out abroad. */
        private boolean areWhole() {
            for (int group = 1; group < count; group++) {
                if (lengths[group] < 2 && text.charAt(starts[group]) != '0') {
                    return false;
                }
            }
            return true;
        }

        private boolean isWithoutPrefix() {
            if (between.indexOf('/') >= 0) {
                return false;
            }
            for (int[] known : WITHOUT_PREFIX) {
                boolean same = known.length == count;
                for (int group = 0; same && group < count; group++) {
                    same = known[group] == lengths[group];
                }
                if (same) {
                    return true;
                }
            }
            boolean hyphens = between.indexOf(' ') < 0 && between.indexOf('.') < 0;
            return hyphens && (count == 2 ? lengths[0] < 4 && lengths[1] > 4 : areShort());
        }

        /** Whether all groups have two to four digits, as numbers that are parted for reading have. */
        private boolean areShort() {
            for (int group = 0; group < count; group++) {
                if (lengths[group] < 2 || lengths[group] > 4) {
                    return false;
                }
            }
            return count > 2;
        }

        /** Behind a date or the address of a host that begins here; 0 where none does. */
        int otherEnd() {
            boolean address = count >= 4
                    && isParted(1, ".")
                    && isParted(2, ".")
                    && isParted(3, ".")
                    && (count == 4 || !isParted(4, ".") && text.charAt(starts[0]) != '0')
                    && lengths[0] < 4
                    && lengths[1] < 4
                    && lengths[2] < 4
                    && lengths[3] < 4;
            if (address) {
                return end(4);
            }
            if (count >= 3 && isDate()) {
                return starts[2] + lengths[2];
            }
            boolean stamp = lengths[0] == 8
                    && lengths[1] == 6
                    && isYear(starts[0])
                    && upTo(starts[0] + 4, 2, 12)
                    && upTo(starts[0] + 6, 2, 31);
            return stamp ? starts[1] + lengths[1] : 0;
        }

        private boolean isParted(int group, String separator) {
            return starts[group] == starts[group - 1] + lengths[group - 1] + separator.length()
                    && text.startsWith(separator, starts[group] - separator.length());
        }

        private boolean isDate() {
            boolean parted = between.charAt(0) == between.charAt(1)
                    && starts[1] == starts[0] + lengths[0] + 1
                    && starts[2] == starts[1] + lengths[1] + 1;
            if (!parted) {
                return false;
            }
            return lengths[0] == 4
                    ? isYear(starts[0]) && upTo(starts[1], lengths[1], 12) && upTo(starts[2], lengths[2], 31)
                    : lengths[2] == 4
                            && isYear(starts[2])
                            && upTo(starts[0], lengths[0], 31)
                            && upTo(starts[1], lengths[1], 31);
        }

        private boolean isYear(int at) {
            return text.startsWith("19", at) || text.startsWith("20", at);
        }

        private boolean upTo(int at, int length, int most) {
            return length < 3 && Integer.parseInt(text, at, at + length, 10) <= most;
        }
    }
}
