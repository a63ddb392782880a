// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the header lines of one message lie: four numbers for each, and nothing copied.
 *
 * <p>Reading stops at the blank line that ends the headers, at the next start line, at what a logger writes behind a
 * message, or at the end of the text.
 */
final class HeaderLines {

    private static final int WIDTH = 4;
    private static final int EXPECTED = 20;
    /** How far a known header is looked for: some senders put a few of their own first. */
    private static final int FOLLOW_REACH = 2_048;

    private static final int NAME_LIMIT = 1_024;
    private static final Header[] HEADERS = Header.values();
    private static final int UNKNOWN = -1;
    private static final int[] NO_SPANS = {};
    private static final short[] NO_FIRSTS = {};

    /** The headers of a lone start line. */
    static final HeaderLines NONE = new HeaderLines("", 0, 0, 0);

    private final String text;
    private final int limit;
    private final int indent;
    private final int most;
    private int[] spans = NO_SPANS;
    /**
     * For every header one more than the index of its first line, so that an absent header costs one look; negative where
     * it has further lines.
     */
    private short[] firsts = NO_FIRSTS;

    private int count;
    private boolean complete;
    private boolean overflow;
    private boolean continued;
    private boolean duplicated;
    private int end;
    private int next;
    private @Nullable Problem problem;

    private HeaderLines(String text, int limit, int indent, int most) {
        this.text = text;
        this.limit = limit;
        this.indent = indent;
        this.most = most;
    }

    /**
     * Reads the lines behind a start line.
     *
     * @param lineEnd the line feed that ends the start line
     * @param indent blanks that a logger put before every line
     */
    static HeaderLines read(String text, int lineEnd, int limit, int indent, int most) {
        HeaderLines lines = new HeaderLines(text, limit, indent, most);
        lines.readFrom(Math.min(lineEnd + 1, limit));
        return lines;
    }

    /** Whether header lines stand behind a line end, one of the first few with a name that SIP knows. */
    static boolean follow(String text, int lineEnd, int limit) {
        int reach = Math.min(limit, lineEnd + FOLLOW_REACH);
        int at = lineEnd + 1;
        while (at < reach) {
            if (HeaderTable.leading(text, at, reach) != null) {
                return true;
            }
            while (at < reach && Characters.isBlank(text.charAt(at))) {
                at++;
            }
            int colon = colon(text, at, reach);
            if (colon < 0 && !isNamed(text, at, reach)) {
                return false;
            }
            if (colon > 0 && HeaderTable.find(text, at, Characters.trimEnd(text, at, colon)) != null) {
                return true;
            }
            int feed = text.indexOf('\n', Math.max(at, colon), reach);
            at = feed < 0 ? reach : feed + 1;
        }
        return false;
    }

    int count() {
        return count;
    }

    /** Whether the line that ends the headers was seen. */
    boolean isComplete() {
        return complete;
    }

    /** The end of the last header line, without its line end. */
    int end() {
        return end;
    }

    /** The first position behind the headers and the line that ends them. */
    int next() {
        return next;
    }

    boolean overflowed() {
        return overflow;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    /** The index of the first line with this header at or after an index; -1 where there is none. */
    int find(Header header, int from) {
        int wanted = header.ordinal();
        if (firsts.length == 0 || firsts[wanted] == 0) {
            return -1;
        }
        int first = Math.abs(firsts[wanted]) - 1;
        if (from <= first) {
            return first;
        }
        return firsts[wanted] > 0 ? -1 : further(wanted, from);
    }

    private int further(int wanted, int from) {
        for (int i = from; i < count; i++) {
            if (spans[i * WIDTH] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether more than one line has this header. */
    boolean isRepeated(Header header) {
        return firsts.length > 0 && firsts[header.ordinal()] < 0;
    }

    /** Whether any header that may stand once has more than one line. */
    boolean isAnyDuplicated() {
        return duplicated;
    }

    /** Whether the name of a line begins with a prefix, in any case. */
    boolean nameBegins(int index, String prefix) {
        int start = spans[index * WIDTH + 1];
        return nameEnd(index) - start >= prefix.length() && text.regionMatches(true, start, prefix, 0, prefix.length());
    }

    /** The name of a line as it was sent. */
    String name(int index) {
        return text.substring(spans[index * WIDTH + 1], nameEnd(index));
    }

    /** The index of the first line with this name; -1 where there is none. */
    int find(String name) {
        for (int i = 0; i < count; i++) {
            if (Characters.equalsIgnoreCase(text, spans[i * WIDTH + 1], nameEnd(i), name)) {
                return i;
            }
        }
        return -1;
    }

    /** The end of a name, which blanks may follow before the colon. */
    private int nameEnd(int index) {
        return Characters.trimEnd(text, spans[index * WIDTH + 1], valueStart(index) - 1);
    }

    int valueStart(int index) {
        return spans[index * WIDTH + 2];
    }

    int valueEnd(int index) {
        return spans[index * WIDTH + 3];
    }

    /** Whether a value goes over several lines or holds what fills the place of escaped line ends. */
    boolean isFolded(int index) {
        int from = valueStart(index);
        int to = valueEnd(index);
        return (continued && Characters.find(text, '\n', from, to) >= 0) || Characters.find(text, '\r', from, to) >= 0;
    }

    /** A value in one line (RFC 3261 section 7.3.1), without the white space around it. */
    String value(int index) {
        return isFolded(index)
                ? HeaderValue.unfolded(text, valueStart(index), valueEnd(index))
                : Characters.trimmed(text, valueStart(index), valueEnd(index));
    }

    @Nullable
    Header header(int index) {
        int ordinal = spans[index * WIDTH];
        return ordinal == UNKNOWN ? null : HEADERS[ordinal];
    }

    private void readFrom(int first) {
        int at = first;
        end = Math.max(first - 1, 0);
        next = first;
        boolean more = true;
        while (more && at < limit) {
            int feed = text.indexOf('\n', at);
            int lineEnd = feed < 0 || feed > limit ? limit : feed;
            more = usual(at, lineEnd) || line(at, lineEnd);
            if (more || complete) {
                at = Math.min(lineEnd + 1, limit);
                next = at;
            }
        }
    }

    /** Takes in a line as nearly all are: a known name at its very start, and a colon right behind it. */
    private boolean usual(int lineStart, int lineEnd) {
        int header = indent > 0 ? UNKNOWN : HeaderTable.leadingOrdinal(text, lineStart, lineEnd);
        if (header == UNKNOWN) {
            return false;
        }
        int colon = lineStart + HeaderTable.nameLength(header);
        add(header, lineStart, colon, Line.contentEnd(text, colon, lineEnd));
        return true;
    }

    /** Takes one line in; false where it is not part of the headers or ends them. */
    private boolean line(int lineStart, int lineEnd) {
        int contentEnd = Line.contentEnd(text, lineStart, lineEnd);
        int start = skipIndent(lineStart, contentEnd);
        if (start >= contentEnd || isBlank(start, contentEnd)) {
            complete = count > 0;
            return false;
        }
        // RFC 3261 7.3.1: a line that begins with white space continues the value before it
        if (Characters.isBlank(text.charAt(start)) && count > 0) {
            end = contentEnd;
            spans[(count - 1) * WIDTH + 3] = contentEnd;
            continued = true;
            return true;
        }
        int usual = Characters.find(text, ':', start, contentEnd);
        Header known = usual < 0 ? null : HeaderTable.find(text, start, usual);
        if (known != null) {
            add(known.ordinal(), start, usual, contentEnd);
            return true;
        }
        int colon = colon(text, start, contentEnd);
        if (colon > 0) {
            int nameEnd = Characters.trimEnd(text, start, colon);
            Header header = HeaderTable.find(text, start, nameEnd);
            add(header == null ? UNKNOWN : header.ordinal(), start, colon, contentEnd);
            return true;
        }
        return broken(start, contentEnd, lineEnd);
    }

    /** A line that is no header belongs to the message only if headers go on behind it. */
    private boolean broken(int start, int contentEnd, int lineEnd) {
        boolean plausible = isNamed(text, start, contentEnd)
                || (count > 0 && text.indexOf(StartLines.ANCHOR, start, contentEnd) < 0);
        boolean inside = plausible && lineEnd < limit && follow(text, lineEnd, limit);
        if (!inside) {
            return false;
        }
        if (problem == null) {
            problem = new Problem("header_without_colon", text.substring(start, Math.min(contentEnd, start + 80)));
        }
        end = contentEnd;
        return true;
    }

    /** Whether the line begins with the name of a header, so that only its colon is missing. */
    private static boolean isNamed(String text, int start, int limit) {
        int word = start;
        while (word < limit && Characters.isToken(text.charAt(word))) {
            word++;
        }
        return word > start + 1 && word < limit && HeaderTable.find(text, start, word) != null;
    }

    private int skipIndent(int lineStart, int contentEnd) {
        int at = lineStart;
        int last = Math.min(contentEnd, lineStart + indent);
        while (at < last && Characters.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean isBlank(int start, int contentEnd) {
        return Characters.skipSpace(text, start, contentEnd) == contentEnd;
    }

    private void add(int header, int name, int colon, int contentEnd) {
        end = contentEnd;
        if (count == most) {
            overflow = true;
            return;
        }
        int at = count * WIDTH;
        if (at == spans.length) {
            spans = Arrays.copyOf(spans, Math.max(EXPECTED * WIDTH, spans.length * 2));
        }
        spans[at] = header;
        spans[at + 1] = name;
        spans[at + 2] = colon + 1;
        spans[at + 3] = contentEnd;
        if (header != UNKNOWN) {
            remember(header);
        }
        count++;
    }

    private void remember(int header) {
        if (firsts.length == 0) {
            firsts = new short[HEADERS.length];
        }
        int first = firsts[header];
        if (first == 0) {
            firsts[header] = (short) (count + 1);
        } else {
            firsts[header] = (short) -Math.abs(first);
            duplicated |= !HEADERS[header].isList();
        }
    }

    /** The colon behind a header name at the start of a span, or -1. */
    private static int colon(String text, int start, int end) {
        int last = Math.min(end, start + NAME_LIMIT);
        int at = start;
        while (at < last && Characters.isToken(text.charAt(at))) {
            at++;
        }
        // a name begins with a letter here, because "10:47:15 ..." is what a logger writes behind a message
        if (at == start || at >= end || !Characters.isLetter(text.charAt(start))) {
            return -1;
        }
        int colon = at;
        while (colon < last && Characters.isBlank(text.charAt(colon))) {
            colon++;
        }
        return colon < end && text.charAt(colon) == ':' ? colon : -1;
    }
}
