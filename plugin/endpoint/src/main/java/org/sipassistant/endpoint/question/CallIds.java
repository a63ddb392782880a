// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

/** Tells a Call-ID from a user's address, a host or a time: nobody's name is a long row of digits and letters. */
final class CallIds {
    private static final int LEAST = 16;
    private static final int LEAST_BEFORE_HOST = 6;

    /** Digits of a telephone number (E.164), which may stand before a host too. */
    private static final int LONGEST_NUMBER = 15;

    private static final int LEAST_CHANGES = 3;

    private CallIds() {}

    static boolean looksLikeOne(String text) {
        int at = text.indexOf('@');
        String id = at < 0 ? text : text.substring(0, at);
        if (at < 0 && (isDomain(text) || Point.isWritten(text))) {
            return false;
        }
        if (id.length() < (at < 0 ? LEAST : LEAST_BEFORE_HOST) || id.startsWith("+") || id.indexOf(':') >= 0) {
            return false;
        }
        if (at >= 0 && id.length() <= LONGEST_NUMBER && id.chars().allMatch(Character::isDigit)) {
            return false;
        }
        return id.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0) && isRandom(id);
    }

    /** Whether the last of its labels has letters only, as top-level domains have. */
    private static boolean isDomain(String text) {
        int dot = text.lastIndexOf('.');
        return Party.isHost(text) && dot > 0 && text.chars().skip(dot + 1L).allMatch(Character::isLetter);
    }

    /** Digits and letters in turn, or more digits than a telephone number has. */
    private static boolean isRandom(String id) {
        int changes = 0;
        int digits = 0;
        for (int i = 0; i < id.length(); i++) {
            boolean digit = Character.isDigit(id.charAt(i));
            digits += digit ? 1 : 0;
            boolean changed = i > 0
                    && Character.isLetterOrDigit(id.charAt(i - 1))
                    && Character.isLetterOrDigit(id.charAt(i))
                    && digit != Character.isDigit(id.charAt(i - 1));
            changes += changed ? 1 : 0;
        }
        return changes >= LEAST_CHANGES || digits == id.length();
    }
}
