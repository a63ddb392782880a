// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;

/**
 * What the end of a call tells where its beginning was not seen: a CANCEL ends one that nobody had answered, a BYE one that
 * was answered (RFC 3261 sections 9.1 and 15). Why, neither says, so it is not sure.
 */
final class EndAlone {
    static final String CANCELLED = "cancel-alone";
    static final String HUNG_UP = "bye-alone";
    private static final double CANCEL_CONFIDENCE = 0.5;
    private static final double BYE_CONFIDENCE = 0.35;

    private EndAlone() {}

    /** Empty where a final response to another request was seen, which tells more. */
    static Optional<Finding> finding(Story story) {
        List<ObservedMessage> messages = story.call().messages();
        boolean refused = messages.stream()
                .filter(m -> m.message().isFinal())
                .anyMatch(m ->
                        !isOf(m, "CANCEL") && !(isOf(m, "BYE") && m.message().statusCode() < 300));
        if (refused) {
            return Optional.empty();
        }
        return last(messages, "CANCEL")
                .map(EndAlone::cancelled)
                .or(() -> story.attempt().isPresent()
                        ? Optional.empty()
                        : last(messages, "BYE").map(EndAlone::hungUp));
    }

    private static Optional<ObservedMessage> last(List<ObservedMessage> messages, String method) {
        return messages.stream().filter(m -> isOf(m, method)).reduce((earlier, later) -> later);
    }

    private static boolean isOf(ObservedMessage message, String method) {
        return message.message().method().equals(method);
    }

    private static Finding cancelled(ObservedMessage cancel) {
        return finding(
                CANCELLED,
                "A CANCEL, and nothing of the call before it",
                verdict(
                        "caller-cancelled",
                        List.of("callee-no-answer-timeout", "not-a-failure"),
                        Optional.of("cancelled"),
                        Party.CALLER,
                        CANCEL_CONFIDENCE,
                        "A CANCEL takes back an INVITE that nobody has answered yet: the caller hung up, a ring timer"
                                + " ran out, or another phone was quicker.",
                        "The INVITE and its provisional responses: they would show how long it rang, and who gave up."),
                "the call was taken back by a CANCEL before anybody answered",
                "Look for the INVITE before it, and on the most upstream leg for the side that the CANCEL started at.",
                cancel);
    }

    private static Finding hungUp(ObservedMessage bye) {
        return finding(
                HUNG_UP,
                "A BYE, and nothing of the call before it",
                verdict(
                        "not-a-failure",
                        List.of("session-timer", "ice-or-media-nat", "ack-lost-or-nat-contact"),
                        Optional.empty(),
                        Party.NOBODY,
                        BYE_CONFIDENCE,
                        "A BYE ends a call that was answered. A person hangs up in this way, and so does a node whose"
                                + " timer ran out or that hears no media.",
                        "The INVITE and its answer: the time between answer and BYE tells a timer from a person."),
                "a BYE ended the call, which therefore was answered before; nothing here shows that anything was wrong",
                "Compare the time of the answer with that of the BYE: about 32 s point to a lost ACK, a round number"
                        + " to a timer.",
                bye);
    }

    private static Verdict verdict(
            String category,
            List<String> mayBe,
            Optional<String> outcome,
            Party origin,
            double confidence,
            String because,
            String missing) {
        return new Verdict(
                category,
                mayBe,
                outcome,
                Optional.empty(),
                origin,
                Party.NOBODY,
                confidence,
                new Template(List.of()),
                because,
                List.of(),
                List.of(missing),
                List.of());
    }

    private static Finding finding(
            String rule, String title, Verdict verdict, String says, String action, ObservedMessage end) {
        return new Finding(
                rule,
                title,
                verdict,
                0,
                says,
                List.of(action),
                List.of(new Evidence(end, "the last that was seen of it")));
    }
}
