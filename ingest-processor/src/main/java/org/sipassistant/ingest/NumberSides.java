// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;

/** The numbers of both sides of a call. Safe for many threads. */
final class NumberSides {

    /** About a thousand: those of the calls that go on at the same time on many nodes. */
    private static final int KEPT_BITS = 10;

    private final Recent<Optional<FieldMap>> sides = new Recent<>(KEPT_BITS, NumberSides::side);

    /** Writes them as far as the users of both sides are numbers. */
    void write(Optional<String> calling, Optional<String> called, FieldMap sip) {
        FieldMap number = new FieldMap(2);
        write("calling", calling, number);
        write("called", called, number);
        sip.object("number", number);
    }

    private void write(String name, Optional<String> user, FieldMap number) {
        Optional<FieldMap> side = user.isPresent() ? sides.of(user.get()) : Optional.empty();
        if (side.isPresent()) {
            number.object(name, side.get().copy());
        }
    }

    private static Optional<FieldMap> side(String user) {
        return PhoneNumber.parse(user).map(NumberSides::fields);
    }

    private static FieldMap fields(PhoneNumber number) {
        FieldMap side = new FieldMap(3);
        side.text("digits", number.digits());
        side.text("reversed", number.reversed());
        side.list("spellings", number.spellings());
        return side;
    }
}
