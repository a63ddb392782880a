// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.OptionalInt;

/** One side of a hop: an IP address or host name without brackets, and the port where it is known. */
public record Endpoint(String host, OptionalInt port) {

    @Override
    public String toString() {
        if (port.isEmpty()) {
            return host;
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port.getAsInt();
    }
}
