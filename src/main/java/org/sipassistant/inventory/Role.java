// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an entry of the inventory is in the operator's network. */
public enum Role {
    /** The operator's own signalling node: proxy, PBX, SBC, application server. */
    OWN,
    /** Another operator: carrier, peer, gateway to the telephone network. */
    TRUNK,
    /** A customer's equipment that is not a single phone. */
    CUSTOMER,
    /** The operator's own node that phones register with. */
    REGISTRAR,
    /** Phones and soft phones. */
    DEVICE_POOL,
    /** The operator's own media relay or transcoder. */
    MEDIA_RELAY,
    /** A probe that sends keepalives and test calls. */
    MONITOR;

    static final List<String> IDS = Stream.of(values()).map(Role::id).toList();

    /** As files and fields spell it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether calls to it leave the operator's network, and calls from it come in. */
    public boolean isOutside() {
        return this == TRUNK || this == CUSTOMER;
    }
}
