// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;

/**
 * The parts of a URI. Host and port stay where they are in its text: who asks for a user rarely asks for them.
 *
 * @param scheme in lower case; empty where there is none
 * @param user without password, or the number of a tel URI
 * @param hostStart where host and port begin
 * @param hostEnd where they end; not behind their start where there are none
 * @param parameters of the URI
 */
record UriParts(String scheme, Optional<String> user, int hostStart, int hostEnd, Parameters parameters) {

    /** Of a URI that names neither a user nor a host. */
    static UriParts scheme(String scheme) {
        return new UriParts(scheme, Optional.empty(), 0, 0, Parameters.NONE);
    }
}
