// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which the events of one log were written: by their place in the file where all of them have one, else by
 * the shipper's count, else by time; what is equal stays in the order in which the search told it.
 */
final class EventOrder {
    private static final String OFFSET = "log.offset";
    private static final String SEQUENCE = "event.sequence";

    private static final Comparator<Hit> BY_TIME =
            Comparator.comparing(hit -> hit.timestamp().orElse(Instant.MAX));

    private EventOrder() {}

    static void sort(List<Hit> events) {
        events.sort(order(events));
    }

    /** The place of an event in its file. */
    static Optional<Long> offset(Hit hit) {
        return hit.number(OFFSET);
    }

    private static Comparator<Hit> order(List<Hit> events) {
        if (events.stream().allMatch(hit -> hit.number(OFFSET).isPresent())) {
            return by(OFFSET);
        }
        return events.stream().allMatch(hit -> hit.number(SEQUENCE).isPresent())
                ? BY_TIME.thenComparing(by(SEQUENCE))
                : BY_TIME;
    }

    private static Comparator<Hit> by(String field) {
        return Comparator.comparingLong(hit -> hit.number(field).orElse(0L));
    }
}
