// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls that could not be worked on though others could: tried some more times, then given up. For one thread. */
final class Setbacks {
    /** How often a call is tried. */
    static final int TRIES = 3;

    /** For how long a call is tried at least: what hinders it may pass. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Calls that are remembered: more than are worked on at once, as each is to be known when it fails again. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Setback> setbacks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Setback> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Setback(Instant since, int times) {}

    /** Notes that a call failed by itself; says whether it is to be given up. One that was given up is so at once again. */
    boolean givesUp(String callId, Instant now) {
        Setback setback = setbacks.merge(
                callId, new Setback(now, 1), (before, one) -> new Setback(before.since(), before.times() + 1));
        return setback.times() >= TRIES
                && Duration.between(setback.since(), now).compareTo(PATIENCE) >= 0;
    }

    /** Notes that a call was worked on after all. */
    void over(String callId) {
        setbacks.remove(callId);
    }
}
