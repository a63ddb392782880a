// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

/**
 * Makes words of strangers fit for an answer: on one line, without what acts in a terminal or turns the direction of
 * text, not for ever, and without a password in a URI (RFC 3261 section 19.1.1).
 */
public final class Quotation {
    /** Longer than any start line a person wants to read. */
    private static final int LONGEST = 300;

    private Quotation() {}

    public static String of(String words) {
        StringBuilder clean = new StringBuilder(Math.min(words.length(), LONGEST + 3));
        for (int i = 0; i < words.length() && clean.length() < LONGEST; i++) {
            char c = words.charAt(i);
            int type = Character.getType(c);
            boolean acts = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            clean.append(acts ? ' ' : c);
        }
        maskPasswords(clean);
        return words.length() > LONGEST
                ? clean.append("...").toString()
                : clean.toString().strip();
    }

    /** {@code sip:user:password@host} becomes {@code sip:user:***@host}. */
    private static void maskPasswords(StringBuilder text) {
        for (int scheme = text.indexOf("sip"); scheme >= 0; scheme = text.indexOf("sip", scheme + 1)) {
            int user = text.indexOf(":", scheme) + 1;
            if (user == 0 || user > scheme + "sips:".length()) {
                continue;
            }
            int end = user;
            int password = -1;
            while (end < text.length() && " <>\"@".indexOf(text.charAt(end)) < 0) {
                password = password < 0 && text.charAt(end) == ':' ? end + 1 : password;
                end++;
            }
            if (password > 0 && end < text.length() && text.charAt(end) == '@') {
                text.replace(password, end, "***");
            }
        }
    }
}
