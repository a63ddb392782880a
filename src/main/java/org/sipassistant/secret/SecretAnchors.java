// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Tells by few looks that a text of which nothing is known holds no credentials and no media keys, wherever they might stand
 * in it; nearly none does. A name must be there that only those have. For each there is one letter or sign to look for that is
 * rare in logs.
 */
public final class SecretAnchors {
    /** Up to the letter that is looked for. */
    private static final String AUTHORIZATION = "uthoriz";

    private static final String[] OF_DIGEST = {"nonce", "response"};
    private static final String[] OF_MEDIA = {"crypto:", "key-mgmt:", "ice-pwd:", "clear:", "base64:"};

    private static final String TONE = "Signal";

    private SecretAnchors() {}

    /** Whether something in the text has one of the names; a sentence may have it too. */
    public static boolean mayBeIn(String text) {
        return namesAuthorization(text) || assignsSecret(text);
    }

    private static boolean namesAuthorization(String text) {
        int before = AUTHORIZATION.length() - 1;
        for (int at = text.indexOf('z'); at >= 0; at = text.indexOf('z', at + 1)) {
            if (text.startsWith(AUTHORIZATION, at - before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean assignsSecret(String text) {
        for (int sign = text.indexOf('='); sign >= 0; sign = text.indexOf('=', sign + 1)) {
            if (sign > 0 && isSecret(text, sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String text, int sign) {
        return switch (text.charAt(sign - 1)) {
            case 'e' -> endsWith(text, sign, OF_DIGEST);
            case '"', ' ' -> isOfDigestInQuotes(text, sign);
            case 'l' -> isTone(text, sign);
            case 'a', 'k' -> isFollowedBy(text, sign + 1, OF_MEDIA);
            default -> false;
        };
    }

    /** A record of one line that tells one dialled digit and nothing behind it. */
    private static boolean isTone(String text, int sign) {
        return sign + 2 == text.length() && text.startsWith(TONE, sign - TONE.length()) && text.indexOf('\n') < 0;
    }

    /** Some write the names in quotes too, and a blank before the sign. */
    private static boolean isOfDigestInQuotes(String text, int sign) {
        int end = sign - 1;
        return end > 0 && text.charAt(end - 1) == 'e' && endsWith(text, end, OF_DIGEST);
    }

    private static boolean endsWith(String text, int end, String[] names) {
        for (String name : names) {
            if (text.startsWith(name, end - name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFollowedBy(String text, int from, String[] names) {
        for (String name : names) {
            if (text.startsWith(name, from)) {
                return true;
            }
        }
        return false;
    }
}
