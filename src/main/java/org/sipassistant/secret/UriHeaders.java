// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.util.Set;

/**
 * Masks credentials that a URI brings along for the request that is made of it (RFC 3261 section 19.1.1): the values of the
 * headers Authorization and Proxy-Authorization, of passwords, tokens and signatures behind its question mark, and the passwords
 * of URIs there, as deep as one URI is escaped within another; and {@linkplain AssignedSecrets what else} fields are made of. Every character is looked at a few times at most.
 */
public final class UriHeaders {
    private static final int LONGEST_NAME = 64;
    private static final String[] SECRET_ENDS = {"authorization", "signature", "cookie"};
    private static final String[] SECRETS = {"token", "pass", "sig"};
    private static final Set<String> SCHEMES = Set.of("sip", "sips", "SIP", "SIPS");
    private static final String ENDS = "<>\"\\#";
    private static final int NONE = -1;

    private final MaskedText masked;
    private final String text;
    private final int to;
    private final StringBuilder name = new StringBuilder();

    /** Of the character that was read last: what it stands for, how often it was escaped, and where the next one begins. */
    private char read;

    /** Where a user began, and a password behind him. */
    private int user = NONE;

    private int password = NONE;

    private int escapes;
    private int next;

    private UriHeaders(MaskedText masked, int to) {
        this.masked = masked;
        this.text = masked.text();
        this.to = to;
    }

    /** The text with such values masked; the same text where there are none. */
    public static String mask(String text) {
        MaskedText masked = new MaskedText(text);
        mask(masked, 0, text.length());
        return masked.written();
    }

    /** Masks such values between two positions of a text. */
    static void mask(MaskedText masked, int from, int to) {
        UriHeaders headers = new UriHeaders(masked, to);
        int question = masked.text().indexOf('?', from, to);
        while (question >= 0) {
            int end = headers.uri(question + 1);
            question = masked.text().indexOf('?', end, to);
        }
        AssignedSecrets.mask(masked, from, to);
    }

    /** Reads to the end of the URI: names begin behind whatever is no part of one. */
    private int uri(int from) {
        name.setLength(0);
        int at = from;
        user = NONE;
        while (at < to && !ends(at)) {
            read(at);
            password(at);
            at = next;
            if (read == '=') {
                at = isSecret() ? value(at, escapes) : at;
                name.setLength(0);
            } else if (isNamePart(read) && name.length() < LONGEST_NAME) {
                name.append(read);
            } else {
                name.setLength(0);
            }
        }
        return at;
    }

    /** Follows a URI within this one, in which the password of a user may stand. */
    private void password(int at) {
        if (read == ':') {
            boolean scheme = name.length() < 5 && SCHEMES.contains(name.toString());
            password = scheme || user == NONE || password != NONE ? password : next;
            user = scheme ? next : user;
        } else if (read == '@') {
            masked.mask(user == NONE || password == NONE ? at : password, at);
            user = NONE;
        } else if (";?&=,<>/".indexOf(read) >= 0) {
            user = NONE;
        }
        password = user == NONE ? NONE : password;
    }

    private boolean isSecret() {
        String known = name.toString();
        for (String end : SECRET_ENDS) {
            if (known.regionMatches(true, known.length() - end.length(), end, 0, end.length())) {
                return true;
            }
        }
        for (String secret : SECRETS) {
            if (known.equalsIgnoreCase(secret)) {
                return true;
            }
        }
        return SecretName.isPassword(known);
    }

    /** Masks up to what parts this value from the next one, which is escaped no oftener than its equals sign. */
    private int value(int start, int depth) {
        int end = start;
        while (end < to && !ends(end)) {
            read(end);
            if (escapes <= depth && (read == '&' || read == '>')) {
                break;
            }
            end = next;
        }
        if (end < to && text.charAt(end) == ' ' && isScheme(start, end)) {
            end = angleEnd(end);
        }
        masked.mask(start, end);
        return end;
    }

    /** Some write the value as it would stand in a header, with blanks and quotes. */
    private boolean isScheme(int from, int end) {
        for (int at = from; at < end; at++) {
            if (!Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '-') {
                return false;
            }
        }
        return end > from;
    }

    private int angleEnd(int from) {
        int at = from;
        while (at < to && text.charAt(at) >= ' ' && text.charAt(at) != '>' && !LineEnds.isEscaped(text, at)) {
            at++;
        }
        return at;
    }

    private boolean ends(int at) {
        char c = text.charAt(at);
        return c <= ' ' || ENDS.indexOf(c) >= 0;
    }

    /** Reads a character, which may be escaped, and its percent sign again. */
    private void read(int at) {
        read = text.charAt(at);
        escapes = 0;
        next = at + 1;
        if (read != '%') {
            return;
        }
        int digits = at + 1;
        int times = 1;
        while (text.startsWith("25", digits) && digits + 4 <= to && isHex(digits + 2) && isHex(digits + 3)) {
            digits += 2;
            times++;
        }
        if (digits + 2 <= to && isHex(digits) && isHex(digits + 1)) {
            read = (char)
                    (Character.digit(text.charAt(digits), 16) * 16 + Character.digit(text.charAt(digits + 1), 16));
            escapes = times;
            next = digits + 2;
        }
    }

    private boolean isHex(int at) {
        return text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
