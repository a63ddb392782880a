// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * Where the body of a message lies.
 *
 * @param start of the body
 * @param end of what belongs to the message
 * @param missing whether the Content-Length announces more than the text holds
 */
record BodySpan(int start, int end, boolean missing) {

    static BodySpan none(int at) {
        return new BodySpan(at, at, false);
    }
}
