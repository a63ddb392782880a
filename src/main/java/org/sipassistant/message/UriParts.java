// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * Where the parts of a URI lie in its text; a part that is absent ends where it begins.
 *
 * @param scheme in lower case; empty where there is none
 * @param userStart of the user without password, or of the number of a tel URI
 * @param hostStart where the host begins, an IPv6 address behind its bracket
 * @param port 0 where it is absent or out of range
 * @param parametersStart behind the first semicolon
 */
record UriParts(
        String scheme,
        int userStart,
        int userEnd,
        int hostStart,
        int hostEnd,
        int port,
        int parametersStart,
        int parametersEnd) {

    /** Of a URI that names neither a user nor a host. */
    static UriParts scheme(String scheme) {
        return new UriParts(scheme, 0, 0, 0, 0, 0, 0, 0);
    }
}
