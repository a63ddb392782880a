// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One hop of the way a request took (RFC 3261 section 20.42).
 *
 * @param original the value as received, unfolded
 * @param transport as received, for example {@code UDP}
 * @param host of the sent-by, an IPv6 address without brackets
 * @param port of the sent-by; empty where absent or out of range
 * @param parameters by name in lower case
 */
public record Via(String original, String transport, String host, OptionalInt port, Map<String, String> parameters) {

    /** Reads one Via value; empty where it does not begin with a protocol, version and transport. */
    public static Optional<Via> parse(String value) {
        return parse(value, 0, value.length());
    }

    static Optional<Via> parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        int name = Characters.find(text, '/', start, end);
        int version = name < 0 ? -1 : Characters.find(text, '/', name + 1, end);
        if (version < 0) {
            return Optional.empty();
        }
        int transport = Characters.skipSpace(text, version + 1, end);
        int sentBy = transport;
        while (sentBy < end && Characters.isToken(text.charAt(sentBy))) {
            sentBy++;
        }
        int semicolon = Characters.find(text, ';', sentBy, end);
        int hostEnd = semicolon < 0 ? end : semicolon;
        HostPort hostPort = HostPort.parse(text, sentBy, hostEnd);
        return Optional.of(new Via(
                text.substring(start, end),
                text.substring(transport, sentBy),
                hostPort.host(),
                hostPort.port(),
                Parameters.of(text, hostEnd + 1, end, ';')));
    }

    /** Whether a span begins as a Via does, with a protocol name and a version. */
    static boolean isProtocol(String text, int from, int to) {
        int name = Characters.find(text, '/', from, to);
        return name >= 0 && Characters.find(text, '/', name + 1, to) >= 0;
    }

    /** The transaction identifier (RFC 3261 section 8.1.1.7). */
    public Optional<String> branch() {
        return value("branch");
    }

    /** The address the request really came from (RFC 3261 section 18.2.1). */
    public Optional<String> received() {
        return value("received");
    }

    /** The port the request really came from (RFC 3581); empty in a request that only asks for it. */
    public Optional<String> rport() {
        return value("rport");
    }

    /** Host and port as the sender wrote them, an IPv6 address in brackets. */
    public Optional<String> sentBy() {
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return Optional.of(port.isPresent() ? shown + ":" + port.getAsInt() : shown);
    }

    private Optional<String> value(String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
