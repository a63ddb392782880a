// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code answer_missing: true}: the INVITE had an offer, its 2xx has no session description, and no response before had one or
 * may have had one that the log left out (RFC 3261 section 13.2.1).
 */
record AnswerMissing(boolean wanted) implements Clause {
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    /** The provisional responses that may have an answer; a 100 has none. */
    private static final Set<Integer> ALERTING = Set.of(180, 181, 182, 183, 199);

    static AnswerMissing read(Section entry) {
        return new AnswerMissing(entry.flag("answer_missing", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> offer =
                story.request().filter(m -> m.message().sdp().isPresent());
        boolean bare = story.finalResponse()
                .filter(m -> m.message().statusCode() / HUNDRED == SUCCESS)
                .filter(m -> OfferUnanswered.isBare(m.message()))
                .isPresent();
        boolean early = story.attempt().stream()
                .map(Exchange::transactions)
                .flatMap(hops -> hops.stream())
                .flatMap(hop -> hop.responses().stream())
                .filter(m -> ALERTING.contains(m.message().statusCode()))
                .anyMatch(m -> !OfferUnanswered.isBare(m.message()));
        boolean missing = offer.isPresent() && bare && !early;
        return missing == wanted
                ? Optional.of(
                        offer.<Map<String, Witness>>map(m -> Map.of("offer", m)).orElse(Map.of()))
                : Optional.empty();
    }
}
