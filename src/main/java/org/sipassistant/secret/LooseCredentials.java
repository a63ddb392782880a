// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.util.ArrayList;
import java.util.List;
import org.sipassistant.secret.ValueMask.Value;

/**
 * Masks credentials in a text of which nothing is known, such as a line of a log or a field of JSON: behind the name of an
 * authorization header, behind a scheme, and the parameters of a digest. Words of other things that have the same name, such
 * as a response that is no hash, stay. One pass; for one thread and one text.
 */
final class LooseCredentials {
    private static final String[] FIELDS = {"response", "nonce", "rspauth", "ik", "ck"};
    private static final String AUTHORIZATION = "authorization";

    /** Told anywhere; before the others the name of a header must stand. */
    private static final String[] SCHEMES = {"bearer ", "basic "};

    /** In configurations a figure for the way of its encryption stands before the value. */
    private static final String[] CONFIGURED = {"password ", "secret "};

    private static final String[] SCHEMES_OF_HEADERS = {
        "basic", "bearer", "negotiate", "ntlm", "kerberos", "hawk", "oauth", "apikey", "aws4-hmac-sha256"
    };

    private static final int SHORTEST_TOKEN = 6;

    /** Letters that differ in case alone are the same in their last five bits. */
    private static final int LETTERS = 32;

    private static final int ANY = -1;
    private static final int[] SECONDS = seconds();

    private final MaskedText masked;
    private final String text;
    private final int from;
    private final int to;
    private final ValueMask values;
    private final NamedSecrets names;

    /** Up to where the parameters of a digest go. */
    private int digestEnd;

    private int lineEnd;

    LooseCredentials(MaskedText masked, int from, int to) {
        this.masked = masked;
        this.text = masked.text();
        this.from = from;
        this.to = to;
        this.values = new ValueMask(masked);
        this.names = new NamedSecrets(masked, from, values);
        this.lineEnd = from;
    }

    void mask() {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c >= SECONDS.length || !mayBegin(SECONDS[c], at + 1)) {
                at++;
                continue;
            }
            at = switch (c) {
                case '=', ':', '>' -> named(at);
                case 'a', 'A' -> authentication(at);
                case 'b', 'B' -> scheme(at);
                case 'c', 'C' -> cookies(at);
                case 'p', 'P', 's', 'S' -> configured(at);
                default -> digest(at);
            };
        }
    }

    /** Whether a character may be followed by what stands at a position; hardly any other letter is looked at any further. */
    private boolean mayBegin(int seconds, int second) {
        return seconds != 0
                && (seconds == ANY || second < to && (seconds >>> (text.charAt(second) & LETTERS - 1) & 1) != 0);
    }

    /** By the first character of what is looked for a bit for each that may come second, without regard to case. */
    private static int[] seconds() {
        int[] seconds = new int[128];
        seconds['='] = ANY;
        seconds[':'] = ANY;
        seconds['>'] = ANY;
        List<String> words = new ArrayList<>(List.of(AUTHORIZATION, Credentials.DIGEST, Cookies.NAME));
        words.addAll(List.of(SCHEMES));
        words.addAll(List.of(CONFIGURED));
        for (String word : words) {
            char first = Character.toLowerCase(word.charAt(0));
            seconds[first] |= 1 << (word.charAt(1) & LETTERS - 1);
            seconds[Character.toUpperCase(first)] = seconds[first];
        }
        return seconds;
    }

    private int digest(int at) {
        int end = at + Credentials.DIGEST.length();
        if (at >= digestEnd && begins(at, Credentials.DIGEST) && isBlank(end) && hasParameter(end)) {
            digestEnd = LineEnds.ofFolded(text, at, to);
        }
        return at + 1;
    }

    /** Whether a name and an equals sign follow; a sentence may begin with the same word. */
    private boolean hasParameter(int from) {
        int at = from;
        while (at < to && text.charAt(at) <= ' ') {
            at++;
        }
        at = nameEnd(at);
        while (isBlank(at)) {
            at++;
        }
        return at < to && text.charAt(at) == '=';
    }

    private int named(int sign) {
        names.behind(sign, lineEnd(sign), sign < digestEnd);
        return sign + 1;
    }

    private int cookies(int at) {
        return begins(at, Cookies.NAME) ? Cookies.mask(masked, at + Cookies.NAME.length(), to) : at + 1;
    }

    /** A name that begins with {@code auth}: a header, or a field that a program took out of one. */
    private int authentication(int at) {
        if (!begins(at, "auth")) {
            return at + 1;
        }
        int end = nameEnd(at);
        int sign = behindQuotes(end);
        if (sign >= to || (text.charAt(sign) != ':' && text.charAt(sign) != '=')) {
            return end;
        }
        if (end - at == AUTHORIZATION.length() && begins(at, AUTHORIZATION)) {
            return header(sign + 1);
        }
        if (isField(end)) {
            values.mask(behindBracket(sign + 1), lineEnd(sign));
        }
        return end;
    }

    /** Masks all behind a scheme, or what is one word and none of a language: a log may write a sentence there. */
    private int header(int behindSign) {
        int start = behindBracket(behindSign);
        int open = behindQuotes(start);
        if (begins(open, Credentials.DIGEST)) {
            return open;
        }
        Value value = values.value(start, lineEnd(start));
        int word = nameEnd(open);
        int end = value.quoted() ? value.end() : lineEnd(start);
        boolean parted = word < end && isBlank(word);
        boolean scheme = parted && isScheme(open, word);
        if (!scheme && isToken(open, value.end())) {
            masked.mask(open, value.end());
            return value.end();
        }
        if (scheme || parted && isToken(word + 1, end)) {
            int last = value.quoted() ? end : LineEnds.ofFolded(text, word, to);
            masked.mask(word, last);
            return last;
        }
        return open;
    }

    private boolean isScheme(int from, int end) {
        for (String scheme : SCHEMES_OF_HEADERS) {
            if (scheme.length() == end - from && text.regionMatches(true, from, scheme, 0, scheme.length())) {
                return true;
            }
        }
        return false;
    }

    private int scheme(int at) {
        if (at > from && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return at + 1;
        }
        for (String scheme : SCHEMES) {
            if (begins(at, scheme)) {
                int start = at + scheme.length();
                int end = start;
                while (end < to && text.charAt(end) > ' ' && "\"\\,;'<>)".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                if (isToken(start, end)) {
                    masked.mask(start, end);
                }
                return end;
            }
        }
        return at + 1;
    }

    /** As in {@code password 7 0822455D0A16}, {@code password "0822455D0A16"} and {@code --password 0822455D0A16}. */
    private int configured(int at) {
        for (String word : CONFIGURED) {
            int end = at + word.length();
            if (begins(at, word) && end < to && (isOption(at) || text.charAt(end) == '"' || isFigure(end))) {
                Value value = values.value(isFigure(end) ? end + 2 : end, lineEnd(at));
                masked.mask(value.start(), value.end());
                return value.end();
            }
        }
        return at + 1;
    }

    /** Of a command, as its user typed it. */
    private boolean isOption(int at) {
        return at - 2 >= from && text.charAt(at - 1) == '-' && text.charAt(at - 2) == '-';
    }

    private boolean isFigure(int at) {
        return at + 2 < to && text.charAt(at) >= '0' && text.charAt(at) <= '9' && text.charAt(at + 1) == ' ';
    }

    /** No word of a language: {@code Bearer capability} is one of telephony. */
    private boolean isToken(int start, int end) {
        boolean odd = false;
        for (int i = start; i < Math.min(end, start + HashShape.LONGEST); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                return false;
            }
            odd |= c >= '0' && c <= '9' || c == '=' || (i > start && c >= 'A' && c <= 'Z');
        }
        return odd && end - start >= SHORTEST_TOKEN;
    }

    /** Of the line that a position stands in; found once for each line. */
    private int lineEnd(int at) {
        if (lineEnd <= at) {
            lineEnd = LineEnds.of(text, at, to);
        }
        return lineEnd;
    }

    private boolean isField(int end) {
        for (String field : FIELDS) {
            int start = end - field.length();
            boolean word = field.length() > 2 || (start > from && "._-".indexOf(text.charAt(start - 1)) >= 0);
            if (word && start >= from && text.regionMatches(true, start, field, 0, field.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(int at, String word) {
        // the second letter settles it for most words that begin with the same one
        return at + word.length() <= to
                && (text.charAt(at + 1) | 32) == word.charAt(1)
                && text.regionMatches(true, at, word, 0, word.length());
    }

    private boolean isBlank(int at) {
        return at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
    }

    /** Behind blanks, backslashes and one quote. */
    private int behindQuotes(int start) {
        int at = start;
        while (at < to && (isBlank(at) || text.charAt(at) == '\\' && !LineEnds.isEscaped(text, at))) {
            at++;
        }
        boolean quote = at < to && text.charAt(at) == '"';
        int behind = quote ? at + 1 : at;
        while (isBlank(behind)) {
            behind++;
        }
        return behind;
    }

    /** A field of JSON may be a list. */
    private int behindBracket(int start) {
        int at = start;
        while (isBlank(at)) {
            at++;
        }
        return at < to && text.charAt(at) == '[' ? at + 1 : at;
    }

    private int nameEnd(int from) {
        int at = from;
        while (at < to && isNamePart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
