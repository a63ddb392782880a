// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sipassistant.ingest.InventorySide.Place;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.Role;

/**
 * Who the peer is, which trunk and customer a message belongs to, and which way its request went: from the inventory, and
 * from the addresses alone where that knows nothing of them.
 */
final class InventoryFields {

    private static final DocumentPath SOURCE_IP = DocumentPath.of("source", "ip");
    private static final DocumentPath SOURCE = DocumentPath.of("source", "address");
    private static final DocumentPath DESTINATION_IP = DocumentPath.of("destination", "ip");
    private static final DocumentPath DESTINATION = DocumentPath.of("destination", "address");

    private final Supplier<Inventory> inventory;

    /** @param inventory the one that holds now; asked for each document */
    InventoryFields(Supplier<Inventory> inventory) {
        this.inventory = inventory;
    }

    /** Which way a document went; a log line that only speaks of a message does not say who of both sent it. */
    enum Sent {
        REQUEST,
        /** Answers a request that went the other way. */
        RESPONSE,
        UNKNOWN
    }

    /**
     * Adds them to the fields of a message.
     *
     * @param document with its addresses
     */
    void write(Sent sent, DocumentFields document, FieldMap sip) {
        String sender = address(document, SOURCE_IP, SOURCE);
        String receiver = address(document, DESTINATION_IP, DESTINATION);
        Inventory now = inventory.get();
        if (!sender.isEmpty() || !receiver.isEmpty()) {
            InventorySide from = InventorySide.of(sender, now);
            InventorySide to = InventorySide.of(receiver, now);
            InventorySide asking = sent == Sent.RESPONSE ? to : from;
            InventorySide asked = sent == Sent.RESPONSE ? from : to;
            write(asking, asked, sip);
            sip.text("direction", sent == Sent.UNKNOWN ? "" : direction(place(asking, asked), place(asked, asking)));
        }
        if (now.hasNumbers() && !sip.fields().containsKey("customer")) {
            sip.text("customer", customer(sip.fields(), now));
        }
    }

    private static void write(InventorySide asking, InventorySide asked, FieldMap sip) {
        boolean farther = asking.distance() > asked.distance();
        InventorySide peer = farther ? asking : asked;
        InventorySide other = farther ? asked : asking;
        boolean tied = asking.distance() == asked.distance() && peer.entry().isEmpty();
        if (!tied && !(other.isAbsent() && peer.is(Role.OWN))) {
            sip.object("peer", peer(peer));
        }
        InventorySide trunk = peer.is(Role.TRUNK) ? peer : other;
        if (trunk.is(Role.TRUNK)) {
            sip.text("trunk", trunk.entry().map(Entry::name));
        }
        sip.text(
                "customer",
                peer.entry().flatMap(Entry::served).or(() -> other.entry().flatMap(Entry::served)));
    }

    private static FieldMap peer(InventorySide side) {
        FieldMap peer = new FieldMap(3);
        if (side.entry().isPresent()) {
            peer.text("name", side.entry().get().name());
            peer.text("role", side.entry().get().role().id());
        } else {
            peer.text("name", side.address());
            peer.flag("inferred", true);
        }
        return peer;
    }

    /** Programs rarely name themselves: the side that is not named is the one that wrote the log. */
    private static Place place(InventorySide side, InventorySide other) {
        return side.isAbsent() && !other.is(Role.OWN) ? Place.INSIDE : side.place();
    }

    private static String direction(Place from, Place to) {
        if (from == Place.UNKNOWN || to == Place.UNKNOWN || from == Place.OUTSIDE && to == Place.OUTSIDE) {
            return "";
        }
        if (from == to) {
            return "internal";
        }
        return from == Place.INSIDE ? "outbound" : "inbound";
    }

    /** Of the calling number, or else of the called. */
    private static Optional<String> customer(Map<String, Object> fields, Inventory inventory) {
        Map<String, Object> sides = DocumentFields.asObject(fields.get("number"));
        if (sides == null) {
            return Optional.empty();
        }
        return customer(sides.get("calling"), inventory).or(() -> customer(sides.get("called"), inventory));
    }

    /** The number is looked for as it was received and in its international form. */
    private static Optional<String> customer(@Nullable Object side, Inventory inventory) {
        if (!(side instanceof Map<?, ?> number) || !(number.get("spellings") instanceof List<?> spellings)) {
            return Optional.empty();
        }
        Optional<Entry> found = inventory.findNumber(spellings.getFirst().toString());
        for (int i = 1; i < spellings.size() && found.isEmpty(); i++) {
            String spelling = spellings.get(i).toString();
            found = spelling.startsWith("+") ? inventory.findNumber(spelling) : Optional.empty();
        }
        return found.flatMap(Entry::served);
    }

    private static String address(DocumentFields document, DocumentPath ip, DocumentPath address) {
        Object found = document.get(ip) instanceof String literal ? literal : document.get(address);
        return found instanceof String text ? text : "";
    }
}
