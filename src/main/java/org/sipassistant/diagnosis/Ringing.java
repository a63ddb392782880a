// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code ringing: {lasted: ">= 10 s"}}: the node that decided was alerting; without a time any ringing will do.
 *
 * @param usualTimer whether its final response came just when a usual ring timer runs out
 */
record Ringing(Optional<Bound> lasted, Optional<Boolean> usualTimer) implements Clause {

    static Ringing read(Section section) {
        Ringing read = new Ringing(Clause.bound(section, "lasted"), Clause.flag(section, "usual_timer"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.ringingAtDecider()
                .filter(m -> Clause.holds(lasted, Timing.of(story).ring()))
                .filter(m -> usualTimer.isEmpty() || Clause.is(usualTimer, isOnTime(story)))
                .map(m -> Map.of("ringing", m));
    }

    private static boolean isOnTime(Story story) {
        return story.finalResponse().filter(m -> RingTimer.ranOut(story, m)).isPresent();
    }
}
