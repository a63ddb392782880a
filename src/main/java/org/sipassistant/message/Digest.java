// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;

/**
 * A challenge or the credentials that answer one (RFC 3261 section 22, RFC 8760).
 *
 * @param scheme as received, nearly always {@code Digest}
 * @param parameters by name in lower case, without quotes
 */
public record Digest(String scheme, Map<String, String> parameters) {

    /** Reads a challenge or credentials; empty where the value is empty. */
    public static Optional<Digest> parse(String value) {
        return parse(value, 0, value.length());
    }

    static Optional<Digest> parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = start;
        while (end < to && Characters.isToken(text.charAt(end))) {
            end++;
        }
        return end == start
                ? Optional.empty()
                : Optional.of(new Digest(text.substring(start, end), Parameters.of(text, end, to, ',')));
    }

    public Optional<String> realm() {
        return Optional.ofNullable(parameters.get("realm"));
    }

    public Optional<String> nonce() {
        return Optional.ofNullable(parameters.get("nonce"));
    }

    public Optional<String> username() {
        return Optional.ofNullable(parameters.get("username"));
    }

    public Optional<String> algorithm() {
        return Optional.ofNullable(parameters.get("algorithm"));
    }

    /** Whether the challenge says that only the nonce was too old, not the password wrong. */
    public boolean stale() {
        return "true".equalsIgnoreCase(parameters.get("stale"));
    }
}
