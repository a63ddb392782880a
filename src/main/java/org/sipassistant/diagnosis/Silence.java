// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code silence: {...}}: the hop that decided never gave a final response. A later request with a To tag proves that there
 * was one, which is then only missing here.
 *
 * @param provisional {@code none}: no response at all; {@code trying}: a 100 and nothing else
 * @param retransmitted how often the request was repeated
 * @param transports of that hop
 * @param waited from the request to the last sign of life of the attempt
 */
record Silence(String provisional, Optional<Bound> retransmitted, List<String> transports, Optional<Bound> waited)
        implements Clause {

    private static final List<String> TRANSPORTS = List.of("udp", "tcp", "tls", "ws", "wss", "sctp");

    static Silence read(Section section) {
        Silence read = new Silence(
                section.oneOf("provisional", List.of("none", "trying", "any")),
                Clause.bound(section, "retransmitted"),
                section.textsOf("transport", TRANSPORTS),
                Clause.bound(section, "waited"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<Transaction> silent = story.hop().filter(t -> t.finalResponse().isEmpty());
        if (silent.isEmpty()
                || silent.get().requests().isEmpty()
                || story.proofOfUnseenAnswer().isPresent()) {
            return Optional.empty();
        }
        Transaction hop = silent.get();
        List<ObservedMessage> requests = hop.requests();
        ObservedMessage first = requests.get(0);
        ObservedMessage last = requests.get(requests.size() - 1);
        boolean holds = heard(hop)
                && Clause.holds(retransmitted, hop.requestRetransmissions())
                && (transports.isEmpty() || transports.contains(hop.transport().orElse("udp")))
                && Clause.holds(waited, waited(story, first));
        return holds ? Optional.of(Map.of("silent.first", first, "silent.last", last)) : Optional.empty();
    }

    private boolean heard(Transaction hop) {
        boolean trying = hop.provisional(100, 100).isPresent();
        boolean more = hop.provisional(101, 199).isPresent();
        return switch (provisional) {
            case "none" -> !trying && !more;
            case "trying" -> trying && !more;
            default -> true;
        };
    }

    private static Optional<java.time.Duration> waited(Story story, ObservedMessage first) {
        List<ObservedMessage> all = story.call().messages();
        return Timing.between(Optional.of(first), story.told().or(() -> Optional.of(all.get(all.size() - 1))));
    }
}
