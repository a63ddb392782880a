// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A SIP, SIPS, tel or other URI (RFC 3261 section 19.1, RFC 3966).
 *
 * @param original as received
 * @param scheme in lower case; empty where there is none
 * @param user the user part without password, the number of a tel URI, escapes kept
 * @param host as received, an IPv6 address without brackets
 * @param port 1 to 65535; empty where absent or out of range
 * @param parameters by name in lower case; a parameter without a value has the empty value
 */
public record SipUri(
        String original,
        String scheme,
        Optional<String> user,
        Optional<String> host,
        OptionalInt port,
        Map<String, String> parameters) {

    /** Reads a URI; what is no URI comes back with its text and nothing else. */
    public static SipUri parse(String text) {
        return parse(text, 0, text.length());
    }

    static SipUri parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        String original = text.substring(start, end);
        // RFC 4475 3.1.2.7: some senders put the Request-URI in angle brackets
        boolean bracketed = original.length() > 1 && original.charAt(0) == '<' && original.endsWith(">");
        return bracketed
                ? new UriReader(text, start + 1, end - 1).read(original)
                : new UriReader(text, start, end).read(original);
    }
}
