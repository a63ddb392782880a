// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

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
 * {@code offer_unanswered: true}: the INVITE had no offer, so that its 2xx made one, and the ACK brought no answer to it (RFC 3261
 * section 13.2.1). An offer in a reliable provisional response is answered in its PRACK.
 */
record OfferUnanswered(boolean wanted) implements Clause {
    static OfferUnanswered read(Section entry) {
        return new OfferUnanswered(entry.flag("offer_unanswered", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> ack = story.attempt().flatMap(OfferUnanswered::ack);
        boolean confirmed = story.later().stream().anyMatch(e -> e.method().equals("PRACK"));
        boolean unanswered = ack.isPresent() && !confirmed;
        return unanswered == wanted
                ? Optional.of(
                        ack.<Map<String, Witness>>map(m -> Map.of("ack", m)).orElse(Map.of()))
                : Optional.empty();
    }

    /** The ACK that should have answered, on whichever leg: a node between may have left the answer out. */
    private static Optional<ObservedMessage> ack(Exchange attempt) {
        return attempt.acks().stream()
                .flatMap(hop -> hop.request().stream())
                .filter(ack -> isBare(ack.message()))
                .filter(ack -> attempt.transactions().stream()
                        .filter(hop -> hop.first()
                                .message()
                                .callId()
                                .equals(ack.message().callId()))
                        .anyMatch(OfferUnanswered::isAskedForOffer))
                .findFirst();
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
