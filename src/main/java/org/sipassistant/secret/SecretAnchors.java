// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/**
 * Tells by few looks that a text of which nothing is known holds no credentials, no cookies and no media keys, wherever they
 * might stand in it; nearly none does. A name must be there that only those have. For each there is one letter or sign to look
 * for that is rare in logs.
 */
public final class SecretAnchors {
    /** Up to the letter that is looked for. */
    private static final String AUTHORIZATION = "uthoriz";

    private static final String[] OF_DIGEST = {"nonce", "response", "rspauth"};
    private static final String[] OF_MEDIA = {"crypto:", "key-mgmt:", "ice-pwd:", "clear:", "base64:"};

    private static final String TONE = "Signal";

    /** Of {@code Cookie}: between the parts of its pairs there is an equals sign. */
    private static final String COOKIE = "ookie";

    private static final String SHOUTED = "OOKIE";

    /** Of {@code Subject}, up to the letter that is looked for and behind it. */
    private static final String SUBJECT = "ubject";

    private static final int LONGEST_NAME = 32;
    private static final int MOST_BLANKS = 8;
    private static final String OPTION = "--password";

    private SecretAnchors() {}

    /** What has one of the names. */
    public enum Found {
        NOTHING,
        /** What is a secret of SIP only in a header or a URI of SIP: a password, or what somebody wrote into a subject. */
        OF_HEADER,
        /** Something; a sentence may have the name too. */
        ANYWHERE
    }

    /** What in the text has one of the names. */
    public static Found in(String text) {
        if (namesAuthorization(text)) {
            return Found.ANYWHERE;
        }
        Found assigned = assigned(text);
        return assigned == Found.NOTHING && hasSubject(text) ? Found.OF_HEADER : assigned;
    }

    private static boolean hasSubject(String text) {
        for (int at = text.indexOf('j'); at >= 0; at = text.indexOf('j', at + 1)) {
            if (text.startsWith(SUBJECT, at - 2) && isBeforeColon(text, at - 2 + SUBJECT.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeforeColon(String text, int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ' && at - end < MOST_BLANKS) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    /**
     * Whether a text that names a user of SIP, and so is about SIP, may tell a secret as well: behind its name, with an equals
     * sign or a colon, in quotes or in a tag, as an option of a command, or as a hash.
     */
    public static boolean mayBeBesideUri(String text) {
        if (text.contains(OPTION)) {
            return true;
        }
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c == '=' || c == ':' || c == '>') && (isTold(text, at) || PasswordHash.isBehind(text, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTold(String text, int sign) {
        int end = Blanks.before(text, sign, Math.max(0, sign - MOST_BLANKS));
        while (end > 0 && "\"'\\".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return SecretName.mayEndAt(text, 0, end) && isNamed(text, end);
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

    private static Found assigned(String text) {
        int first = text.indexOf('=');
        Found found = Found.NOTHING;
        for (int sign = first; sign >= 0; sign = text.indexOf('=', sign + 1)) {
            if (sign > 0 && isSecret(text, sign)) {
                return Found.ANYWHERE;
            }
            if (SecretName.mayEndAt(text, 0, sign) && isNamed(text, sign)) {
                found = Found.OF_HEADER;
            }
        }
        return first >= 0 && (text.contains(COOKIE) || text.contains(SHOUTED)) ? Found.ANYWHERE : found;
    }

    /** Whether the name before a sign is that of a password or a token. */
    private static boolean isNamed(String text, int sign) {
        int least = Math.max(0, sign - LONGEST_NAME);
        return SecretName.isPassword(text, least, sign) || SecretName.isToken(text, least, sign);
    }

    private static boolean isSecret(String text, int sign) {
        return switch (text.charAt(sign - 1)) {
            case 'e', 'h' -> endsWith(text, sign, OF_DIGEST);
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
        return end > 0 && "eh".indexOf(text.charAt(end - 1)) >= 0 && endsWith(text, end, OF_DIGEST);
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
