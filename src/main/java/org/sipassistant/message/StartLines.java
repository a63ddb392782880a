// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a {@code SIP/} in a text belongs to a start line, and where that line begins and ends.
 *
 * <p>Lines of logs hold start lines after a prefix, in quotes and brackets, and they hold the same characters in Via,
 * in free text and in other protocols; the surroundings decide.
 */
final class StartLines {

    static final String ANCHOR = "SIP/";

    private static final String USUAL_VERSION = "SIP/2.0";
    private static final int CODE_LENGTH = 3;
    private static final int PHRASE_LIMIT = 512;

    private final String text;
    private final int limit;
    private final Line line;

    StartLines(String text, int from, int limit) {
        this.text = text;
        this.limit = limit;
        this.line = new Line(text, from, limit);
    }

    Line line() {
        return line;
    }

    /** The start line that a {@code SIP/} belongs to, or null. Anchors must be asked for in their order. */
    @Nullable
    StartSpan at(int anchor) {
        int end = versionEnd(anchor);
        if (end < 0) {
            return null;
        }
        line.moveTo(anchor);
        StartSpan found = usual(anchor, end);
        if (found != null) {
            return found;
        }
        if (end < line.end() && Characters.isBlank(text.charAt(end))) {
            found = status(anchor, end);
        }
        if (found == null && anchor > line.start() && Characters.isBlank(text.charAt(anchor - 1)) && closes(end)) {
            found = request(anchor, end);
        }
        return found == null || Surroundings.isFreeTextHeader(text, line.indented(), line.end()) ? null : found;
    }

    /**
     * A start line that fills its line and has one blank between its parts, as nearly all have; null for all else, which the
     * surroundings must decide.
     */
    private @Nullable StartSpan usual(int anchor, int versionEnd) {
        if (!text.startsWith(USUAL_VERSION, anchor) || versionEnd - anchor != USUAL_VERSION.length()) {
            return null;
        }
        return anchor == line.start() ? usualStatus(anchor, versionEnd + 1) : usualRequest(anchor, versionEnd);
    }

    private @Nullable StartSpan usualStatus(int anchor, int code) {
        int end = code + CODE_LENGTH;
        if (end >= line.end() || text.charAt(code - 1) != ' ' || text.charAt(end) != ' ' || digits(code) != end) {
            return null;
        }
        int value = Integer.parseInt(text, code, end, 10);
        int lineEnd = line.contentEnd();
        return value >= 100 && value < 700
                ? new StartSpan(anchor, lineEnd, anchor, end + 1, lineEnd, value, null)
                : null;
    }

    private @Nullable StartSpan usualRequest(int anchor, int end) {
        int start = line.start();
        int methodEnd = Characters.find(text, ' ', start, anchor);
        int uri = methodEnd + 1;
        boolean usual = methodEnd > start
                && end == line.contentEnd()
                && Characters.find(text, ' ', uri, anchor) == anchor - 1
                && Characters.find(text, '\t', start, anchor) < 0
                && Methods.isCapitals(text, start, methodEnd)
                && UriReader.schemeEnd(text, uri, anchor - 2) >= 0;
        return usual ? new StartSpan(start, end, anchor, uri, anchor - 1, -1, null) : null;
    }

    /** Whether a version may follow a {@code SIP/}: one that is broken by whatever wrote it begins with no letter either. */
    static boolean mayBeVersion(String text, int anchor) {
        int at = anchor + ANCHOR.length();
        while (at < text.length() && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        return at == text.length() || !(Characters.isLetter(text.charAt(at)) || text.charAt(at) == '-');
    }

    /** The position after {@code SIP/2.0}, or -1 where no version follows. */
    private int versionEnd(int anchor) {
        int at = digits(anchor + ANCHOR.length());
        if (at == anchor + ANCHOR.length() || at >= limit || text.charAt(at) != '.') {
            return -1;
        }
        int end = digits(at + 1);
        return end == at + 1 ? -1 : end;
    }

    private int digits(int from) {
        int at = from;
        while (at < limit && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a version may end a request line here: white space, a quote, a bracket or an escape follows. */
    private boolean closes(int end) {
        if (end >= line.end()) {
            return true;
        }
        char next = text.charAt(end);
        return next <= ' ' || "\"'`<>)]}|,;\\#".indexOf(next) >= 0;
    }

    private @Nullable StartSpan status(int anchor, int versionEnd) {
        int lineStart = line.start();
        int code = versionEnd;
        while (code < line.end() && Characters.isBlank(text.charAt(code))) {
            code++;
        }
        int end = digits(code);
        boolean possible = end > code
                && Surroundings.isBorder(text, lineStart, anchor)
                && !Surroundings.isHeaderValue(text, lineStart, anchor);
        if (!possible) {
            return null;
        }
        boolean wellFormed = end - code == CODE_LENGTH && !continues(end);
        boolean believable = wellFormed || (anchor == line.indented() && HeaderLines.follow(text, line.end(), limit));
        if (!believable) {
            return null;
        }
        int value = end - code == CODE_LENGTH ? Integer.parseInt(text, code, end, 10) : 0;
        int phrase = end < line.end() && Characters.isBlank(text.charAt(end)) ? end + 1 : end;
        boolean valid = wellFormed && value >= 100 && value < 700;
        Problem problem = valid
                ? versionProblem(anchor, versionEnd, code - versionEnd)
                : new Problem("bad_status_code", text.substring(code, Math.min(end, code + 20)));
        return new StartSpan(anchor, line.contentEnd(), anchor, phrase, line.contentEnd(), value, problem);
    }

    private boolean continues(int end) {
        if (end >= line.end()) {
            return false;
        }
        char next = text.charAt(end);
        return Characters.isLetter(next) || next == '.' || next == '-' || next == '_' || next == '/';
    }

    private @Nullable StartSpan request(int anchor, int end) {
        int lineStart = line.start();
        int uriEnd = blanksBack(anchor);
        int uri = wordBack(uriEnd);
        int methodEnd = blanksBack(uri);
        int bracket = uri < uriEnd && text.charAt(uri) == '<' ? 1 : 0;
        boolean absolute = UriReader.schemeEnd(text, uri + bracket, uriEnd - 1) >= 0;
        if (!absolute || methodEnd == uri || methodEnd <= lineStart) {
            return looseRequest(anchor, end);
        }
        int method = methodStart(methodEnd);
        if (method < 0) {
            return looseRequest(anchor, end);
        }
        int blanks = uri - methodEnd + anchor - uriEnd;
        Problem problem = bracket > 0 || blanks > 2 || paddedEnd(end)
                ? new Problem("bad_start_line", text.substring(method, Math.min(end, method + PHRASE_LIMIT)))
                : versionProblem(anchor, end, 1);
        return new StartSpan(method, end, anchor, uri, uriEnd, -1, problem);
    }

    /** Where the method that ends at a position starts; -1 where the word there is no method. */
    private int methodStart(int methodEnd) {
        int token = methodEnd;
        while (token > line.start() && Characters.isToken(text.charAt(token - 1))) {
            token--;
        }
        int start = Surroundings.wordStart(text, line.start(), token, methodEnd);
        boolean border = start > token || Surroundings.isBorder(text, line.start(), start);
        if (!border || start == methodEnd || Surroundings.isHeaderValue(text, line.start(), start)) {
            return -1;
        }
        boolean first = start == line.indented();
        boolean believable = Methods.isCapitals(text, start, methodEnd)
                || (first && Methods.isKnown(text, start, methodEnd))
                || (first && HeaderLines.follow(text, line.end(), limit));
        return believable ? start : -1;
    }

    /**
     * A whole line that begins with a method and ends with the version, and whose URI is broken (RFC 4475 3.1.2.8);
     * believed only where headers follow.
     */
    private @Nullable StartSpan looseRequest(int anchor, int end) {
        if (Characters.skipSpace(text, end, line.end()) != line.end()) {
            return null; // only the last version of a line is worth reading the line for
        }
        int start = line.indented();
        int methodEnd = start;
        while (methodEnd < anchor && Characters.isToken(text.charAt(methodEnd))) {
            methodEnd++;
        }
        boolean shaped = methodEnd < anchor
                && Characters.isBlank(text.charAt(methodEnd))
                && Methods.isCapitals(text, start, methodEnd);
        if (!shaped || !HeaderLines.follow(text, line.end(), limit)) {
            return null;
        }
        int uri = Characters.skipSpace(text, methodEnd, anchor);
        int uriEnd = Characters.trimEnd(text, uri, anchor);
        String shown = text.substring(start, Math.min(end, start + PHRASE_LIMIT));
        return new StartSpan(start, end, anchor, uri, uriEnd, -1, new Problem("bad_start_line", shown));
    }

    /** RFC 4475 3.1.2.10: blanks behind the version; a logger that pads lines keeps no carriage return. */
    private boolean paddedEnd(int end) {
        return end < line.end()
                && text.charAt(end) == ' '
                && line.end() < limit
                && text.charAt(line.end() - 1) == '\r'
                && Characters.skipSpace(text, end, line.end()) == line.end();
    }

    private @Nullable Problem versionProblem(int anchor, int end, int blanks) {
        if (blanks > 1) {
            return new Problem("bad_start_line", text.substring(anchor, Math.min(line.end(), anchor + 80)));
        }
        return text.startsWith("2.0", anchor + ANCHOR.length()) && end - anchor == 7
                ? null
                : new Problem("bad_version", text.substring(anchor, Math.min(end, anchor + 80)));
    }

    private int blanksBack(int at) {
        int end = at;
        while (end > line.start() && Characters.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int wordBack(int at) {
        int start = at;
        while (start > line.start() && !Characters.isBlank(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
