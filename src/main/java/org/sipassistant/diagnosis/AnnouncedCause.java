// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.message.Reason;

/**
 * The cause that a provisional response names while the telephone network plays its announcement (RFC 3326, RFC 3398
 * section 7.2.6): the call has failed there, although no final response was seen.
 */
final class AnnouncedCause {
    static final String RULE = "cause-announced";
    private static final double CONFIDENCE = 0.7;

    private AnnouncedCause() {}

    static Optional<Finding> finding(Story story) {
        if (story.finalResponse().isPresent()) {
            return Optional.empty();
        }
        return story.attempt().stream()
                .map(Exchange::transactions)
                .flatMap(List::stream)
                .map(Transaction::responses)
                .flatMap(List::stream)
                .filter(m -> cause(m, story).isPresent())
                .reduce((earlier, later) -> later)
                .map(m -> finding(m, cause(m, story).orElseThrow(), story));
    }

    private static Optional<Cause> cause(ObservedMessage message, Story story) {
        return message.message().reasons().stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850"))
                .map(Reason::cause)
                .filter(number -> number.isPresent())
                .flatMap(number -> story.knowledge().cause(String.valueOf(number.getAsInt())).stream())
                .filter(cause -> !cause.generic())
                .findFirst();
    }

    private static Finding finding(ObservedMessage message, Cause cause, Story story) {
        Verdict verdict = new Verdict(
                cause.category(),
                List.of(),
                Optional.of("failed"),
                Optional.empty(),
                cause.origin(),
                cause.responsible(),
                CONFIDENCE,
                new Template(List.of()),
                cause.explanation(),
                List.of(),
                List.of("The final response, which follows the announcement."),
                List.of());
        return new Finding(
                RULE,
                "A provisional response announced why the call fails: " + cause.name(),
                verdict,
                0,
                Facts.of(story, Map.of()).get("decider").orElse("The answering side") + " sent "
                        + Facts.codeAndPhrase(message) + ", and its Reason already says Q.850 cause "
                        + cause.cause().orElseThrow() + ", " + cause.name(),
                List.of(cause.checkFirst()),
                List.of(new Evidence(message, "the response that names the cause")));
    }
}
