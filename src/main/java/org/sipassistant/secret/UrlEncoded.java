// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.util.function.UnaryOperator;

/**
 * A message that was encoded as a part of a URL is (RFC 3986 section 2.1, also with a plus for a blank), up to three times:
 * masked where its characters stand that make up the secrets. Linear.
 */
public final class UrlEncoded {
    private static final String ANCHOR = "SIP%2";
    static final int MOST_TIMES = 3;

    private final String text;
    private final StringBuilder plain;
    private final int[] starts;

    UrlEncoded(String text) {
        this.text = text;
        this.plain = new StringBuilder(text.length());
        this.starts = new int[text.length() + 1];
        boolean plus = false;
        int word = 0;
        int at = 0;
        while (at < text.length()) {
            if (at >= word) {
                // beside what is encoded a plus is one
                word = wordEnd(at);
                plus = text.indexOf('%', at, word) >= 0 && text.indexOf("%20", at, word) < 0;
            }
            starts[plain.length()] = at;
            char c = text.charAt(at);
            boolean escaped = c == '%' && at + 2 < text.length() && isHex(at + 1) && isHex(at + 2);
            plain.append(escaped ? decoded(at) : plus && c == '+' ? ' ' : c);
            at += escaped ? 3 : 1;
        }
        starts[plain.length()] = at;
    }

    /** The text decoded once. */
    String plain() {
        return plain.toString();
    }

    /** Where a character of the decoded text begins; of its end, where the text ends. */
    int start(int at) {
        return starts[at];
    }

    /** Whether a text may hold a message in this form. */
    public static boolean mayBeIn(String text) {
        return text.contains(ANCHOR);
    }

    /**
     * The text with the secrets of what it encodes masked.
     *
     * @param masking of a text, which must keep its length
     */
    public static String mask(String text, UnaryOperator<String> masking) {
        return mask(text, masking, false, MOST_TIMES);
    }

    /** The same of each parameter by itself, so that what is encoded ends where it does. */
    public static String maskEach(String text, UnaryOperator<String> masking) {
        return maskEach(text, masking, MOST_TIMES);
    }

    private static String maskEach(String text, UnaryOperator<String> masking, int times) {
        StringBuilder masked = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); ) {
            int end = from;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            String part = text.substring(from, end);
            masked.append(mayBeIn(part) ? mask(part, masking, true, times) : part);
            masked.append(text, end, Math.min(end + 1, text.length()));
            from = end + 1;
        }
        return masked.toString();
    }

    private static boolean isPart(char c) {
        return c > ' ' && c != '&' && c != '"' && c != '\'' && c != '<' && c != '>';
    }

    private static String mask(String text, UnaryOperator<String> masking, boolean each, int times) {
        UrlEncoded encoded = new UrlEncoded(text);
        String plain = encoded.plain();
        if (times == 1 || !mayBeIn(plain)) {
            return encoded.masked(plain, masking.apply(plain));
        }
        return encoded.masked(
                plain, each ? maskEach(plain, masking, times - 1) : mask(plain, masking, false, times - 1));
    }

    private String masked(String plain, String masked) {
        MaskedText written = new MaskedText(text);
        for (int at = 0; at < plain.length(); at++) {
            if (plain.charAt(at) != masked.charAt(at)) {
                written.mask(starts[at], starts[at + 1]);
            }
        }
        return written.written();
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private boolean isHex(int at) {
        return text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
    }

    private char decoded(int at) {
        return (char) (Character.digit(text.charAt(at + 1), 16) * 16 + Character.digit(text.charAt(at + 2), 16));
    }
}
