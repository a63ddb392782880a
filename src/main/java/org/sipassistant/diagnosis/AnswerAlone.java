// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;

/**
 * What a person means who shows the answer to an INVITE and nothing else: it was not this answer that they missed, so that
 * it came, or came again, without what should follow it, the ACK (RFC 3261 section 13.3.1.4). In an index the same is only
 * what was shipped.
 */
final class AnswerAlone {
    static final String RULE = "answer-alone";
    private static final double CONFIDENCE = 0.3;

    private AnswerAlone() {}

    /** Empty where somebody else chose what there is, or more than the answer was seen. */
    static Optional<Finding> finding(Story story) {
        List<ObservedMessage> messages = story.call().messages();
        boolean alone = !messages.isEmpty()
                && story.material().excerpt()
                && story.call().kind() == Kind.CALL
                && messages.stream().allMatch(AnswerAlone::isAnswer);
        return alone ? Optional.of(finding(messages.get(messages.size() - 1))) : Optional.empty();
    }

    private static boolean isAnswer(ObservedMessage message) {
        return message.message().method().equals("INVITE") && message.message().statusCode() / 100 == 2;
    }

    private static Finding finding(ObservedMessage answer) {
        Verdict verdict = new Verdict(
                "ack-lost-or-nat-contact",
                List.of("not-a-failure", "ice-or-media-nat"),
                Optional.empty(),
                Optional.empty(),
                Party.UNKNOWN,
                Party.UNKNOWN,
                CONFIDENCE,
                new Template(List.of()),
                "Whoever answers repeats the 200 OK until an ACK comes to the address in its Contact, by way of its"
                        + " Record-Route, and hangs up after 32 seconds without one.",
                List.of(),
                List.of("The INVITE before this answer, and the ACK after it: they would show whether anything is"
                        + " wrong."),
                List.of());
        return new Finding(
                RULE,
                "An answer, and nothing of the call beside it",
                verdict,
                0,
                Facts.codeAndPhrase(answer)
                        + " is all there is of it; if the call did not last, look for the ACK of this answer",
                List.of("Compare the Contact and Record-Route of this answer with where the ACK goes; if the ACK"
                        + " arrives, nothing here shows a failure."),
                List.of(new Evidence(answer, "the answer that needs an ACK")));
    }
}
