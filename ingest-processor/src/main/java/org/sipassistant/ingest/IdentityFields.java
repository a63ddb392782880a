// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/** Caller identity: what the Identity header claims (RFC 8224, RFC 8588) and what a verification service found. */
final class IdentityFields {

    private static final int LONGEST_TOKEN = 8_192;

    private IdentityFields() {}

    static void write(SipMessage message, FieldMap sip) {
        Optional<String> identity = message.header(Header.IDENTITY);
        if (identity.isPresent()) {
            FieldMap fields = new FieldMap(4);
            claims(HeaderParameters.value(identity.get()), fields);
            fields.text("ppt", HeaderParameters.of(identity.get(), "ppt"));
            sip.object("identity", fields);
        }
        sip.text(
                "verstat",
                verstat(message.header(Header.P_ASSERTED_IDENTITY)).or(() -> verstat(message.header(Header.FROM))));
    }

    /** RFC 8225: the second part of the token is JSON in base64url; in its compact form it is absent. */
    private static void claims(String token, FieldMap fields) {
        int first = token.indexOf('.');
        int second = first < 0 ? -1 : token.indexOf('.', first + 1);
        if (second <= first + 1 || token.length() > LONGEST_TOKEN || !isBase64(token, first + 1, second)) {
            return;
        }
        byte[] json = Base64.getUrlDecoder().decode(token.substring(first + 1, second));
        String claims = new String(json, StandardCharsets.UTF_8);
        fields.text("attest", string(claims, "attest", 0));
        fields.text("orig", string(claims, "tn", Math.max(claims.indexOf("\"orig\""), 0)));
        fields.text("dest", string(claims, "tn", Math.max(claims.indexOf("\"dest\""), 0)));
    }

    private static boolean isBase64(String token, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = token.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return (to - from) % 4 != 1;
    }

    /** The first string behind a name, within an array or not; the claims are small and flat. */
    private static Optional<String> string(String json, String name, int from) {
        int key = json.indexOf("\"" + name + "\"", from);
        int open = key < 0 ? -1 : json.indexOf('"', key + name.length() + 2);
        int close = open < 0 ? -1 : json.indexOf('"', open + 1);
        return close < 0 ? Optional.empty() : Optional.of(json.substring(open + 1, close));
    }

    /** 3GPP TS 24.229 7.2A.20: a parameter of the tel URI or of the user part. */
    private static Optional<String> verstat(Optional<String> header) {
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String value = header.get();
        int start = value.indexOf(";verstat=");
        if (start < 0) {
            return Optional.empty();
        }
        int end = start + 9;
        while (end < value.length() && ";@> ".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return Optional.of(value.substring(start + 9, end));
    }
}
