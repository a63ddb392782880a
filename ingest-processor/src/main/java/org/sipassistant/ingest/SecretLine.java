// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import org.sipassistant.message.Span;
import org.sipassistant.secret.Credentials;
import org.sipassistant.secret.MaskedText;
import org.sipassistant.secret.MediaKeys;
import org.sipassistant.secret.SecretAnchors;
import org.sipassistant.secret.SecretAnchors.Found;
import org.sipassistant.secret.Secrets;

/**
 * Lines of a message that stand alone, as shippers leave them that split at lines, and that tell nothing but a secret: a key
 * of a session description, credentials of any scheme or what was folded of them, the keys in a challenge of AKA, dialled
 * digits behind their type. Credentials and keys are found behind anything that a logger writes before them, too. A digest for
 * something that is no SIP URI is none of ours.
 */
final class SecretLine {
    private static final int MOST_INDENTATION = 16;
    private static final int LONGEST_TYPE = 64;
    private static final String DIGEST = "Digest";
    private static final String[] TYPES = {"Content-Type"};
    private static final String[] OFFERS = {"Authorization", "Proxy-Authorization"};
    private static final String[] CHALLENGES = {
        "WWW-Authenticate", "Proxy-Authenticate", "Authentication-Info", "Proxy-Authentication-Info"
    };
    private static final String[] OWN = {"X-", "P-", "Api-Key:", "Call-Info:", "Alert-Info:", "User-Agent:"};
    private static final String[] KEYS = {"a=crypto:", "a=key-mgmt:", "a=ice-pwd:", "k=clear:", "k=base64:"};

    private final MaskedText masked;
    private final String text;
    private final Found found;
    private boolean bodyMasked;

    private SecretLine(String text) {
        this.masked = new MaskedText(text);
        this.text = text;
        this.found = SecretAnchors.in(text);
    }

    /** The text with such lines masked; the same text where all begin with anything else, which one character mostly tells. */
    static String mask(String text) {
        SecretLine lines = new SecretLine(text);
        for (int from = 0; from < text.length(); ) {
            int end = lines.lineEnd(from);
            lines.line(from, end);
            from = end + 1;
        }
        return lines.masked.written();
    }

    /** Whether there may be such a line: one behind another, or one that begins with one of their characters. */
    static boolean mayBeIn(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case ' ', '\t', '"', 'a', 'k', 'A', 'P', 'p', 'W', 'w', 'X', 'x' -> true;
            default ->
                LoneCredentials.mayBeginWith(text)
                        || text.indexOf('\n') >= 0
                        || SecretAnchors.in(text) != Found.NOTHING;
        };
    }

    private int lineEnd(int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed;
    }

    private void line(int from, int end) {
        if (found != Found.NOTHING) {
            anchored(from, end, SecretAnchors.in(text.substring(from, end)));
        }
        int start = behindBlanks(from);
        if (start >= end) {
            return;
        }
        switch (text.charAt(start)) {
            case 'a', 'k' -> key(from, start, end);
            case 'A', 'P', 'p', 'W', 'w' -> header(from, start, end);
            case 'X', 'x', 'U' -> own(from, start, end);
            case 'C', 'c' -> contents(from, start, end);
            case 'r', 'n', 'u', 'o', 'q', 'D', 'd', '"' -> parameters(from, start, end);
            default -> {}
        }
    }

    private void anchored(int from, int end, Found inLine) {
        int folded = inLine == Found.NOTHING ? end : foldedEnd(behindBlanks(from) - from, end);
        if (inLine == Found.OF_HEADER) {
            int header = PrefixedHeader.start(text, from, end);
            if (header < end) {
                Secrets.mask(masked, header, folded);
            } else if (namesSipUri(from, end)) {
                Secrets.maskUris(masked, from, folded);
            }
        } else if (inLine == Found.ANYWHERE && !isDigestOfOthers(from, folded)) {
            Secrets.mask(masked, from, folded);
            new LoneCredentials(masked).maskWithin(from, folded);
            if (end == text.length() && from == 0) {
                DialledDigits.mask(masked, from, end);
            }
        }
    }

    private boolean namesSipUri(int from, int end) {
        return text.indexOf("sip:", from, end) >= 0 || text.indexOf("sips:", from, end) >= 0;
    }

    private int behindBlanks(int from) {
        int at = from;
        while (at < Math.min(text.length(), from + MOST_INDENTATION)
                && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private void key(int from, int start, int end) {
        for (String key : KEYS) {
            if (text.startsWith(key, start)) {
                new MediaKeys(masked).mask(start, end);
                return;
            }
        }
        if (text.charAt(start) == 'a') {
            header(from, start, end);
            parameters(from, start, end);
        }
    }

    /** The parameters of a digest whose header stands in another record; of one that is not ours, see {@link #header}. */
    private void parameters(int from, int start, int end) {
        int folded = foldedEnd(start - from, end);
        if (!isDigestOfOthers(start, folded)) {
            new LoneCredentials(masked).mask(start, folded);
        }
    }

    /** All behind the first type of contents that is private, since no boundary is known. */
    private void contents(int from, int start, int end) {
        int type = valueStart(text, start, TYPES);
        if (type < 0) {
            own(from, start, end);
            parameters(from, start, end);
            return;
        }
        int value = Math.min(end, behindBlanks(type));
        if (!bodyMasked && PrivateBody.isPrivate(text.substring(value, Math.min(end, value + LONGEST_TYPE)))) {
            bodyMasked = true;
            PrivateBody.maskBehindHeaders(masked, new Span(end(value, end), text.length()));
        }
    }

    /** Of a type, which a line without real line ends goes on behind. */
    private int end(int value, int lineEnd) {
        int at = value;
        while (at < lineEnd && text.charAt(at) > ' ' && text.charAt(at) != '\\' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    private void header(int from, int start, int end) {
        int offer = valueStart(text, start, OFFERS);
        int challenge = offer < 0 ? valueStart(text, start, CHALLENGES) : -1;
        if (offer < 0 && challenge < 0) {
            own(from, start, end);
            return;
        }
        int folded = foldedEnd(start - from, end);
        if (challenge >= 0) {
            new Credentials(masked).challenged(challenge, folded);
        } else if (!isOffer(offer)) {
            // a log may write a sentence there
            Secrets.mask(masked, start, folded);
        } else if (!isDigestOfOthers(offer, folded)) {
            new Credentials(masked).offered(offer, folded);
        }
    }

    /** A header of a maker's own, or one in which programs write what they like, tells a secret by its name or in its value. */
    private void own(int from, int start, int end) {
        for (String beginning : OWN) {
            if (text.regionMatches(true, start, beginning, 0, beginning.length())) {
                Secrets.mask(masked, start, foldedEnd(start - from, end));
                return;
            }
        }
    }

    /** The end of the lines below that stand further to the right, and so go on with the value. */
    private int foldedEnd(int depth, int lineEnd) {
        int end = lineEnd;
        while (end < text.length() && behindBlanks(end + 1) - end - 1 > depth) {
            end = lineEnd(end + 1);
        }
        return end;
    }

    /** Whether a digest begins there, or another scheme with a parameter (RFC 9110 section 11.4); a log may write a sentence. */
    private boolean isOffer(int offer) {
        int scheme = behindBlanks(offer);
        if (text.regionMatches(true, scheme, DIGEST, 0, DIGEST.length())) {
            return true;
        }
        int blank = wordEnd(scheme);
        int name = blank > scheme ? behindBlanks(blank) : blank;
        int sign = wordEnd(name);
        return name > blank && sign > name && text.startsWith("=", sign);
    }

    private int wordEnd(int from) {
        int at = from;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "-_".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private boolean isDigestOfOthers(int value, int end) {
        int uri = text.substring(value, end).indexOf("uri=\"") + value;
        return uri >= value && !text.regionMatches(true, uri + 5, "sip", 0, 3) && !text.startsWith("tel:", uri + 5);
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
