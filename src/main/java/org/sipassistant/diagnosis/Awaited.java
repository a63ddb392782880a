// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import org.sipassistant.call.ObservedMessage;

/**
 * What has not come where a clause holds, and may have come behind the end of what was read: a text that ends early looks the
 * same as a node that stays silent.
 *
 * @param since the message after which it would have come
 * @param missing what would settle it
 */
record Awaited(ObservedMessage since, String missing) {
    /** What a finding is worth at most that rests on it. */
    static final double CONFIDENCE = 0.65;

    /** Nearly 64 times T1: nothing of a transaction comes later (RFC 3261 section 17.1). */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Whether the material goes on for so long that it would have come. */
    boolean stayedAway(Story story) {
        return stayedAway(since, story);
    }

    /** Whether what would have come behind a message did not. */
    static boolean stayedAway(ObservedMessage since, Story story) {
        return since.at()
                .flatMap(from -> story.material().end().map(end -> Duration.between(from, end)))
                .filter(watched -> watched.compareTo(LONGEST) >= 0)
                .isPresent();
    }
}
