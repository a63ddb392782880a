// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code ack_answered: {code: [407]}}: a node on the way answered the ACK, which no node may do (RFC 3261 section 17), and so
 * did not pass it on.
 */
record AckAnswered(MessagePattern pattern) implements Clause {
    private static final String ACK = "ACK";
    private static final int REFUSAL = 300;

    static AckAnswered read(Section section) {
        AckAnswered read = new AckAnswered(MessagePattern.read(section));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        List<ObservedMessage> messages = story.call().messages();
        return messages.stream()
                .filter(m -> m.message().statusCode() >= REFUSAL
                        && m.message().method().equals(ACK)
                        && pattern.matches(m, story))
                .findFirst()
                .map(refusal -> Map.of("ack_refusal", refusal));
    }
}
