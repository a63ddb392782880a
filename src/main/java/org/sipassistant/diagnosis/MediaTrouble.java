// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code media_trouble: shown}: what the rest of an answered call says about its media. {@code shown}: words or counters
 * complain, somebody hung up soon after the answer, or the end has a reason of its own; {@code denied}: people stayed on
 * the line and hung up as usual; {@code open}: neither, as where the end was not seen.
 */
record MediaTrouble(String what) implements Clause {
    /** Whoever hears nothing says hello a few times and hangs up. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Nobody listens to silence for so long. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final MediaCounters NOTHING_RECEIVED =
            new MediaCounters(Optional.of(new Bound(">", 50)), Optional.of(new Bound("=", 0)), Optional.empty());

    static MediaTrouble read(Section entry) {
        return new MediaTrouble(entry.oneOf("media_trouble", List.of("shown", "denied", "open")));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return what.equals(told(story)) ? Optional.of(Map.of()) : Optional.empty();
    }

    private static String told(Story story) {
        Optional<Duration> talk = Timing.of(story).talk();
        boolean shown = talk.filter(d -> d.compareTo(SOON) < 0).isPresent()
                || Undisturbed.isComplainedOf(story)
                || NOTHING_RECEIVED.match(story).isPresent();
        if (shown) {
            return "shown";
        }
        return talk.filter(d -> d.compareTo(LONG) >= 0).isPresent() ? "denied" : "open";
    }
}
