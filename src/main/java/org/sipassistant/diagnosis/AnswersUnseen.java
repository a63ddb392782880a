// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code answers_unseen: {...}}: a later request of the calling side proves an answer that is not in the material, as
 * where a node logs only what it receives.
 *
 * @param credentials how many requests in a row answered a challenge that was not seen
 */
record AnswersUnseen(Optional<Bound> credentials) implements Clause {

    static AnswersUnseen read(Section section) {
        AnswersUnseen read = new AnswersUnseen(Clause.bound(section, "credentials"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> proof = UnseenAnswer.proof(story);
        if (proof.isEmpty()
                || !Clause.holds(credentials, story.challenges().unseen().inARow())) {
            return Optional.empty();
        }
        Map<String, Witness> evidence = new HashMap<>();
        evidence.put("proof", proof.get());
        story.challenges().unseen().answers().stream()
                .reduce((earlier, later) -> later)
                .ifPresent(m -> evidence.put("proof.last", m));
        return Optional.of(evidence);
    }
}
