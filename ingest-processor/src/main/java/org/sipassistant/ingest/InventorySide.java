// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.inventory.Role;

/**
 * One side of a hop as the inventory, or else its address, shows it.
 *
 * @param address an IP address or a host name; empty where the log does not name this side
 */
record InventorySide(String address, Optional<Entry> entry) {

    /** Where a side stands, seen from the operator. */
    enum Place {
        INSIDE,
        OUTSIDE,
        UNKNOWN
    }

    static InventorySide of(String address, Inventory inventory) {
        return new InventorySide(address, address.isEmpty() ? Optional.empty() : inventory.find(address));
    }

    boolean isAbsent() {
        return address.isEmpty();
    }

    Place place() {
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
            return isAbsent() ? -1 : place() == Place.OUTSIDE ? 5 : 3;
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
