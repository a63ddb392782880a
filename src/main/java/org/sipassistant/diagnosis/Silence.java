// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Material;
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
 * @param past from the request to the end of all that was read
 * @param observed {@code both_ways}: an answer would have been seen; {@code on_the_hop}: by an observer that knows both
 *     ends of it; {@code one_end}: perhaps in a log of what was received only
 * @param unproven whether the log holds no response to anything, so that it may show one direction only, and no times of
 *     repetitions prove that the sender heard none
 * @param tooLarge whether the request travels in fragments while smaller ones to the same host got responses
 * @param fragmented whether it travels in fragments, whatever is known of smaller ones
 */
record Silence(
        String provisional,
        Optional<Bound> retransmitted,
        List<String> transports,
        Optional<Bound> waited,
        Optional<Bound> past,
        List<String> observed,
        Optional<Boolean> unproven,
        Optional<Boolean> tooLarge,
        Optional<Boolean> fragmented)
        implements Clause {

    /** What an Ethernet frame takes without fragments: 1,500 bytes less the headers of IPv4 and UDP. */
    private static final int DATAGRAM = 1_472;

    private static final List<String> TRANSPORTS = List.of("udp", "tcp", "tls", "ws", "wss", "sctp");

    private static final List<String> OBSERVED = List.of("both_ways", "on_the_hop", "one_end");

    static Silence read(Section section) {
        Silence read = new Silence(
                section.oneOf("provisional", List.of("none", "trying", "any")),
                Clause.bound(section, "retransmitted"),
                section.textsOf("transport", TRANSPORTS),
                Clause.bound(section, "waited"),
                Clause.bound(section, "past"),
                section.textsOf("observed", OBSERVED),
                Clause.flag(section, "unproven"),
                Clause.flag(section, "too_large"),
                Clause.flag(section, "fragmented"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<Transaction> silent = story.hop().filter(t -> t.finalResponse().isEmpty());
        if (silent.isEmpty()
                || silent.get().requests().isEmpty()
                || UnseenAnswer.proof(story).isPresent()) {
            return Optional.empty();
        }
        Transaction hop = silent.get();
        List<ObservedMessage> requests = hop.requests();
        ObservedMessage first = requests.get(0);
        ObservedMessage last = requests.get(requests.size() - 1);
        boolean holds = heard(hop)
                && Clause.holds(retransmitted, hop.requestRetransmissions())
                && (transports.isEmpty() || transports.contains(hop.transport().orElse("udp")))
                && Clause.holds(waited, waited(story, first))
                && Clause.holds(past, past(story, first))
                && (observed.isEmpty() || observed.contains(observed(story, first)))
                && Clause.is(unproven, isUnproven(story, hop))
                && Clause.is(tooLarge, isTooLarge(story, first))
                && Clause.is(fragmented, isFragmented(story, first));
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

    private static String observed(Story story, ObservedMessage first) {
        if (story.material().wouldShowAnswer(first)) {
            return "both_ways";
        }
        return first.source().isPresent() && first.destination().isPresent() ? "on_the_hop" : "one_end";
    }

    private static boolean isUnproven(Story story, Transaction hop) {
        Material material = story.material();
        ObservedMessage first = hop.requests().get(0);
        // the log of who received them does not show what the sender heard
        boolean sent = first.destination().isPresent();
        boolean timed = sent && hop.isRepeatedByTimer() && material.answers() == Material.Answers.NONE;
        return material.answers() != Material.Answers.SEEN && !material.wouldShowAnswer(first) && !timed;
    }

    private static boolean isTooLarge(Story story, ObservedMessage first) {
        int passed = first.destination()
                .map(to -> story.material().passed().get(to.host()))
                .orElse(0);
        return isFragmented(story, first) && passed > 0 && passed < DATAGRAM;
    }

    /** Whether a request of the hop that decided is larger than one datagram. */
    static boolean isFragmented(Story story, ObservedMessage request) {
        boolean udp = story.hop().flatMap(Transaction::transport).orElse("udp").equals("udp");
        return udp && Material.size(request.message()) > DATAGRAM;
    }

    private static Optional<Duration> past(Story story, ObservedMessage first) {
        return first.at().flatMap(start -> story.material().end().map(end -> Duration.between(start, end)));
    }

    private static Optional<Duration> waited(Story story, ObservedMessage first) {
        List<ObservedMessage> all = story.call().messages();
        return Timing.between(Optional.of(first), story.told().or(() -> Optional.of(all.get(all.size() - 1))));
    }
}
