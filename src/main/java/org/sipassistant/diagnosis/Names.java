// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.Role;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.Endpoint;

/** What the operator calls the nodes of a call, and what they are to him. */
public final class Names {
    private final Inventory inventory;

    Names(Inventory inventory) {
        this.inventory = inventory;
    }

    public Optional<Entry> entry(Endpoint node) {
        return inventory.find(node.host());
    }

    /** For a sentence: {@code carrier-a (198.51.100.7:5060)}, or the address alone where nobody named it. */
    String of(Endpoint node) {
        return of(node, Optional.empty());
    }

    /** @param software what the node says it runs */
    String of(Endpoint node, Optional<String> software) {
        Optional<String> name = entry(node).map(Entry::name);
        String beside = software.map(s -> (name.isPresent() ? ", " : " (") + s).orElse("");
        String end = name.isPresent() || software.isPresent() ? ")" : "";
        return name.map(n -> n + " (").orElse("") + node + beside + end;
    }

    /** For a field: the name, the address and the transport, as far as they are known. */
    public String entity(Endpoint node, Optional<String> transport) {
        return entry(node).map(e -> e.name() + " ").orElse("")
                + node
                + transport.map(t -> "/" + t).orElse("");
    }

    /** Who it is that made a decision; empty where neither the inventory nor the node's name says. */
    Optional<Party> party(Endpoint node) {
        Optional<Entry> entry = entry(node);
        return entry.isPresent() ? entry.map(Entry::role).flatMap(Names::party) : NodeWords.party(node.host());
    }

    private static Optional<Party> party(Role role) {
        return switch (role) {
            case OWN, MEDIA_RELAY -> Optional.of(Party.PROXY);
            case TRUNK -> Optional.of(Party.NEXT_HOP);
            case REGISTRAR -> Optional.of(Party.REGISTRAR);
            case CUSTOMER, DEVICE_POOL, MONITOR -> Optional.empty();
        };
    }

    /**
     * Gives the addresses of one of the operator's own nodes the same name; the addresses of others stay apart, as what
     * belongs to them is no one node.
     */
    public static String node(String host, Inventory inventory) {
        return inventory
                .find(host)
                .filter(e -> party(e.role()).filter(p -> p != Party.NEXT_HOP).isPresent())
                .map(Entry::name)
                .orElse(host);
    }
}
