// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code answered_in_vain: ">= 2"}: so often came the same request of a hop again after a response that must have stopped
 * its repetitions: any to an INVITE, a final one to another request (RFC 3261 sections 17.1.1.2 and 17.1.2.2). The sender
 * then did not get it, although it was sent.
 */
record AnsweredInVain(Bound repeated) implements Clause {
    /** What was on its way already when the response left says nothing. */
    private static final Duration CROSSING = Duration.ofMillis(400);

    static AnsweredInVain read(Section entry) {
        return new AnsweredInVain(Bound.read(entry, "answered_in_vain"));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.hop().flatMap(this::match);
    }

    private Optional<Map<String, Witness>> match(Transaction hop) {
        Optional<ObservedMessage> answer = hop.responses().stream()
                .filter(m -> m.message().isFinal() || hop.method().equals("INVITE"))
                .findFirst();
        List<ObservedMessage> after = answer.map(a -> after(hop, a)).orElse(List.of());
        return answer.filter(a -> !after.isEmpty() && repeated.holds(Transaction.repeats(after) + 1L))
                .map(a -> Map.of("answer", a, "silent.last", after.get(after.size() - 1)));
    }

    private static List<ObservedMessage> after(Transaction hop, ObservedMessage answer) {
        return hop.requests().stream()
                .filter(m ->
                        answer.until(m).filter(d -> d.compareTo(CROSSING) > 0).isPresent())
                .toList();
    }
}
