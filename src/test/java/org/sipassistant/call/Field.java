// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

/** A header of a message, by its name and its value. */
record Field(String name, String value) {

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
