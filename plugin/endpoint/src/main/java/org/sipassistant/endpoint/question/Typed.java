// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

/** Text that somebody typed or copied: a word processor, a mail or a contact list puts signs into it that look like others. */
public final class Typed {
    private static final int LAST_PLAIN = 0x7f;

    private Typed() {}

    /** With plain spaces and hyphens, and without marks that nobody sees. */
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
                default -> plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
