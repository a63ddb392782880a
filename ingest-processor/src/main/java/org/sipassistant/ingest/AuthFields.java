// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Digest;
import org.sipassistant.message.SipMessage;

/** What a challenge asks for and credentials offer; never a credential itself. */
final class AuthFields {

    private static final int NONCE_DIGITS = 8;

    private static final Set<String> SCHEMES =
            Set.of("digest", "basic", "bearer", "ntlm", "negotiate", "kerberos", "tls-dsk", "hawk", "oauth", "apikey");

    private AuthFields() {}

    static void write(SipMessage message, FieldMap sip) {
        List<Digest> credentials = message.credentials();
        sip.flagIfTrue("authenticated", !credentials.isEmpty());
        List<Digest> digests = credentials.isEmpty() ? message.challenges() : credentials;
        if (digests.isEmpty()) {
            return;
        }
        Digest digest = digests.getFirst();
        FieldMap auth = new FieldMap(8);
        if (isScheme(digest)) {
            auth.text("scheme", digest.scheme());
        }
        auth.text("realm", digest.realm());
        auth.text("username", digest.username());
        auth.text("algorithm", digest.algorithm());
        auth.text("nc", Optional.ofNullable(digest.parameters().get("nc")));
        auth.flagIfTrue("stale", digest.stale());
        auth.text("nonce_id", digest.nonce().map(nonce -> nonceId(digest, nonce)));
        sip.object("auth", auth);
    }

    /** A word that is no scheme and has no parameters is a token that somebody wrote without one. */
    private static boolean isScheme(Digest digest) {
        return !digest.parameters().isEmpty()
                || SCHEMES.contains(digest.scheme().toLowerCase(Locale.ROOT));
    }

    /** Enough to see whether two messages carry the same nonce of a realm, too little to restore it. */
    private static String nonceId(Digest digest, String nonce) {
        return new Fingerprint().add(digest.realm().orElse("")).add(nonce).digits(NONCE_DIGITS);
    }
}
