// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Locale;
import java.util.Set;
import org.sipassistant.message.SipUri;

/** How a client behind a WebSocket is known: it has no name of its own, so it makes one up (RFC 7118 sections 5 and 5.2.1). */
final class BrowserClient {
    /** The top-level domain of hosts that nobody can look up (RFC 2606). */
    private static final String NAMELESS = ".invalid";

    private static final Set<String> TRANSPORTS = Set.of("ws", "wss");

    private BrowserClient() {}

    /** Whether a request to this address reaches a browser. */
    static boolean isAt(SipUri uri) {
        return isNameless(uri) || isTransport(uri.parameters().getOrDefault("transport", ""));
    }

    static boolean isNameless(SipUri uri) {
        return uri.host().filter(host -> host.endsWith(NAMELESS)).isPresent();
    }

    static boolean isTransport(String transport) {
        return TRANSPORTS.contains(transport.toLowerCase(Locale.ROOT));
    }
}
