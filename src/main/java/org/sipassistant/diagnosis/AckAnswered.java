// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;

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
        Optional<ObservedMessage> answer =
                story.finalResponse().filter(m -> !story.livedOn() && !isAcknowledged(m, story));
        return answer.flatMap(m -> story.call().messages().stream()
                .filter(refusal -> refusal.message().statusCode() >= REFUSAL
                        && refusal.message().method().equals(ACK)
                        && number(refusal).equals(number(m))
                        && m.isBefore(refusal)
                        && pattern.matches(refusal, story))
                .findFirst()
                .map(refusal -> Map.of("ack_refusal", refusal)));
    }

    /** Whether an ACK went to the node that answered the call, and that node took it. */
    private static boolean isAcknowledged(ObservedMessage answer, Story story) {
        Optional<String> answering = answer.source().map(Endpoint::host);
        List<ObservedMessage> acks = story.call().messages().stream()
                .filter(m -> m.message().method().equals(ACK))
                .toList();
        return answering.isPresent()
                && acks.stream()
                        .anyMatch(m -> m.message().isRequest()
                                && m.destination().map(Endpoint::host).equals(answering))
                && acks.stream()
                        .noneMatch(m -> m.message().statusCode() >= REFUSAL
                                && m.source().map(Endpoint::host).equals(answering));
    }

    private static Optional<Long> number(ObservedMessage message) {
        return message.message().cseq().map(CSeq::number);
    }
}
