// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Sdp;

/**
 * {@code codecs: disjoint}: what the caller offered and what the callee is known to take. Known it is only from a
 * session description the callee sent itself; {@code unknown} otherwise.
 */
record Codecs(String relation) implements Clause {

    static Codecs read(Section entry) {
        return new Codecs(entry.oneOf("codecs", List.of("disjoint", "shared", "unknown")));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        if (!relation.equals(relation(story))) {
            return Optional.empty();
        }
        Map<String, Witness> cited = new HashMap<>();
        story.request().filter(m -> !offered(story).isEmpty()).ifPresent(m -> cited.put("offer", m));
        return Optional.of(cited);
    }

    private static String relation(Story story) {
        List<String> offered = offered(story);
        List<String> taken = taken(story);
        if (offered.isEmpty() || taken.isEmpty()) {
            return "unknown";
        }
        return offered.stream().anyMatch(taken::contains) ? "shared" : "disjoint";
    }

    static List<String> offered(Story story) {
        return story.request().flatMap(m -> m.message().sdp()).map(Sdp::codecs).orElse(List.of());
    }

    /** What the callee names in its refusal, in its answer or in an offer of its own. */
    static List<String> taken(Story story) {
        return story.finalResponse()
                .flatMap(m -> m.message().sdp())
                .map(Sdp::codecs)
                .orElse(List.of());
    }
}
