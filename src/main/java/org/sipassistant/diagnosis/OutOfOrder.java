// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.CSeq;

/**
 * {@code out_of_order: true}: a request inside the call has a smaller CSeq number than one that the same side had sent before, and was
 * refused (RFC 3261 sections 12.2.1.1 and 12.2.2), so that the other side took it for an old one.
 */
record OutOfOrder(boolean wanted) implements Clause {
    private static final int REFUSAL = 400;
    private static final Set<Integer> CHALLENGES = Set.of(401, 407);

    static OutOfOrder read(Section entry) {
        return new OutOfOrder(entry.flag("out_of_order", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Map<String, Long> highest = new HashMap<>();
        story.attempt().ifPresent(attempt -> count(attempt.first(), highest));
        Optional<Exchange> late = Optional.empty();
        for (Exchange exchange : story.later()) {
            if (late.isEmpty() && isLower(exchange.first(), highest) && isRefused(exchange)) {
                late = Optional.of(exchange);
            }
            count(exchange.first(), highest);
        }
        return late.isPresent() == wanted
                ? Optional.of(late.map(InDialog::evidence).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean isRefused(Exchange exchange) {
        return exchange.finalResponse()
                .map(m -> m.message().statusCode())
                .filter(code -> code >= REFUSAL && !CHALLENGES.contains(code))
                .isPresent();
    }

    /** Only what has both tags belongs to the dialog. */
    private static boolean isLower(ObservedMessage request, Map<String, Long> highest) {
        Optional<Long> number =
                number(request).filter(n -> request.message().toTag().isPresent());
        Long before = highest.get(side(request));
        return before != null && number.filter(n -> n < before).isPresent();
    }

    private static void count(ObservedMessage request, Map<String, Long> highest) {
        number(request)
                .filter(n -> request.message().isRequest())
                .ifPresent(n -> highest.merge(side(request), n, Math::max));
    }

    private static Optional<Long> number(ObservedMessage request) {
        return request.message().cseq().map(CSeq::number);
    }

    /** Which numbers of its own each side counts with, in each dialog. */
    private static String side(ObservedMessage request) {
        return request.message().callId().orElse("")
                + ' '
                + request.message().fromTag().orElse("");
    }
}
