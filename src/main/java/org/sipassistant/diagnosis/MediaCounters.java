// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.MediaReport;
import org.sipassistant.message.Sdp;

/**
 * {@code media_counters: {sent: "> 50", received: "0"}}: a side that hung up, or was hung up on, counted these packets
 * ({@link MediaReport}), although offer and answer were for sound in both directions, nobody was put on hold and it was
 * no announcement to a loudspeaker.
 *
 * @param lostPercent of the packets that should have come
 */
record MediaCounters(Optional<Bound> sent, Optional<Bound> received, Optional<Bound> lostPercent) implements Clause {
    private static final long HUNDRED = 100;

    /** A count of lost packets below zero, as 24 bits show it (RFC 3550 section 6.4.1): more came than were due. */
    private static final long LEAST_WRONG = 1L << 23;

    private static final List<String> AUTOMATIC =
            List.of("answer-after", "auto", "ring answer", "ring-answer", "intercom", "page", "paging");

    static MediaCounters read(Section section) {
        MediaCounters read = new MediaCounters(
                Clause.bound(section, "sent"),
                Clause.bound(section, "received"),
                Clause.bound(section, "lost_percent"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        if (!isTwoWay(story.request())
                || !isTwoWay(story.finalResponse())
                || story.later().stream().anyMatch(MediaCounters::holds)
                || story.request().filter(MediaCounters::isPage).isPresent()) {
            return Optional.empty();
        }
        return story.call().later("BYE").stream()
                .flatMap(bye -> Stream.concat(bye.request().stream(), bye.finalAtSender().stream()))
                .filter(this::counts)
                .findFirst()
                .map(m -> Map.of("media_report", m));
    }

    /** A change of the session to one direction (RFC 3264 section 8.4): hold music flows one way, and for long. */
    private static boolean holds(Exchange change) {
        return Stream.concat(change.request().stream(), change.finalAtSender().stream())
                .anyMatch(m -> !isTwoWay(Optional.of(m)));
    }

    /** A call that asks to be answered without a person, as paging does (RFC 5373 and what products write instead). */
    private static boolean isPage(ObservedMessage request) {
        return Stream.of("Alert-Info", "Call-Info", "Answer-Mode", "Priv-Answer-Mode")
                .flatMap(name -> request.message().header(name).stream())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .anyMatch(value -> AUTOMATIC.stream().anyMatch(value::contains));
    }

    private boolean counts(ObservedMessage message) {
        Optional<MediaReport> report = MediaReport.of(message.message());
        return holds(sent, report.map(MediaReport::sent))
                && holds(received, report.map(MediaReport::received))
                && holds(lostPercent, report.map(MediaCounters::lostPercent));
    }

    /** Empty where not both are told, none was due, or the number cannot be one of lost packets. */
    private static OptionalLong lostPercent(MediaReport report) {
        long lost = report.lost().orElse(0);
        long due = lost + report.received().orElse(0);
        return report.lost().isEmpty() || report.received().isEmpty() || due == 0 || lost >= LEAST_WRONG
                ? OptionalLong.empty()
                : OptionalLong.of(HUNDRED * lost / due);
    }

    private static boolean holds(Optional<Bound> bound, Optional<OptionalLong> packets) {
        OptionalLong number = packets.orElse(OptionalLong.empty());
        return bound.isEmpty() || number.isPresent() && bound.get().holds(number.getAsLong());
    }

    /** What was not seen, or has no direction, is for both directions (RFC 3264 section 5.1). */
    private static boolean isTwoWay(Optional<ObservedMessage> message) {
        return message.flatMap(m -> m.message().sdp())
                .map(Sdp::direction)
                .filter(direction -> !direction.equals("sendrecv"))
                .isEmpty();
    }
}
