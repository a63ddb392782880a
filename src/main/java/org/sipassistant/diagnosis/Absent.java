// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code absent: {request: ACK, after: final_response}}: no such request followed, at an observer that would have seen
 * it. What is not seen proves nothing where requests of that direction are not visible at all.
 */
record Absent(String request, String after) implements Clause {

    static Absent read(Section section) {
        Absent read =
                new Absent(section.text("request"), section.oneOf("after", List.of("final_response", "challenge")));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> start = after.equals("challenge")
                ? story.challenges().received().stream().findFirst()
                : story.finalResponse();
        if (start.isEmpty() || !story.wouldSeeRequests()) {
            return Optional.empty();
        }
        boolean seen = request.equals("ACK") && after.equals("final_response")
                ? story.ack().isPresent() || story.livedOn()
                : story.call().messages().stream()
                        .dropWhile(m -> !m.equals(start.get()))
                        .anyMatch(m ->
                                m.message().isRequest() && m.message().method().equals(request));
        return seen ? Optional.empty() : Optional.of(Map.of());
    }
}
