// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/**
 * {@code offer_unanswered: caller}: the INVITE had no offer, so that its 2xx made one, and the ACK brought no answer to it (RFC 3261
 * section 13.2.1). An offer in a reliable provisional response is answered in its PRACK. {@code node}: so did a node that joins two calls, which
 * may have left the answer out. Nor did a later change bring one.
 */
record OfferUnanswered(String by) implements Clause {
    private static final String NODE = "node";

    static OfferUnanswered read(Section entry) {
        return new OfferUnanswered(entry.oneOf("offer_unanswered", List.of("caller", NODE)));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean confirmed = story.later().stream().anyMatch(e -> e.method().equals("PRACK"));
        return story.attempt()
                .filter(attempt -> !confirmed)
                .flatMap(attempt -> ack(attempt, story))
                .map(m -> Map.of("ack", m));
    }

    /** The ACK that should have answered, on whichever leg: a node between may have left the answer out. */
    private Optional<ObservedMessage> ack(Exchange attempt, Story story) {
        return attempt.acks().stream()
                .flatMap(hop -> hop.request().stream())
                .filter(ack -> isBare(ack.message()))
                .filter(ack -> by.equals(NODE) != isOfCaller(ack, story))
                .filter(ack -> story.later().stream().noneMatch(change -> brings(change, ack)))
                .filter(ack -> attempt.transactions().stream()
                        .filter(hop -> hop.first()
                                .message()
                                .callId()
                                .equals(ack.message().callId()))
                        .anyMatch(OfferUnanswered::isAskedForOffer))
                .findFirst();
    }

    private static boolean isOfCaller(ObservedMessage ack, Story story) {
        return ack.message().callId().equals(Optional.of(story.call().callId()));
    }

    /** Whether a later request on the same leg led to a description of both sides. */
    private static boolean brings(Exchange change, ObservedMessage ack) {
        return change.transactions().stream()
                .filter(hop ->
                        hop.first().message().callId().equals(ack.message().callId()))
                .filter(hop ->
                        hop.request().filter(m -> m.message().sdp().isPresent()).isPresent())
                .flatMap(hop -> hop.finalResponse().stream())
                .anyMatch(m -> m.message().statusCode() / 100 == 2);
    }

    private static boolean isAskedForOffer(Transaction hop) {
        return hop.request().filter(m -> isBare(m.message())).isPresent()
                && hop.finalResponse()
                        .filter(m -> m.message().statusCode() / 100 == 2)
                        .filter(m -> m.message().sdp().isPresent())
                        .isPresent();
    }

    /** Without any body, and said to have none: one that the log left out is not missing. */
    static boolean isBare(SipMessage message) {
        return !message.truncated()
                && message.number(Header.CONTENT_LENGTH).stream().anyMatch(length -> length == 0)
                && message.header(Header.CONTENT_TYPE).isEmpty()
                && message.body().isBlank();
    }
}
