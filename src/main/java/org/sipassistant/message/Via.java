// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One hop of the way a request took (RFC 3261 section 20.42): an immutable view over the text of the value. Two are equal
 * where their texts are.
 */
public final class Via {

    private static final String USUAL_PROTOCOL = "SIP/2.0/";
    private static final String[] TRANSPORTS = {"UDP", "TCP", "TLS", "WS", "WSS", "SCTP"};

    private final String text;
    private final int start;
    private final int end;
    private final int transport;
    private final int sentBy;
    private final int hostEnd;
    private final Parameters parameters;

    // made when first asked for; threads that race make equal ones
    private @Nullable HostPort hostPort;
    private @Nullable String original;
    private @Nullable Optional<String> shownSentBy;
    private @Nullable Optional<String> branch;

    private Via(String text, int start, int end, int transport, int sentBy) {
        int semicolon = Characters.find(text, ';', sentBy, end);
        this.text = text;
        this.start = start;
        this.end = end;
        this.transport = transport;
        this.sentBy = sentBy;
        this.hostEnd = semicolon < 0 ? end : semicolon;
        this.parameters = Parameters.of(text, hostEnd + 1, end, ';');
    }

    /** Reads one Via value; empty where it does not begin with a protocol, version and transport. */
    public static Optional<Via> parse(String value) {
        return parse(value, 0, value.length());
    }

    static Optional<Via> parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        int end = Characters.trimEnd(text, start, to);
        int protocol = protocolEnd(text, start, end);
        if (protocol < 0) {
            return Optional.empty();
        }
        int transport = Characters.skipSpace(text, protocol, end);
        int sentBy = transport;
        while (sentBy < end && Characters.isToken(text.charAt(sentBy))) {
            sentBy++;
        }
        return Optional.of(new Via(text, start, end, transport, sentBy));
    }

    /** Whether a span begins as a Via does, with a protocol name and a version. */
    static boolean isProtocol(String text, int from, int to) {
        return protocolEnd(text, Characters.skipSpace(text, from, to), to) >= 0;
    }

    /** The position behind a protocol name, a version and their slashes; -1 where they are not all there. */
    private static int protocolEnd(String text, int start, int end) {
        if (start + USUAL_PROTOCOL.length() <= end && text.startsWith(USUAL_PROTOCOL, start)) {
            return start + USUAL_PROTOCOL.length();
        }
        int name = Characters.find(text, '/', start, end);
        int version = name < 0 ? -1 : Characters.find(text, '/', name + 1, end);
        return version < 0 ? -1 : version + 1;
    }

    /** The value as received, unfolded. */
    public String original() {
        String known = original;
        if (known == null) {
            known = text.substring(start, end);
            original = known;
        }
        return known;
    }

    /** The transport as received, for example {@code UDP}. */
    public String transport() {
        for (String usual : TRANSPORTS) {
            if (usual.length() == sentBy - transport && text.startsWith(usual, transport)) {
                return usual;
            }
        }
        return text.substring(transport, sentBy);
    }

    /** The host of the sent-by, an IPv6 address without brackets. */
    public String host() {
        return hostPort().host(text);
    }

    /** The port of the sent-by; empty where absent or out of range. */
    public OptionalInt port() {
        return hostPort().port();
    }

    /** The parameters by name in lower case. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** The transaction identifier (RFC 3261 section 8.1.1.7). */
    public Optional<String> branch() {
        Optional<String> known = branch;
        if (known == null) {
            known = value("branch");
            branch = known;
        }
        return known;
    }

    /** The address the request really came from (RFC 3261 section 18.2.1). */
    public Optional<String> received() {
        return value("received");
    }

    /** The port the request really came from (RFC 3581), 1 to 65535; empty in a request that only asks for it. */
    public OptionalInt rport() {
        return HostPort.port(parameters.getOrDefault("rport", ""));
    }

    /** Host and port as the sender wrote them, an IPv6 address in brackets. */
    public Optional<String> sentBy() {
        Optional<String> known = shownSentBy;
        if (known == null) {
            String shown = HostPort.shown(text, sentBy, hostEnd);
            known = shown.isEmpty() ? Optional.empty() : Optional.of(shown);
            shownSentBy = known;
        }
        return known;
    }

    private HostPort hostPort() {
        HostPort known = hostPort;
        if (known == null) {
            known = HostPort.parse(text, sentBy, hostEnd);
            hostPort = known;
        }
        return known;
    }

    private Optional<String> value(String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Via via && original().equals(via.original());
    }

    @Override
    public int hashCode() {
        return original().hashCode();
    }

    @Override
    public String toString() {
        return original();
    }
}
