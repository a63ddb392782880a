// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps what a numbering plan said about the numbers seen last, because asking it costs more than reading the message.
 * Bounded and without locks: each number has one place, and takes it from whichever number was there before.
 */
final class PhoneNumberCache {

    /** About four megabytes when full, and the numbers of a busy hour on most nodes. */
    private static final int PLACES = 1 << 13;

    private final AtomicReferenceArray<Place> places = new AtomicReferenceArray<>(PLACES);
    private final PhoneNumberPlan plan;

    PhoneNumberCache(PhoneNumberPlan plan) {
        this.plan = plan;
    }

    private record Place(String spelled, Optional<PhoneNumber> number) {}

    /**
     * The number with every spelling its plan allows; empty where it exists in no plan.
     *
     * @param spelled digits, with or without a + in front
     */
    Optional<PhoneNumber> read(String spelled) {
        int hash = spelled.hashCode();
        int at = (hash ^ hash >>> 16) & PLACES - 1;
        Place place = places.get(at);
        if (place == null || !place.spelled().equals(spelled)) {
            place = new Place(spelled, plan.read(spelled).map(known -> PhoneNumber.of(spelled, known)));
            places.set(at, place);
        }
        return place.number();
    }
}
