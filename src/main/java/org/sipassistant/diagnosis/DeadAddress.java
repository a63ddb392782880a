// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Locale;
import java.util.Set;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/** Addresses in a message to which nobody outside can send, as their text alone shows. */
final class DeadAddress {
    private static final String PORT_ZERO = ":0";

    /** Hosts that nobody, or nobody on another network, can look up (RFC 2606, RFC 6762). */
    private static final Set<String> NAMELESS = Set.of(".invalid", ".local");

    /** Connections by what a Via calls them. */
    private static final Set<String> SECURE = Set.of("TLS", "WSS");

    private static final String DATAGRAMS = "udp";

    private static final String STREAM = "tcp";

    private DeadAddress() {}

    /** Whether it is private, leads a machine to itself, has a name that was made up, or port 0. */
    static boolean is(SipUri uri) {
        return hasPortZero(uri)
                || uri.host()
                        .filter(host -> PrivateAddress.isPrivate(host)
                                || Loopback.is(host)
                                || NAMELESS.stream().anyMatch(host.toLowerCase(Locale.ROOT)::endsWith))
                        .isPresent();
    }

    /** No program listens there; stacks write it that asked for the port before they had one. */
    static boolean hasPortZero(SipUri uri) {
        String text = uri.original();
        int at = text.indexOf('@');
        int port = text.indexOf(PORT_ZERO, at < 0 ? text.indexOf(':') + 1 : at);
        int end = port + PORT_ZERO.length();
        return port >= 0 && (end == text.length() || ";?>".indexOf(text.charAt(end)) >= 0);
    }

    /**
     * Whether a request that its author sent over a connection gives a Contact of another transport, so that what is sent there
     * later opens a way of its own: without TLS where the request was protected, or by datagrams (RFC 3261 section 19.1.1).
     */
    static boolean isOfOtherTransport(SipMessage request) {
        String came = request.topVia()
                .filter(via -> request.vias().size() == 1)
                .map(via -> via.transport().toUpperCase(Locale.ROOT))
                .orElse("");
        return request.contacts().stream()
                .limit(1)
                .map(contact ->
                        contact.uri().parameters().getOrDefault("transport", "").toLowerCase(Locale.ROOT))
                .anyMatch(given -> (SECURE.contains(came) && (given.equals(DATAGRAMS) || given.equals(STREAM)))
                        || (came.equals("TCP") && given.equals(DATAGRAMS)));
    }
}
