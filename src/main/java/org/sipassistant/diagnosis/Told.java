// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code told: {...}}: the final response that reached the side that started. */
record Told(MessagePattern pattern) implements Clause {

    static Told read(Section section) {
        Told read = new Told(MessagePattern.read(section));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.told().filter(m -> pattern.matches(m, story)).map(m -> Map.of("told", m));
    }
}
