// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code request: {...}}: some request of the call is like this. */
record SeenRequest(MessagePattern pattern) implements Clause {

    static SeenRequest read(Section section) {
        SeenRequest read = new SeenRequest(MessagePattern.read(section));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.call().messages().stream()
                .filter(m -> m.message().isRequest() && pattern.matches(m, story))
                .findFirst()
                .map(m -> Map.of("request", m));
    }
}
