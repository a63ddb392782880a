// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Kind;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code kind: [call, registration]}: what the messages are about. */
record KindIs(List<String> kinds) implements Clause {
    private static final List<String> IDS =
            Stream.of(Kind.values()).map(Kind::id).toList();

    static KindIs read(Section entry) {
        return new KindIs(entry.textsOf("kind", IDS));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return kinds.contains(story.call().kind().id()) ? Optional.of(Map.of()) : Optional.empty();
    }
}
