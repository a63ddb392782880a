// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code in_dialog: {...}}: a request after the answer got a final response like this, or none.
 *
 * @param pattern of the final response its sender got; where that hop was not seen, of the one that decided
 * @param repaired whether a later request of the same method was accepted
 * @param unanswered whether it was repeated and got no response at all
 * @param survived whether the dialog went on all the same: the other side accepted a request after it, or nobody hung up for
 *     longer than whoever takes the other side for lost
 * @param crossed whether the other side sent the same method within the two seconds before or after, or a BYE had ended
 *     the call
 */
record InDialog(
        List<String> methods,
        MessagePattern pattern,
        boolean unanswered,
        Optional<Boolean> repaired,
        Optional<Boolean> crossed,
        Optional<Boolean> survived)
        implements Clause {

    private static final Duration CROSSING = Duration.ofSeconds(2);

    /** Twice 64 times T1: who gets no answer hangs up after once that time (RFC 3261 section 12.2.1.2). */
    private static final Duration GIVEN_UP = Duration.ofSeconds(64);

    static InDialog read(Section section) {
        InDialog read = new InDialog(
                section.texts("request"),
                MessagePattern.read(section),
                section.flag("unanswered", false),
                Clause.flag(section, "repaired"),
                Clause.flag(section, "crossed"),
                Clause.flag(section, "survived"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.later().stream()
                .filter(e -> methods.isEmpty() || methods.contains(e.method()))
                .filter(e -> unanswered ? isUnanswered(e) : isRefused(e, story))
                .filter(e -> Clause.is(repaired, isRepaired(e, story)))
                .filter(e -> Clause.is(crossed, isCrossed(e, story)))
                .filter(e -> Clause.is(survived, isSurvived(e, story)))
                .findFirst()
                .map(InDialog::evidence);
    }

    private boolean isRefused(Exchange exchange, Story story) {
        return exchange.finalResponse().filter(m -> pattern.matches(m, story)).isPresent();
    }

    /** Repeated as after Timers A and E (RFC 3261 section 17.1), and not even a provisional response on any hop. */
    static boolean isUnanswered(Exchange exchange) {
        return exchange.response(100, 699).isEmpty()
                && exchange.transactions().stream().anyMatch(t -> t.requestRetransmissions() >= 2);
    }

    static boolean isRepaired(Exchange exchange, Story story) {
        return story.later().stream()
                .dropWhile(e -> e != exchange)
                .anyMatch(e -> e.method().equals(exchange.method()) && e.isSuccessful());
    }

    private static boolean isSurvived(Exchange exchange, Story story) {
        boolean accepted = story.later().stream()
                .dropWhile(e -> e != exchange)
                .skip(1)
                .anyMatch(e -> !e.method().equals("BYE") && e.fromTag().equals(exchange.fromTag()) && e.isSuccessful());
        return accepted
                || story.bye()
                        .flatMap(exchange.first()::until)
                        .filter(lasted -> lasted.compareTo(GIVEN_UP) > 0)
                        .isPresent();
    }

    /** Whether nothing can come of its refusal: the other side sent the same just then, or the call had ended before. */
    static boolean isCrossed(Exchange exchange, Story story) {
        return isAfterEnd(exchange, story) || isMirrored(exchange, story);
    }

    /** Whether another BYE had been sent before this request was answered, or would have been. */
    private static boolean isAfterEnd(Exchange exchange, Story story) {
        ObservedMessage end = exchange.finalResponse().orElseGet(exchange::first);
        return story.later().stream()
                .filter(e -> e.method().equals("BYE") && e != exchange)
                .filter(e -> e.first().message().callId().equals(end.message().callId()))
                .anyMatch(bye -> bye.first().isBefore(end)
                        && (bye.first().isBefore(exchange.first())
                                || !bye.fromTag().equals(exchange.fromTag())));
    }

    private static boolean isMirrored(Exchange exchange, Story story) {
        return story.later().stream()
                .filter(e ->
                        e.method().equals(exchange.method()) && !e.fromTag().equals(exchange.fromTag()))
                .anyMatch(e -> e.first()
                        .until(exchange.first())
                        .filter(d -> d.abs().compareTo(CROSSING) > 0)
                        .isEmpty());
    }

    private static Map<String, Witness> evidence(Exchange exchange) {
        Map<String, Witness> evidence = new HashMap<>();
        exchange.request().ifPresent(m -> evidence.put("in_dialog.request", m));
        RefusedInside.first(exchange).ifPresent(m -> evidence.put("in_dialog.response", m));
        return evidence;
    }
}
