// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code media_trouble: shown}: what the rest of an answered call says about its media. {@code shown}: words or counters
 * complain, somebody hung up soon after the answer, or the end has a reason of its own; {@code denied}: people stayed on
 * the line and hung up as usual; {@code open}: neither, as where the end was not seen.
 *
 * @param changed whether the last change of the media counts instead of the answer: {@code media_trouble_after_change: shown}
 */
record MediaTrouble(String what, boolean changed) implements Clause {
    private static final String NAME = "media_trouble";

    private static final String AFTER_CHANGE = "media_trouble_after_change";

    /** Whoever hears nothing says hello a few times and hangs up. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Nobody listens to silence for so long. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final MediaCounters NOTHING_RECEIVED =
            new MediaCounters(Optional.of(new Bound(">", 50)), Optional.of(new Bound("=", 0)), Optional.empty());

    static MediaTrouble read(Section entry) {
        boolean changed = entry.keys().contains(AFTER_CHANGE);
        return new MediaTrouble(
                entry.oneOf(changed ? AFTER_CHANGE : NAME, List.of("shown", "denied", "open")), changed);
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return what.equals(told(story)) ? Optional.of(Map.of()) : Optional.empty();
    }

    private String told(Story story) {
        Optional<Duration> talk = changed
                ? Timing.between(ChangedMedia.last(story).flatMap(Exchange::finalResponse), story.bye())
                : Timing.of(story).talk();
        boolean shown = talk.filter(d -> d.compareTo(SOON) < 0).isPresent()
                || Undisturbed.isComplainedOf(story)
                || NOTHING_RECEIVED.match(story).isPresent();
        if (shown) {
            return "shown";
        }
        return talk.filter(d -> d.compareTo(LONG) >= 0).isPresent() ? "denied" : "open";
    }
}
