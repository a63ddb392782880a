// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Replaces the numbers, names and URIs that the tokens of Identity headers claim (RFC 8224, RFC 8225), which stand in them in
 * base64. Their signatures fit them no more then.
 */
final class IdentityClaims {
    /** Before the claims of a token: a point and the beginning of an object. */
    private static final String BEGIN = ".eyJ";

    private static final String NAME = "\"nam\":\"";

    private final String text;
    private final Pseudonyms pseudonyms;
    private final Replacements replacements;

    IdentityClaims(String text, Pseudonyms pseudonyms, Replacements replacements) {
        this.text = text;
        this.pseudonyms = pseudonyms;
        this.replacements = replacements;
    }

    /** Replaces them in all tokens of the text. */
    void replace() {
        int point = text.indexOf(BEGIN);
        while (point >= 0) {
            int end = tokenEnd(point + 1);
            claims(point + 1, end);
            point = text.indexOf(BEGIN, end);
        }
    }

    private int tokenEnd(int from) {
        int at = from;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "-_".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private void claims(int from, int to) {
        try {
            String claims = new String(Base64.getUrlDecoder().decode(text.substring(from, to)), StandardCharsets.UTF_8);
            String written = written(claims);
            if (!written.equals(claims)) {
                byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
                replacements.put(
                        from, to, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
        } catch (IllegalArgumentException e) {
            // no base64, so no claims
        }
    }

    private String written(String claims) {
        Replacements changed = new Replacements(claims);
        new UriUsers(claims, new KnownNames(List.of()), pseudonyms, changed).replace();
        int name = claims.indexOf(NAME);
        int close = name < 0 ? -1 : claims.indexOf('"', name + NAME.length());
        if (close > 0) {
            int start = name + NAME.length();
            changed.put(start, close, pseudonyms.displayName(claims.substring(start, close)));
        }
        for (int at = 0; at < claims.length(); ) {
            int end = Pseudonyms.digitsEnd(claims, at);
            if (end > at && isQuoted(claims, at, end)) {
                changed.put(at, end, pseudonyms.user(claims.substring(at, end)));
            }
            at = end + 1;
        }
        return changed.written();
    }

    /** Numbers are strings; what is none, as the time of issue, is no telephone number. */
    private static boolean isQuoted(String claims, int from, int to) {
        return from > 0 && to < claims.length() && claims.charAt(from - 1) == '"' && claims.charAt(to) == '"';
    }
}
