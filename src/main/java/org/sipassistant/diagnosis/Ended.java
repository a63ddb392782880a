// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code ended: {...}}: a BYE like this ended the call.
 *
 * @param by {@code caller}, {@code callee} or {@code anyone}
 * @param talk the time between the 2xx and the BYE
 */
record Ended(String by, MessagePattern pattern, Optional<Bound> talk) implements Clause {

    static Ended read(Section section) {
        Ended read = new Ended(
                section.oneOf("by", List.of("caller", "callee", "anyone")),
                MessagePattern.read(section),
                Clause.bound(section, "talk"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.bye()
                .filter(m -> by.equals("anyone") || story.isFromCaller(m) == by.equals("caller"))
                .filter(m -> pattern.matches(m, story))
                .filter(m -> Clause.holds(talk, Timing.of(story).talk()))
                .map(m -> Map.of("bye", m));
    }
}
