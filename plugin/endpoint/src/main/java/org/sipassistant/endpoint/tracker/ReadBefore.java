// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.ShippedLines;

/**
 * Which messages of a call were read when it was judged last: a call is read whole, so that messages may come up as new
 * that are no news. Messages are counted by the second in which they came in; none is ever taken away, so where the
 * counts agree nothing is missing. For one thread.
 */
final class ReadBefore {
    /** Calls that are remembered; of one that is not nothing is known, and it is judged again. */
    private static final int REMEMBERED = 20_000;

    private final Map<String, long[]> seconds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Remembers that a call was judged from these messages, and written. */
    void add(String callId, List<Map<String, Object>> messages) {
        if (ShippedLines.around(messages).isPresent()) {
            // Their other lines are not counted with the call.
            seconds.remove(callId);
            return;
        }
        seconds.put(
                callId,
                messages.stream()
                        .map(ReadBefore::ingested)
                        .filter(Instant.MIN::isBefore)
                        .mapToLong(Instant::getEpochSecond)
                        .toArray());
    }

    /** Whether all that came in for a call during some seconds was read before. */
    boolean holds(Feed.Changed call, Set<Long> during) {
        long known = 0;
        for (long second : seconds.getOrDefault(call.callId(), new long[0])) {
            known += during.contains(second) ? 1 : 0;
        }
        return known == call.documents();
    }

    /** When a message came in; the earliest time there is where it does not say so. */
    static Instant ingested(Map<String, Object> hit) {
        try {
            return Json.at(hit, "_source.event.ingested") instanceof String text
                    ? OffsetDateTime.parse(text).toInstant()
                    : Instant.MIN;
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }
}
