// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

/** Text that somebody typed or copied: a word processor, a mail or a contact list puts signs into it that look like others. */
public final class Typed {
    private static final int LAST_PLAIN = 0x7f;

    private static final String SINGLE = "\u2018\u2019\u201b\u2039\u203a";
    private static final int LOW = 0x201e;

    private Typed() {}

    /** With plain spaces, hyphens and quotes, and without marks that nobody sees. */
    public static String plain(String text) {
        if (text.chars().allMatch(c -> c <= LAST_PLAIN)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.FORMAT -> {}
                case Character.SPACE_SEPARATOR -> plain.append(' ');
                case Character.DASH_PUNCTUATION -> plain.append('-');
                case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
                    plain.append(isSingle(c) ? '\'' : '"');
                default -> plain.appendCodePoint(isLow(c) ? '"' : c);
            }
        });
        return plain.toString();
    }

    private static boolean isSingle(int quote) {
        return SINGLE.indexOf(quote) >= 0;
    }

    /** With what Germans and others begin a quote. */
    private static boolean isLow(int c) {
        return c == LOW;
    }
}
