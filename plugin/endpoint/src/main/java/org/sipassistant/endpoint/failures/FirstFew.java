// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * Tells until when the first calls of a cause have come, from what was counted by time: so only these are sorted to find the
 * first ones, and not all of a period.
 *
 * @param interval by which was counted
 */
record FirstFew(Period period, Duration interval, int few) {

    /**
     * The part of the period that has so many calls, or more; all of it where that is not sure.
     *
     * @param counts of the calls of the cause, by the beginning of the interval
     */
    Period of(SortedMap<Long, Long> counts) {
        long seen = 0;
        // What an interval counts that begins before the period may have been before it.
        for (Map.Entry<Long, Long> entry :
                counts.tailMap(period.from().toEpochMilli()).entrySet()) {
            seen += entry.getValue();
            Instant end = Instant.ofEpochMilli(entry.getKey()).plus(interval);
            if (seen >= few && end.isBefore(period.to())) {
                return new Period(period.from(), end);
            }
        }
        return period;
    }

    /** The part that has the last of the calls; all of the period where that is not sure. */
    Period last(SortedMap<Long, Long> counts) {
        SortedMap<Long, Long> before = counts.headMap(period.to().toEpochMilli());
        if (before.isEmpty()) {
            return period;
        }
        Instant at = Instant.ofEpochMilli(before.lastKey());
        return at.isBefore(period.from()) ? period : new Period(at, period.to());
    }
}
