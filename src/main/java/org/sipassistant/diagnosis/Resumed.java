// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Sdp;

/**
 * {@code resumed: one_way}: a call that was on hold was taken up again with an offer for both directions, and the answer, the
 * last one of the call, is for one direction or none (RFC 3264 section 8.4) although that side holds the call no longer.
 * {@code resumed: refused}: that offer was refused for its media, and no later one was accepted.
 */
record Resumed(String how) implements Clause {
    private static final String ONE_WAY = "one_way";
    private static final String REFUSED = "refused";
    private static final String BOTH = "sendrecv";
    private static final Set<Integer> OF_MEDIA = Set.of(406, 415, 488, 606);
    private static final Set<String> CHANGES = Set.of("INVITE", "UPDATE");

    static Resumed read(Section entry) {
        return new Resumed(entry.oneOf("resumed", List.of(ONE_WAY, REFUSED)));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return how.equals(REFUSED) ? refused(story) : oneWay(story);
    }

    private static Stream<Exchange> changes(Story story) {
        return story.later().stream().filter(e -> CHANGES.contains(e.method()));
    }

    private static Optional<Map<String, Witness>> refused(Story story) {
        Optional<Exchange> accepted = changes(story)
                .filter(e -> e.isSuccessful() && offer(e).isPresent())
                .reduce((earlier, later) -> later);
        return accepted.filter(hold -> !isBoth(offer(hold)))
                .flatMap(hold -> changes(story)
                        .filter(e -> isFrom(hold, e) && hold.first().isBefore(e.first()) && isBoth(offer(e)))
                        .filter(e -> e.finalAtSender()
                                .filter(m -> OF_MEDIA.contains(m.message().statusCode()))
                                .isPresent())
                        .findFirst())
                .map(InDialog::evidence);
    }

    private static Optional<Map<String, Witness>> oneWay(Story story) {
        List<Exchange> changes = changes(story)
                .filter(Exchange::isSuccessful)
                .filter(e -> offer(e).isPresent() && answer(e).isPresent())
                .toList();
        if (changes.size() < 2) {
            return Optional.empty();
        }
        Exchange last = changes.getLast();
        boolean held = changes.stream().limit(changes.size() - 1L).anyMatch(e -> isFrom(last, e) && !isBoth(offer(e)));
        boolean heldThere = changes.stream()
                .filter(e -> !isFrom(last, e))
                .reduce((earlier, later) -> later)
                .filter(e -> !isBoth(offer(e)))
                .isPresent();
        return held && !heldThere && isBoth(offer(last)) && !isBoth(answer(last))
                ? Optional.of(InDialog.evidence(last))
                : Optional.empty();
    }

    private static boolean isFrom(Exchange one, Exchange other) {
        return one.fromTag().equals(other.fromTag());
    }

    private static boolean isBoth(Optional<String> direction) {
        return direction.filter(BOTH::equals).isPresent();
    }

    private static Optional<String> offer(Exchange exchange) {
        return direction(exchange.request());
    }

    private static Optional<String> answer(Exchange exchange) {
        return direction(exchange.finalAtSender());
    }

    private static Optional<String> direction(Optional<ObservedMessage> message) {
        return message.filter(m -> !m.message().truncated())
                .flatMap(m -> m.message().sdp())
                .map(Sdp::direction);
    }
}
