// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.message.Reason;

/**
 * The cause that a provisional response names while the telephone network plays its announcement (RFC 3326, RFC 3398
 * section 7.2.6): the call has failed there, whatever ends the announcement.
 */
final class AnnouncedCause {
    static final String RULE = "cause-announced";
    private static final double CONFIDENCE = 0.85;

    /** Where the caller gave up before the network did. */
    private static final double GIVEN_UP = 0.66;

    /** Early media comes with 183: 181 tells of forwarding, 182 of a queue, 199 of one branch alone (RFC 6228). */
    private static final int ANNOUNCEMENT = 183;

    /** What is sent when an announcement has been played to its end, or a CANCEL broke it off, whatever the cause. */
    private static final Set<Integer> VAGUE = Set.of(408, 480, 487, 500, 503, 504);

    private AnnouncedCause() {}

    static Optional<Finding> finding(Story story) {
        if (story.state() == State.ANSWERED
                || story.finalResponse().filter(AnnouncedCause::tells).isPresent()) {
            return Optional.empty();
        }
        List<ObservedMessage> progress = story.attempt().stream()
                .map(Exchange::transactions)
                .flatMap(List::stream)
                .map(Transaction::responses)
                .flatMap(List::stream)
                .filter(m -> m.message().statusCode() > 100 && m.message().statusCode() < 200)
                .toList();
        // A later response without a cause shows that the call went on: it was forwarded, or another branch rings.
        return progress.stream()
                .reduce((earlier, later) -> later)
                .filter(m -> m.message().statusCode() == ANNOUNCEMENT)
                .flatMap(m -> cause(m, story).map(cause -> finding(m, cause, story)));
    }

    /** Whether a final response has a cause of its own, or a code that needs none. */
    private static boolean tells(ObservedMessage answer) {
        boolean vague = VAGUE.contains(answer.message().statusCode());
        return !vague
                || answer.message().reasons().stream().anyMatch(r -> r.cause().isPresent());
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
                story.isCancelledByCaller() ? GIVEN_UP : CONFIDENCE,
                new Template(List.of()),
                cause.explanation(),
                List.of(),
                story.finalResponse().isPresent()
                        ? List.of()
                        : List.of("The final response, which follows the announcement."),
                List.of());
        return new Finding(
                RULE,
                "A provisional response announced why the call fails: " + cause.name(),
                verdict,
                0,
                message.source().map(story.names()::of).orElse("the answering side") + " sent "
                        + Facts.codeAndPhrase(message) + ", and its Reason already says Q.850 cause "
                        + cause.cause().orElseThrow() + ", " + cause.name(),
                List.of(cause.checkFirst()),
                List.of(new Evidence(message, "the response that names the cause")));
    }
}
