// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;

/**
 * The value of From, To, Contact and their kin: a name, a URI and header parameters (RFC 3261 section 20.10).
 *
 * @param displayName without quotes
 * @param uri the address
 * @param parameters of the header, by name in lower case
 */
public record NameAddr(Optional<String> displayName, SipUri uri, Map<String, String> parameters) {

    /** Reads an address with its name and parameters; never fails, a value without an address has an empty scheme. */
    public static NameAddr parse(String value) {
        return parse(value, 0, value.length());
    }

    static NameAddr parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int name = nameEnd(text, start, to);
        int open = Characters.find(text, '<', name, to);
        if (open < 0) {
            // RFC 3261 20.10: without brackets the parameters belong to the header, not to the URI
            int semicolon = Characters.find(text, ';', start, to);
            int end = semicolon < 0 ? to : semicolon;
            return new NameAddr(
                    Optional.empty(), SipUri.parse(text, start, end), Parameters.of(text, end + 1, to, ';'));
        }
        int close = Characters.find(text, '>', open, to);
        int end = close < 0 ? to : close;
        int semicolon = Characters.find(text, ';', end, to);
        Parameters parameters = semicolon < 0 ? Parameters.NONE : Parameters.of(text, semicolon + 1, to, ';');
        return new NameAddr(displayName(text, start, open), SipUri.parse(text, open + 1, end), parameters);
    }

    private static int nameEnd(String text, int start, int to) {
        if (start >= to || text.charAt(start) != '"') {
            return start;
        }
        int close = QuotedString.end(text, start, to);
        return close < 0 ? start : close;
    }

    private static Optional<String> displayName(String text, int from, int to) {
        if (from == to) {
            return Optional.empty();
        }
        String quoted = QuotedString.value(text, from, to);
        // loggers that escape quotes and nothing else leave \"name\" behind
        boolean escaped = quoted.length() > 3 && quoted.startsWith("\\\"") && quoted.endsWith("\\\"");
        String name = escaped ? quoted.substring(2, quoted.length() - 2) : quoted;
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The tag that marks one side of a dialog (RFC 3261 section 19.3). */
    public Optional<String> tag() {
        String tag = parameters.get("tag");
        return tag == null || tag.isEmpty() ? Optional.empty() : Optional.of(tag);
    }
}
