// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;

/**
 * The numbers of both sides of a call. They are written anew for every message: to look for one among those of many calls
 * waits longer for memory than its few short strings take.
 */
final class NumberSides {

    private NumberSides() {}

    /** Writes them as far as the users of both sides are numbers. */
    static void write(Optional<String> calling, Optional<String> called, FieldMap sip) {
        FieldMap number = new FieldMap(2);
        write("calling", calling, number);
        write("called", called, number);
        sip.object("number", number);
    }

    private static void write(String name, Optional<String> user, FieldMap number) {
        if (user.isPresent()) {
            FieldMap side = new FieldMap(3);
            PhoneNumber.write(user.get(), side);
            number.object(name, side);
        }
    }
}
