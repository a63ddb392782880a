// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code final_response: {...}}: the final response of the hop that decided.
 *
 * @param retransmitted how often it was repeated
 * @param retransmittedAfterAck how often it was repeated after its ACK had been seen somewhere
 * @param after the time since the request on that hop
 * @param ringing whether the callee was alerted before
 * @param forwarded whether the hop lies behind another one that was seen
 * @param contradicted whether its Q.850 cause means something else than its code
 * @param ofNode whether a PBX sent it, with which everything ends that was seen: its cause may be its own
 */
record FinalResponse(
        MessagePattern pattern,
        Optional<Bound> retransmitted,
        Optional<Bound> retransmittedAfterAck,
        Optional<Bound> after,
        Optional<Boolean> ringing,
        Optional<Boolean> forwarded,
        Optional<Boolean> contradicted,
        Optional<Boolean> ofNode)
        implements Clause {

    /** How long an ACK may be under way before a repetition of the answer means that it was lost. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(500);

    static FinalResponse read(Section section) {
        FinalResponse read = new FinalResponse(
                MessagePattern.read(section),
                Clause.bound(section, "retransmitted"),
                Clause.bound(section, "retransmitted_after_ack"),
                Clause.bound(section, "after"),
                Clause.flag(section, "ringing"),
                Clause.flag(section, "forwarded"),
                Clause.flag(section, "contradicted"),
                Clause.flag(section, "of_node"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<Transaction> hop = story.hop();
        Optional<ObservedMessage> response = story.finalResponse();
        if (hop.isEmpty() || response.isEmpty() || !pattern.matches(response.get(), story)) {
            return Optional.empty();
        }
        boolean holds = Clause.holds(retransmitted, hop.get().finalRetransmissions())
                && Clause.holds(retransmittedAfterAck, afterAck(story, hop.get()))
                && Clause.holds(after, Timing.between(hop.get().request(), response))
                && Clause.is(ringing, story.ringingAtDecider().isPresent())
                && Clause.is(forwarded, story.isForwarded())
                && (contradicted.isEmpty() || Clause.is(contradicted, Contradiction.ofCause(story)))
                && (ofNode.isEmpty() || Clause.is(ofNode, OwnCause.isOf(response.get(), story)));
        ObservedMessage last = hop.get().lastFinalResponse().orElse(response.get());
        return holds
                ? Optional.of(Map.of("final_response", response.get(), "final_response.last", last))
                : Optional.empty();
    }

    private static long afterAck(Story story, Transaction hop) {
        Optional<ObservedMessage> ack = story.ack();
        if (ack.isEmpty()) {
            return 0;
        }
        return hop.finalRetransmissions(
                m -> ack.get().until(m).filter(d -> d.compareTo(ON_ITS_WAY) > 0).isPresent());
    }
}
