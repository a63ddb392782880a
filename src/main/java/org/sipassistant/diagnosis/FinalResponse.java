// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;

/**
 * {@code final_response: {...}}: the final response of the hop that decided.
 *
 * @param retransmitted how often it was repeated
 * @param retransmittedAfterAck how often it was repeated after its ACK had been seen somewhere
 * @param after the time since the request on that hop
 * @param ringing whether the callee was alerted before
 * @param forwarded whether the hop lies behind another one that was seen
 * @param progress whether any 18x came before, and none that waits to be confirmed (RFC 3262)
 * @param contradicted whether its Q.850 cause means something else than its code
 * @param ofNode whether a PBX sent it, with which everything ends that was seen: its cause may be its own
 * @param expired whether the time that the INVITE gives itself in its Expires had just run out
 */
record FinalResponse(
        MessagePattern pattern,
        Optional<Bound> retransmitted,
        Optional<Bound> retransmittedAfterAck,
        Optional<Bound> after,
        Optional<Boolean> ringing,
        Optional<Boolean> progress,
        Optional<Boolean> forwarded,
        Optional<Boolean> contradicted,
        Optional<Boolean> ofNode,
        Optional<Boolean> expired)
        implements Clause {

    /** How long an ACK may be under way before a repetition of the answer means that it was lost. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(500);

    /** T2, the longest that an answer waits to be repeated (RFC 3261 section 13.3.1.4), and what nodes take to do so. */
    private static final Duration LONGEST_GAP = Duration.ofMillis(4_400);

    /** Some ACKs may be lost; with more than about four the way is bad, though one arrives at last. */
    private static final Duration LONGEST_REPEATED = Duration.ofSeconds(8);

    /** A clock rounds, and a timer starts when the request has been read. */
    private static final Duration EARLY = Duration.ofMillis(500);

    private static final Duration LATE = Duration.ofSeconds(2);

    /** What these refuse, the sender repeats at once in the way they ask for; it failed only where that did not come. */
    private static final Set<Integer> REPAIRABLE = Set.of(420, 421, 422, 423);

    static FinalResponse read(Section section) {
        FinalResponse read = new FinalResponse(
                MessagePattern.read(section),
                Clause.bound(section, "retransmitted"),
                Clause.bound(section, "retransmitted_after_ack"),
                Clause.bound(section, "after"),
                Clause.flag(section, "ringing"),
                Clause.flag(section, "progress"),
                Clause.flag(section, "forwarded"),
                Clause.flag(section, "contradicted"),
                Clause.flag(section, "of_node"),
                Clause.flag(section, "expired"));
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
                && Clause.is(progress, isProgressing(story))
                && Clause.is(forwarded, story.isForwarded())
                && (contradicted.isEmpty() || Clause.is(contradicted, Contradiction.ofCause(story)))
                && (expired.isEmpty() || Clause.is(expired, isExpired(hop.get(), response.get())))
                && (ofNode.isEmpty() || Clause.is(ofNode, OwnCause.isOf(response.get(), story)));
        ObservedMessage last = hop.get().lastFinalResponse().orElse(response.get());
        if (!holds) {
            return Optional.empty();
        }
        Map<String, Witness> cited =
                new HashMap<>(Map.of("final_response", response.get(), "final_response.last", last));
        story.ack().filter(ack -> retransmittedAfterAck.isPresent()).ifPresent(ack -> cited.put("ack", ack));
        return Optional.of(cited);
    }

    private static boolean isProgressing(Story story) {
        return story.progress()
                .filter(m -> m.message().header(Header.RSEQ).isEmpty())
                .isPresent();
    }

    @Override
    public Optional<Awaited> awaited(Story story) {
        return story.finalResponse()
                .filter(m -> REPAIRABLE.contains(m.message().statusCode()))
                .map(m -> new Awaited(
                        m, "Whether the request was repeated as the refusal asks for: the material ends too soon."));
    }

    /** RFC 3261 section 13.3.1: the callee gives up by itself when the INVITE has expired. */
    private static boolean isExpired(Transaction hop, ObservedMessage response) {
        Optional<Duration> waited = Timing.between(hop.request(), Optional.of(response));
        OptionalLong granted =
                hop.request().map(m -> m.message().number(Header.EXPIRES)).orElse(OptionalLong.empty());
        return granted.isPresent()
                && waited.map(d -> d.minusSeconds(granted.getAsLong()))
                        .filter(d -> d.compareTo(EARLY.negated()) >= 0 && d.compareTo(LATE) <= 0)
                        .isPresent();
    }

    private static long afterAck(Story story, Transaction hop) {
        Optional<ObservedMessage> ack = story.ack();
        if (ack.isEmpty()) {
            return 0;
        }
        Predicate<ObservedMessage> late =
                m -> ack.get().until(m).filter(d -> d.compareTo(ON_ITS_WAY) > 0).isPresent();
        if (isSettled(story, hop)) {
            return 0;
        }
        int repeated = hop.finalRetransmissions(late);
        // what is acknowledged already was there before the material begins
        return story.finalResponse().filter(late).isPresent() ? repeated + 1L : repeated;
    }

    /**
     * Whether the answer was not repeated when it was due again, though the call went on: then an ACK had arrived. Who answered
     * ends the call himself where none does.
     */
    private static boolean isSettled(Story story, Transaction hop) {
        Optional<ObservedMessage> first = hop.finalResponse();
        Optional<ObservedMessage> last = hop.lastFinalResponse();
        Optional<Duration> repeated = Timing.between(first, last).filter(d -> d.compareTo(LONGEST_REPEATED) < 0);
        return repeated.isPresent()
                && Timing.between(last, story.bye().filter(story::isFromCaller))
                        .filter(quiet -> quiet.compareTo(LONGEST_GAP) > 0)
                        .isPresent();
    }
}
