// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.CSeq;

/**
 * {@code out_of_order: true}: a request inside the call has a smaller CSeq number than one that the same side had sent before,
 * and was refused (RFC 3261 sections 12.2.1.1 and 12.2.2), so that the other side took it for an old one.
 */
record OutOfOrder(boolean wanted) implements Clause {
    /** What RFC 3261 section 12.2.2 asks for. */
    private static final int REFUSAL = 500;

    /** Messages that were captured in another order are not so far apart. */
    private static final Duration SURELY_LATER = Duration.ofSeconds(1);

    static OutOfOrder read(Section entry) {
        return new OutOfOrder(entry.flag("out_of_order", true));
    }

    /** What a side counts with: its highest number so far, and when that came. */
    private record Count(long number, ObservedMessage at) {}

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Map<String, Count> highest = new HashMap<>();
        story.attempt().ifPresent(attempt -> count(attempt.first(), story, highest));
        Optional<Exchange> late = Optional.empty();
        for (Exchange exchange : story.later()) {
            if (late.isEmpty() && isLower(exchange.first(), story, highest) && isRefused(exchange)) {
                late = Optional.of(exchange);
            }
            count(exchange.first(), story, highest);
        }
        return late.isPresent() == wanted
                ? Optional.of(late.map(InDialog::evidence).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean isRefused(Exchange exchange) {
        return exchange.finalResponse()
                .filter(m -> m.message().statusCode() == REFUSAL)
                .isPresent();
    }

    private static boolean isLower(ObservedMessage request, Story story, Map<String, Count> highest) {
        Optional<Count> before = side(request, story).map(highest::get);
        return before.isPresent()
                && number(request).filter(n -> n < before.get().number()).isPresent()
                && before.get()
                        .at()
                        .until(request)
                        .filter(since -> since.compareTo(SURELY_LATER) >= 0)
                        .isPresent();
    }

    private static void count(ObservedMessage request, Story story, Map<String, Count> highest) {
        Optional<Long> number = number(request).filter(n -> request.message().isRequest());
        Optional<String> side = side(request, story);
        if (number.isPresent() && side.isPresent()) {
            Count count = new Count(number.get(), request);
            highest.merge(side.get(), count, (one, other) -> one.number() >= other.number() ? one : other);
        }
    }

    private static Optional<Long> number(ObservedMessage request) {
        return request.message().cseq().map(CSeq::number);
    }

    /**
     * Which numbers of its own each side counts with, in each dialog: the first request has the tags of the answer that the call
     * goes on with. Empty where the tags do not tell the sides apart, because they were masked.
     */
    private static Optional<String> side(ObservedMessage request, Story story) {
        Optional<String> own = request.message().fromTag();
        Optional<String> other = request.message()
                .toTag()
                .or(() -> story.finalResponse().flatMap(m -> m.message().toTag()));
        return own.flatMap(from -> other.filter(to -> !to.equals(from))
                .map(to -> request.message().callId().orElse("") + ' ' + from + ' ' + to));
    }
}
