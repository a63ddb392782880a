// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Masks the keys in a session description: {@code a=crypto} (RFC 4568), {@code a=key-mgmt} (RFC 4567), {@code k=} (RFC 4566
 * section 5.12), the password of ICE (RFC 8839 section 5.4) and attributes whose names tell, also where Wireshark or tshark spelled its lines out.
 */
public final class MediaKeys {
    /** Of a key management protocol; bounds the work on hostile text. */
    private static final int LONGEST_PROTOCOL = 32;

    private static final int LONGEST_NAME = 32;
    private static final String ATTRIBUTE = "a=";
    private static final String ENDS = "|\\# ;\"<,";

    private final MaskedText masked;
    private final String text;

    public MediaKeys(MaskedText masked) {
        this.masked = masked;
        this.text = masked.text();
    }

    /** Masks all keys between two positions. */
    public void mask(int from, int to) {
        int colon = text.indexOf(':', from, to);
        while (colon >= 0) {
            int start = keyStart(colon, from, to);
            int end = start < 0 ? colon + 1 : isOfLine(colon, from) ? lineEnd(start, to) : keyEnd(start, to);
            masked.mask(start < 0 ? end : start, end);
            colon = text.indexOf(':', Math.max(end, colon + 1), to);
        }
    }

    /** Where the key begins whose name ends at a colon; -1 where it is the name of no key. */
    private int keyStart(int colon, int from, int to) {
        if (colon == from) {
            return -1;
        }
        int last = text.charAt(colon - 1) | 32;
        boolean known = switch (last) {
            case 'e' -> isBefore(colon, "inline", from);
            case 'r' -> isBefore(colon, "k=clear", from) || isBefore(colon, "(k): clear", from);
            case '4' -> isBefore(colon, "k=base64", from) || isBefore(colon, "(k): base64", from);
            case 'd' -> isBefore(colon, "ice-pwd", from);
            default -> false;
        };
        if (known || isOwn(colon, from)) {
            return colon + 1;
        }
        // a=key-mgmt:mikey AQAF...
        int blank = last == 't' && isBefore(colon, "key-mgmt", from)
                ? text.indexOf(' ', colon + 1, Math.min(to, colon + LONGEST_PROTOCOL))
                : -1;
        return blank < 0 ? -1 : blank + 1;
    }

    /** An attribute of a maker's own, whose name tells. */
    private boolean isOwn(int colon, int from) {
        int least = Math.max(from, colon - LONGEST_NAME);
        int start = SecretName.isPassword(text, least, colon) ? text.indexOf(ATTRIBUTE, least, colon) : -1;
        return start >= 0 && (start == from || text.charAt(start - 1) < ' ');
    }

    private boolean isBefore(int colon, String name, int from) {
        int start = colon - name.length();
        return start >= from && text.regionMatches(true, start, name, 0, name.length());
    }

    /** Whether the key is all of its line: one in clear may hold any character (RFC 4566 section 5.12). */
    private boolean isOfLine(int colon, int from) {
        return isBefore(colon, "k=clear", from) || isBefore(colon, "(k): clear", from);
    }

    private int lineEnd(int start, int to) {
        int end = start;
        while (end < to
                && (text.charAt(end) >= ' ' || text.charAt(end) == '\t')
                && !LineEnds.isEscaped(text, end)
                && !isBorder(end, to)) {
            end++;
        }
        return end;
    }

    /** Where a log writes lines one behind the other: the next line, and the end of quotes or of what was escaped twice. */
    private boolean isBorder(int at, int to) {
        char next = at + 1 < to ? text.charAt(at + 1) : ' ';
        return switch (text.charAt(at)) {
            case '"' -> text.charAt(at - 1) != '\\' && " ,}]".indexOf(next) >= 0;
            case '\\' -> next == '\\';
            case ' ' -> next >= 'a' && next <= 'z' && text.startsWith("=", at + 2);
            case '.' -> next == '.' && text.startsWith("=", at + 3);
            default -> false;
        };
    }

    private int keyEnd(int start, int to) {
        int end = start;
        while (end < to && text.charAt(end) >= ' ' && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
