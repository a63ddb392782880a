// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;

/**
 * {@code ack_amiss: true}: an ACK went the way on which the 2xx came, but with the tag or the CSeq number of something else, so that
 * the answering side takes it for none (RFC 3261 section 13.2.2.4), no right one was seen, and the call did not go on all the same.
 */
record AckAmiss(boolean wanted) implements Clause {
    private static final String ACK = "ACK";
    private static final String INVITE = "INVITE";
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;

    static AckAmiss read(Section entry) {
        return new AckAmiss(entry.flag("ack_amiss", true));
    }

    /** What an ACK and the answer that it acknowledges have in common. */
    private record Mark(
            Optional<String> callId, Optional<String> fromTag, Optional<String> toTag, Optional<Long> number) {
        static Mark of(ObservedMessage message) {
            SipMessage read = message.message();
            return new Mark(
                    read.callId(), read.fromTag(), read.toTag(), read.cseq().map(CSeq::number));
        }

        /** One of another request of the dialog. */
        Mark ofDialog() {
            return new Mark(callId, fromTag, toTag, Optional.empty());
        }

        /** One of another branch of the request. */
        Mark ofRequest() {
            return new Mark(callId, fromTag, Optional.empty(), number);
        }
    }

    /** A mark between two nodes, whoever sends. */
    private record Way(Mark mark, Set<String> nodes) {
        static Stream<Way> like(ObservedMessage message) {
            Set<String> nodes = Stream.of(message.source(), message.destination())
                    .flatMap(Optional::stream)
                    .map(Endpoint::host)
                    .collect(Collectors.toSet());
            Mark mark = Mark.of(message);
            return Stream.of(new Way(mark.ofDialog(), nodes), new Way(mark.ofRequest(), nodes));
        }
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Set<Mark> answers = new HashSet<>();
        Set<Mark> refusals = new HashSet<>();
        Map<Way, ObservedMessage> ways = new HashMap<>();
        List<ObservedMessage> acks = new ArrayList<>();
        for (ObservedMessage message : story.call().messages()) {
            SipMessage read = message.message();
            if (read.isRequest() && read.method().equals(ACK)) {
                acks.add(message);
            } else if (read.method().equals(INVITE) && read.statusCode() / HUNDRED == SUCCESS) {
                answers.add(Mark.of(message));
                Way.like(message).forEach(way -> ways.putIfAbsent(way, message));
            } else if (read.method().equals(INVITE) && read.statusCode() / HUNDRED > SUCCESS) {
                refusals.add(Mark.of(message));
            }
        }
        boolean isRight = acks.stream().map(Mark::of).anyMatch(answers::contains);
        Optional<ObservedMessage> amiss = acks.stream()
                .filter(ack -> !isRight && !story.livedOn() && !refusals.contains(Mark.of(ack)))
                .filter(ack -> Way.like(ack)
                        .flatMap(way -> Stream.ofNullable(ways.get(way)))
                        .anyMatch(answer -> answer.isBefore(ack)))
                .findFirst();
        return amiss.isPresent() == wanted
                ? Optional.of(
                        amiss.<Map<String, Witness>>map(m -> Map.of("ack", m)).orElse(Map.of()))
                : Optional.empty();
    }
}
