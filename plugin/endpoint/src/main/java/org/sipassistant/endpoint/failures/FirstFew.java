// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.sipassistant.endpoint.Json;

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
     * @param trunks of the cause, each with its calls by time, as the engine answers it
     */
    Period of(Map<String, Object> trunks) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (Map<String, Object> trunk : Aggs.buckets(trunks)) {
            for (Map<String, Object> time : Aggs.buckets(Json.map(trunk, "times"))) {
                if (time.get("key") instanceof Number millis) {
                    counts.merge(millis.longValue(), Aggs.count(time), Long::sum);
                }
            }
        }
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
}
