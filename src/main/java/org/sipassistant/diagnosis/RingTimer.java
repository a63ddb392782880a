// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;

/** Recognises the CANCEL of a PBX whose ring timer ran out, rather than of a person who hung up, by its moment. */
final class RingTimer {
    /** How exactly products keep their timers, and what the network adds. */
    private static final Duration TOLERANCE = Duration.ofMillis(150);

    /** How long dial plans let a phone ring. Whoever hangs up does so sooner, and rarely to the tenth of a second. */
    private static final List<Duration> USUAL =
            Stream.of(20, 25, 30, 40, 45, 60, 90, 120).map(Duration::ofSeconds).toList();

    private RingTimer() {}

    /** Whether a CANCEL, or what a PBX said instead, came as long after the request, or after the ringing began, as ring timers are set to. */
    static boolean ranOut(Story story, ObservedMessage end) {
        return isUsual(story.request(), end) || isUsual(story.ringing(), end);
    }

    private static boolean isUsual(Optional<ObservedMessage> start, ObservedMessage cancel) {
        Optional<Duration> waited = start.flatMap(m -> m.until(cancel));
        return waited.filter(lasted -> USUAL.stream()
                        .anyMatch(timer -> lasted.minus(timer).abs().compareTo(TOLERANCE) <= 0))
                .isPresent();
    }
}
