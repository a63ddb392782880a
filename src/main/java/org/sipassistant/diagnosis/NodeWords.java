// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.knowledge.Party;

/**
 * What a node is by the name that somebody gave it in a drawing, such as {@code our-pbx} or {@code carrier-A}. Names of hosts
 * and addresses, which have points or colons, say nothing here.
 */
final class NodeWords {
    private static final Set<String> PEERS = Set.of(
            "trunk", "carrier", "provider", "itsp", "pstn", "telco", "operator", "gateway", "gw", "supplier", "peer");

    private static final Set<String> REGISTRARS = Set.of("registrar");

    private static final Set<String> OWN = Set.of(
            "pbx",
            "ipbx",
            "proxy",
            "sbc",
            "server",
            "b2bua",
            "switch",
            "asterisk",
            "freepbx",
            "freeswitch",
            "kamailio",
            "opensips");

    private NodeWords() {}

    /** A peer before anything else: a SIP trunk's server is the peer's. */
    static Optional<Party> party(String host) {
        if (host.indexOf('.') >= 0 || host.indexOf(':') >= 0) {
            return Optional.empty();
        }
        Set<String> words = new HashSet<>(List.of(host.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
        return words.stream().anyMatch(PEERS::contains)
                ? Optional.of(Party.NEXT_HOP)
                : words.stream().anyMatch(REGISTRARS::contains)
                        ? Optional.of(Party.REGISTRAR)
                        : words.stream().anyMatch(OWN::contains) ? Optional.of(Party.PROXY) : Optional.empty();
    }
}
