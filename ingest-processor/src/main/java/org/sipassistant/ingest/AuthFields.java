// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Optional;
import org.sipassistant.message.Digest;
import org.sipassistant.message.SipMessage;

/** What a challenge asks for and credentials offer; never a credential itself. */
final class AuthFields {

    private static final int NONCE_DIGITS = 8;

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
        auth.text("scheme", digest.scheme());
        auth.text("realm", digest.realm());
        auth.text("username", digest.username());
        auth.text("algorithm", digest.algorithm());
        auth.text("nc", Optional.ofNullable(digest.parameters().get("nc")));
        auth.flagIfTrue("stale", digest.stale());
        auth.text("nonce_id", digest.nonce().map(nonce -> nonceId(digest, nonce)));
        sip.object("auth", auth);
    }

    /** Enough to see whether two messages carry the same nonce of a realm, too little to restore it. */
    private static String nonceId(Digest digest, String nonce) {
        return new Fingerprint().add(digest.realm().orElse("")).add(nonce).digits(NONCE_DIGITS);
    }
}
