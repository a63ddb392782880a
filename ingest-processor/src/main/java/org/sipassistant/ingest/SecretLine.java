// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import org.sipassistant.secret.Credentials;
import org.sipassistant.secret.MaskedText;
import org.sipassistant.secret.MediaKeys;

/**
 * A line of a message that stands alone, as shippers leave it that split at lines, and that tells nothing but a secret: a key
 * of a session description, credentials of any scheme, the keys in a challenge of AKA. A digest for something that is no SIP
 * URI is none of ours.
 */
final class SecretLine {
    private static final int MOST_INDENTATION = 16;
    private static final String[] OFFERS = {"Authorization", "Proxy-Authorization"};
    private static final String[] CHALLENGES = {
        "WWW-Authenticate", "Proxy-Authenticate", "Authentication-Info", "Proxy-Authentication-Info"
    };
    private static final String[] KEYS = {"a=crypto:", "a=key-mgmt:", "a=ice-pwd:", "k=clear:", "k=base64:"};

    private SecretLine() {}

    /** The text masked; the same text where it begins with anything else, which one character mostly tells. */
    static String mask(String text) {
        int start = 0;
        while (start < Math.min(text.length(), MOST_INDENTATION)
                && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        if (start == text.length()) {
            return text;
        }
        return switch (text.charAt(start)) {
            case 'a', 'k' -> key(text, start);
            case 'A', 'P', 'p', 'W', 'w' -> header(text, start);
            default -> text;
        };
    }

    private static String key(String text, int start) {
        for (String key : KEYS) {
            if (text.startsWith(key, start)) {
                MaskedText masked = new MaskedText(text);
                new MediaKeys(masked).mask(start, text.length());
                return masked.written();
            }
        }
        return text.charAt(start) == 'a' ? header(text, start) : text;
    }

    private static String header(String text, int start) {
        int offer = valueStart(text, start, OFFERS);
        int challenge = offer < 0 ? valueStart(text, start, CHALLENGES) : -1;
        if (offer < 0 && challenge < 0) {
            return text;
        }
        MaskedText masked = new MaskedText(text);
        Credentials credentials = new Credentials(masked);
        if (challenge >= 0) {
            credentials.challenged(challenge, text.length());
        } else if (!isDigestOfOthers(text, offer)) {
            credentials.offered(offer, text.length());
        }
        return masked.written();
    }

    private static boolean isDigestOfOthers(String text, int value) {
        int uri = text.indexOf("uri=\"", value);
        return uri >= 0 && !text.regionMatches(true, uri + 5, "sip", 0, 3) && !text.startsWith("tel:", uri + 5);
    }

    /** Behind the colon of a header with one of these names; -1 where there is none. */
    private static int valueStart(String text, int start, String[] names) {
        for (String name : names) {
            if (text.regionMatches(true, start, name, 0, name.length())) {
                int colon = start + name.length();
                while (colon < text.length() && text.charAt(colon) == ' ') {
                    colon++;
                }
                return colon < text.length() && text.charAt(colon) == ':' ? colon + 1 : -1;
            }
        }
        return -1;
    }
}
