// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a request was sent or a response chosen, in the words of another protocol (RFC 3326).
 *
 * @param protocol as received, for example {@code Q.850} or {@code SIP}
 * @param cause the cause or status code
 * @param text without quotes
 */
public record Reason(String protocol, OptionalInt cause, Optional<String> text) {

    private static final int LARGEST = 9_999;

    /** Reads one Reason value; empty where it names no protocol. */
    public static Optional<Reason> parse(String value) {
        int semicolon = value.indexOf(';');
        String protocol = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        if (protocol.isEmpty() || !isToken(protocol)) {
            return Optional.empty();
        }
        Parameters parameters =
                semicolon < 0 ? Parameters.NONE : Parameters.of(value, semicolon + 1, value.length(), ';');
        return Optional.of(new Reason(protocol, cause(parameters), Optional.ofNullable(parameters.get("text"))));
    }

    private static OptionalInt cause(Parameters parameters) {
        String cause = parameters.get("cause");
        long number = cause == null ? -1 : Characters.number(cause, 0, cause.length(), LARGEST);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    private static boolean isToken(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (!Characters.isToken(name.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}
