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
        int start = Characters.skipSpace(value, 0, value.length());
        int end = start;
        while (end < value.length() && Characters.isToken(value.charAt(end))) {
            end++;
        }
        return end == start
                ? Optional.empty()
                : Optional.of(new Digest(value.substring(start, end), Parameters.of(value, end, value.length(), ',')));
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
