// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;

/**
 * What the tracker may take at once, so that a flood of messages costs time and not memory.
 *
 * @param delay how long after its time of ingestion a document may become visible: refresh, clocks that differ, and slow
 *     bulk requests; so far back every pass looks for what came late
 * @param takeover after how long a silent owner loses its lanes
 * @param portion documents that one pass looks at, about; more are left to the next one
 * @param chunk calls that are read and judged together
 * @param documents that calls judged together may have, messages and the lines around them: of calls that have more, fewer
 *     are read together, and where one alone has more, lines that stand around messages of its legs are left out
 * @param maxMessages of one call, as {@code why} reads them
 * @param maxLegs calls that are looked at as legs of one
 * @param history how far before a message those of the same call are read
 */
public record TrackerLimits(
        Duration delay,
        Duration takeover,
        int portion,
        int chunk,
        int documents,
        int maxMessages,
        int maxLegs,
        Duration history) {

    public static TrackerLimits standard() {
        return new TrackerLimits(
                Duration.ofSeconds(60), Duration.ofSeconds(30), 50_000, 250, 10_000, 2_000, 20, Duration.ofDays(7));
    }

    /** The same with another delay. */
    public TrackerLimits withDelay(Duration other) {
        return new TrackerLimits(other, takeover, portion, chunk, documents, maxMessages, maxLegs, history);
    }
}
