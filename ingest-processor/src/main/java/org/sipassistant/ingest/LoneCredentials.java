// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import org.sipassistant.secret.Credentials;
import org.sipassistant.secret.HashShape;
import org.sipassistant.secret.MaskedText;

/**
 * What a shipper leaves of credentials where the name of their header went into the line before: the parameters of a digest
 * alone (RFC 7616), of which the first begins the line.
 */
final class LoneCredentials {
    private static final String[] PARAMETERS = {
        "response", "nonce", "cnonce", "username", "realm", "uri", "opaque", "qop", "nc", "algorithm", "digest "
    };
    private static final String[] HEADERS = {"Content-Type", "Call-Info", "User-Agent"};
    private static final String[] SECRETS = {"response=", "nonce=", "rspauth="};

    private static final HeaderBeginnings BEGINNINGS = beginnings();

    private final MaskedText masked;
    private final String text;

    LoneCredentials(MaskedText masked) {
        this.masked = masked;
        this.text = masked.text();
    }

    private static HeaderBeginnings beginnings() {
        HeaderBeginnings beginnings = new HeaderBeginnings();
        for (String name : PARAMETERS) {
            beginnings.add(name);
        }
        for (String name : HEADERS) {
            beginnings.add(name);
        }
        return beginnings;
    }

    /** Whether a text may begin with a parameter or with a header in which a secret may stand, by its first characters. */
    static boolean mayBeginWith(String text) {
        return BEGINNINGS.mayBeginAt(text, 0);
    }

    /** Masks a line that is one. */
    void mask(int from, int end) {
        int start = text.charAt(from) == '"' ? from + 1 : from;
        if (beginsWithParameter(start, end) && isDigest(start, end)) {
            new Credentials(masked).digests(start, end);
        }
    }

    /** Masks a line in which the parameters of a digest stand somewhere. */
    void maskWithin(int from, int end) {
        if (isDigest(from, end)) {
            new Credentials(masked).digests(from, end);
        }
    }

    private boolean beginsWithParameter(int start, int end) {
        for (String name : PARAMETERS) {
            int sign = start + name.length();
            if (sign < end && text.regionMatches(true, start, name, 0, name.length())) {
                int at = text.charAt(sign) == '"' ? sign + 1 : sign;
                return at < end && (text.charAt(at) == '=' || name.endsWith(" "));
            }
        }
        return false;
    }

    /** Other programs have responses too: one is meant that is a hash, or that a nonce goes with. */
    private boolean isDigest(int start, int end) {
        String line = text.substring(start, end);
        return line.contains("nonce=\"") || line.contains("realm=\"") || holdsHash(line.replace("\"=", "="));
    }

    private static boolean holdsHash(String line) {
        for (String name : SECRETS) {
            int at = line.indexOf(name);
            int value = at + name.length() + (line.startsWith("\"", at + name.length()) ? 1 : 0);
            if (at >= 0 && HashShape.is(line, value, wordEnd(line, value), HashShape.SHORTEST_ALONE)) {
                return true;
            }
        }
        return false;
    }

    private static int wordEnd(String line, int from) {
        int at = from;
        while (at < line.length() && "\", ;\\\r".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
