// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipUri;

/**
 * Reads the other side as products name it in their own log lines: {@code 192.0.2.31:5060}, {@code [2001:db8::1]:5060},
 * {@code IPV4/UDP/192.0.2.31/5060}, {@code TCP://198.51.100.7:5060}, {@code sip:registrar.example:5060;transport=tls},
 * {@code Anna <sip:1004@192.0.2.31>}.
 */
final class PeerText {

    private static final int LONGEST_HOST = 253;

    private PeerText() {}

    /** The host and its port; empty where the text names neither an address nor a host name. */
    static Optional<Endpoint> read(String text) {
        if (text.startsWith("IPV4/") || text.startsWith("IPV6/")) {
            return behindSlashes(text);
        }
        int bracket = text.indexOf('<');
        int close = text.indexOf('>', bracket + 1);
        String address = bracket >= 0 && close > bracket ? text.substring(bracket + 1, close) : text;
        int scheme = address.indexOf("://");
        String rest = scheme < 0 ? address : address.substring(scheme + 3);
        boolean uri = rest.startsWith("sip:") || rest.startsWith("sips:");
        SipUri read = SipUri.parse(uri ? rest : "sip:" + end(rest));
        return read.host().filter(PeerText::isHost).map(host -> new Endpoint(host, read.port()));
    }

    /** Asterisk's security events: family, transport, address, port. */
    private static Optional<Endpoint> behindSlashes(String text) {
        int address = text.indexOf('/', 5) + 1;
        int port = text.indexOf('/', address);
        if (address == 0 || port < 0) {
            return Optional.empty();
        }
        Endpoint read = new Endpoint(text.substring(address, port), OptionalInt.empty());
        return read(
                isBareIpv6(read.host())
                        ? "[" + read.host() + "]:" + text.substring(port + 1)
                        : read.host() + ":" + text.substring(port + 1));
    }

    /** Without what stands behind the address: a path, a blank, a bracket. */
    private static String end(String text) {
        int at = 0;
        while (at < text.length() && " /,)'\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(0, at);
    }

    private static boolean isBareIpv6(String host) {
        return host.indexOf(':') >= 0;
    }

    /** Names of peers and accounts are no hosts: those have a point, or are addresses. */
    private static boolean isHost(String host) {
        if (IpLiteral.isIp(host)) {
            return true;
        }
        int point = host.indexOf('.');
        if (point <= 0 || host.length() > LONGEST_HOST) {
            return false;
        }
        for (int at = 0; at < host.length(); at++) {
            char c = host.charAt(at);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }
}
