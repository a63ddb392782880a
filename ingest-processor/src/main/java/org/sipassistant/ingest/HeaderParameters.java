// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.message.NameAddr;

/** Parameters behind values that are no addresses, such as {@code 1800;refresher=uac}. */
final class HeaderParameters {

    private HeaderParameters() {}

    /** The value of a parameter; empty where there is none. */
    static Optional<String> of(String value, String name) {
        int semicolon = value.indexOf(';');
        if (semicolon < 0) {
            return Optional.empty();
        }
        // the parameters of an address and of any other value have one grammar (RFC 3261 25.1, generic-param)
        return Optional.ofNullable(
                NameAddr.parse("<x>" + value.substring(semicolon)).parameters().get(name));
    }

    /** The value before its parameters. */
    static String value(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    }
}
