// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.inventory.Role;
import org.sipassistant.message.PrivateAddress;

/**
 * One side of a hop as the inventory, or else its address, shows it.
 *
 * @param address an IP address or a host name; empty where the log does not name this side
 * @param entry of the address in the inventory
 * @param place by the entry, or else by the address
 */
record InventorySide(String address, Optional<Entry> entry, Place place) {

    /** Where a side stands, seen from the operator. */
    enum Place {
        INSIDE,
        OUTSIDE,
        UNKNOWN
    }

    static InventorySide of(String address, Inventory inventory) {
        Optional<Entry> entry = address.isEmpty() ? Optional.empty() : inventory.find(address);
        return new InventorySide(address, entry, place(address, entry));
    }

    boolean isAbsent() {
        return address.isEmpty();
    }

    private static Place place(String address, Optional<Entry> entry) {
        if (entry.isPresent()) {
            return entry.get().role().isOutside() ? Place.OUTSIDE : Place.INSIDE;
        }
        if (IpAddress.parse(address) == null) {
            return Place.UNKNOWN;
        }
        return PrivateAddress.isPrivate(address) ? Place.INSIDE : Place.OUTSIDE;
    }

    /** How much this side is worth naming: the farther from the operator's core, the more. */
    int distance() {
        if (entry.isEmpty()) {
            return isAbsent() ? -1 : place == Place.OUTSIDE ? 5 : 3;
        }
        return switch (entry.get().role()) {
            case TRUNK, CUSTOMER -> 6;
            case DEVICE_POOL -> 4;
            case REGISTRAR -> 2;
            case MEDIA_RELAY, MONITOR -> 1;
            case OWN -> 0;
        };
    }

    boolean is(Role role) {
        return entry.isPresent() && entry.get().role() == role;
    }
}
