// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Keeps what was made of the texts seen last, for texts that come again and again and are dear to read. Bounded and without
 * locks: each text has one place, and takes it from whichever text was there before. Safe for many threads where what is
 * made is.
 */
final class Recent<T> {

    /** Longer texts are made anew: they are rare, and would cost the most to keep. */
    private static final int LONGEST = 256;

    private final AtomicReferenceArray<Place<T>> places;
    private final Function<String, T> make;

    /**
     * @param bits of the number of places
     * @param make the same result for the same text
     */
    Recent(int bits, Function<String, T> make) {
        this.places = new AtomicReferenceArray<>(1 << bits);
        this.make = make;
    }

    private record Place<T>(String text, T made) {}

    T of(String text) {
        if (text.length() > LONGEST) {
            return make.apply(text);
        }
        int hash = text.hashCode();
        int at = (hash ^ hash >>> 16) & places.length() - 1;
        Place<T> place = places.get(at);
        if (place == null || !place.text().equals(text)) {
            place = new Place<>(text, make.apply(text));
            places.set(at, place);
        }
        return place.made();
    }
}
