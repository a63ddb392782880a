// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parts of a URI.
 *
 * @param scheme in lower case; empty where there is none
 * @param user without password, or the number of a tel URI
 * @param host an IPv6 address without brackets
 * @param port empty where absent or out of range
 * @param parameters of the URI
 */
record UriParts(String scheme, Optional<String> user, Optional<String> host, OptionalInt port, Parameters parameters) {

    /** Of a URI that names neither a user nor a host. */
    static UriParts scheme(String scheme) {
        return new UriParts(scheme, Optional.empty(), Optional.empty(), OptionalInt.empty(), Parameters.NONE);
    }
}
