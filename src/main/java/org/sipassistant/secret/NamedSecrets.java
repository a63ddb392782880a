// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.util.Locale;
import java.util.Set;
import org.sipassistant.secret.ValueMask.Value;

/**
 * Masks what stands behind an equals sign or a colon where the name before it tells that it is secret: {@code password=a},
 * {@code "password":"a"}, {@code <password>a</password>}, {@code password: a}, {@code "response"="6629fae4"}. Behind a colon
 * without quotes a sentence may go on, and what a log says of a password is none. For one thread and one text.
 */
final class NamedSecrets {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TAG = 256;
    private static final String PAIRED = "value";
    private static final String UNPARSED = "<![CDATA[";

    /** Quotes, a comma and a blank, also where a logger escaped them. */
    private static final int MOST_BETWEEN = 8;

    /** What a program says about a password, or in the place of one. */
    private static final Set<String> SAID = Set.of(
            "",
            "null",
            "none",
            "nil",
            "true",
            "false",
            "yes",
            "no",
            "ok",
            "set",
            "unset",
            "empty",
            "unknown",
            "hidden",
            "incorrect",
            "wrong",
            "invalid",
            "valid",
            "bad",
            "mismatch",
            "rejected",
            "denied",
            "failed",
            "failure",
            "expired",
            "missing",
            "required",
            "accepted",
            "correct",
            "refused",
            "error");

    private static final String[] REPROACHES = {"wrong", "invalid", "bad", "incorrect", "missing", "no"};
    private static final String[] SCHEMES = {"sip:", "sips:", "tel:", "http"};

    private final MaskedText masked;
    private final String text;
    private final int from;
    private final ValueMask values;

    NamedSecrets(MaskedText masked, int from, ValueMask values) {
        this.masked = masked;
        this.text = masked.text();
        this.from = from;
        this.values = values;
    }

    /**
     * Masks the value behind a sign.
     *
     * @param lineEnd of the line that the sign stands in
     * @param ofDigest whether the sign is known to stand between the parameters of a digest
     */
    void behind(int sign, int lineEnd, boolean ofDigest) {
        int before = Blanks.before(text, sign, from);
        int end = text.charAt(sign) == '>' ? elementEnd(before) : behindQuote(before);
        int start = nameStart(end);
        boolean closing = text.charAt(sign) == '>' && start > from && text.charAt(start - 1) == '/';
        if (start == end || closing) {
            PasswordHash.mask(masked, from, sign, lineEnd);
            return;
        }
        boolean equals = text.charAt(sign) == '=';
        boolean quoted = end < before || text.charAt(sign) == '>';
        if (isValueOfPair(start, end)) {
            mask(values.value(sign + 1, lineEnd), true, quoted);
        } else if (SecretName.isPassword(text, start, end)) {
            Value value = values.value(behindOpening(sign + 1, lineEnd), lineEnd);
            boolean secret = quoted ? isValue(value) : equals || isTold(value, start, lineEnd);
            mask(value, secret, quoted);
        } else if (quoted && SecretName.isPass(text, start, end)) {
            Value value = values.value(sign + 1, lineEnd);
            mask(value, (value.quoted() || isElement(value)) && isValue(value), quoted);
        } else if (SecretName.isOfDigest(text, start, end)) {
            Value value = values.value(behindOpening(sign + 1, lineEnd), lineEnd);
            int least = equals || quoted ? HashShape.SHORTEST : HashShape.SHORTEST_ALONE;
            mask(value, ofDigest && equals || HashShape.is(text, value.start(), value.end(), least), quoted);
        } else {
            PasswordHash.mask(masked, from, sign, lineEnd);
        }
    }

    /** A value without quotes may close the object that it stands in. */
    private void mask(Value value, boolean secret, boolean inObject) {
        if (!secret) {
            return;
        }
        int end = value.end();
        while (inObject && !value.quoted() && end > value.start() && "}])".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        masked.mask(value.start(), end);
    }

    /** Of {@code name="password" value="a"}, and of the same in JSON. */
    private boolean isValueOfPair(int start, int end) {
        if (end - start != PAIRED.length() || !text.startsWith(PAIRED, start)) {
            return false;
        }
        int at = start;
        while (at > from && start - at < MOST_BETWEEN && " ,\"\\".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at < start && SecretName.isPassword(text, nameStart(at), at);
    }

    /** Of the name that an XML tag begins with, before its attributes. */
    private int elementEnd(int close) {
        if (close == from || "\"'".indexOf(text.charAt(close - 1)) < 0) {
            return close;
        }
        int least = Math.max(from, close - LONGEST_TAG);
        int open = close;
        while (open > least && text.charAt(open - 1) != '<') {
            open--;
        }
        int end = open;
        while (open > least && end < close && text.charAt(end) > ' ') {
            end++;
        }
        return open > least ? end : close;
    }

    /** Whether it is all that an element of XML holds, and no mere count. */
    private boolean isElement(Value value) {
        boolean count = true;
        for (int at = value.start(); count && at < value.end(); at++) {
            count = text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }
        return !count && text.startsWith("</", value.end());
    }

    private int behindQuote(int end) {
        int at = end;
        if (at > from && (text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'')) {
            at--;
            while (at > from && text.charAt(at - 1) == '\\') {
                at--;
            }
        }
        return at;
    }

    private int nameStart(int end) {
        int least = Math.max(from, end - LONGEST_NAME);
        int at = end;
        while (at > least && isNamePart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** A field of JSON may be a list, and the text of an element of XML one that is not parsed. */
    private int behindOpening(int start, int to) {
        int at = Blanks.after(text, start, to);
        if (text.startsWith(UNPARSED, at)) {
            return at + UNPARSED.length();
        }
        return at < to && text.charAt(at) == '[' ? at + 1 : start;
    }

    /** Of JSON: no other object, and no word that says there is nothing. */
    private boolean isValue(Value value) {
        return value.start() < value.end() && text.charAt(value.start()) != '{' && !isSaid(value);
    }

    /** Of a line that a person may read: a word that is none of a language, or the last one before something else. */
    private boolean isTold(Value value, int nameStart, int lineEnd) {
        if (value.quoted()) {
            return isValue(value);
        }
        if (!isValue(value) || isReproached(nameStart) || isAddress(value)) {
            return false;
        }
        return !isPlain(value) || isLast(value.end(), lineEnd);
    }

    private boolean isSaid(Value value) {
        int end = value.start();
        while (end < value.end() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean word = end == value.end() || ".!)}]".indexOf(text.charAt(end)) >= 0;
        return word
                && end - value.start() < 12
                && SAID.contains(text.substring(value.start(), end).toLowerCase(Locale.ROOT));
    }

    private boolean isReproached(int nameStart) {
        int end = Blanks.before(text, nameStart, from);
        for (String word : REPROACHES) {
            int start = end - word.length();
            if (start >= from && end < nameStart && text.regionMatches(true, start, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isAddress(Value value) {
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, value.start(), scheme, 0, scheme.length())) {
                return true;
            }
        }
        int points = 0;
        for (int at = value.start(); at < value.end(); at++) {
            char c = text.charAt(at);
            points += c == '.' ? 1 : 0;
            if (c != '.' && c != ':' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return points == 3;
    }

    private boolean isPlain(Value value) {
        for (int at = value.start(); at < value.end(); at++) {
            char c = text.charAt(at);
            boolean letter = c >= 'a' && c <= 'z' || at == value.start() && Character.isLetter(c);
            if (!letter && !(at == value.end() - 1 && ".!)".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line ends behind a word, or the next value begins. */
    private boolean isLast(int end, int lineEnd) {
        int at = end;
        while (at < lineEnd && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at >= lineEnd || ",;|}".indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        int name = at;
        while (name < lineEnd && name - at < LONGEST_NAME && isNamePart(text.charAt(name))) {
            name++;
        }
        return name > at && name < lineEnd && (text.charAt(name) == '=' || text.charAt(name) == ':');
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
