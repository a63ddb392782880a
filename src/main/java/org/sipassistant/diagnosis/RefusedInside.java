// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Decision;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.Endpoint;

/**
 * A request inside an answered call whose refusal decided what became of the call: not its 200 did.
 *
 * @param request the refused request on all its hops
 * @param decision the hop on which the refusal was first sent
 */
record RefusedInside(Exchange request, Decision decision) {
    private static final int REFUSAL = 300;

    /** The role of session border controllers, softswitches and gateways. */
    private static final String CARRIER = "gateway";

    /** Empty where the call was not answered, or the finding cites no such refusal. */
    static Optional<RefusedInside> of(Story story, Finding finding) {
        if (story.state() != State.ANSWERED) {
            return Optional.empty();
        }
        return finding.evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedMessage.class::isInstance)
                .map(ObservedMessage.class::cast)
                .filter(m -> m.message().statusCode() >= 300)
                .flatMap(m -> inside(story, m).stream())
                .findFirst();
    }

    private static Optional<RefusedInside> inside(Story story, ObservedMessage refusal) {
        for (Exchange exchange : story.later()) {
            for (Transaction hop : exchange.transactions()) {
                if (hop.finalResponse().filter(refusal::equals).isPresent()) {
                    return Optional.of(new RefusedInside(exchange, new Decision(hop, Optional.of(refusal))));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The refusal of a request where its sender was refused so: as the node furthest downstream sent it first. What the nodes
     * above hand on is a copy; where they make another code of it, the one its sender got counts.
     */
    static Optional<ObservedMessage> first(Exchange exchange) {
        Optional<ObservedMessage> told = exchange.finalResponse();
        Optional<ObservedMessage> behind = onOtherLeg(exchange).filter(refusal -> exchange.isSuccessful());
        return behind.isPresent()
                ? behind
                : Decision.of(exchange)
                        .flatMap(Decision::response)
                        .filter(m -> told.filter(t ->
                                        t.message().statusCode() == m.message().statusCode())
                                .isPresent())
                        .or(() -> told);
    }

    /**
     * The refusal behind a node that sends a request of its own on its other leg, whatever it answered to the one that it got;
     * empty where it was accepted there at last.
     */
    static Optional<ObservedMessage> onOtherLeg(Exchange exchange) {
        Optional<String> near = exchange.first().message().callId();
        List<Transaction> behind = exchange.transactions().stream()
                .filter(hop -> !hop.first().message().callId().equals(near))
                .toList();
        boolean accepted = behind.stream()
                .flatMap(hop -> hop.finalResponse().stream())
                .anyMatch(m -> m.message().statusCode() < REFUSAL);
        return behind.stream()
                .filter(hop -> !accepted)
                .flatMap(hop -> hop.finalResponse().stream())
                .filter(m -> m.message().statusCode() >= REFUSAL)
                .findFirst();
    }

    /**
     * Whose node refused: that of one of the two sides, or one between them; empty where the addresses do not tell. What answers
     * the call with the software of a carrier is no phone.
     */
    Optional<Party> side(Story story) {
        Optional<String> node = decision.node().map(Endpoint::host);
        Optional<String> caller =
                story.request().flatMap(ObservedMessage::source).map(Endpoint::host);
        Optional<String> callee = story.decider().map(Endpoint::host);
        if (node.isEmpty() || caller.isEmpty() || callee.isEmpty()) {
            return Optional.empty();
        }
        boolean fromCaller = request.request().filter(story::isFromCaller).isPresent();
        if (fromCaller ? node.equals(callee) : node.equals(caller)) {
            Party called = isOfCarrier(story) ? Party.NEXT_HOP : Party.CALLEE;
            return Optional.of(fromCaller ? called : Party.CALLER);
        }
        return Optional.of(Party.PROXY);
    }

    private static boolean isOfCarrier(Story story) {
        return story.finalResponse()
                .flatMap(story::productOf)
                .filter(product -> product.role().equals(CARRIER))
                .isPresent();
    }
}
