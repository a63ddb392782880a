// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A HEP packet as JSON: as the Homer agents and heplify-server write it ({@code SrcIP}, {@code Tsec}, {@code Payload}), and as
 * Homer 7 stores it ({@code protocol_header}, {@code raw}).
 */
final class HepShape implements ParsedShape {

    private static final String FORMAT = "hep-json";

    /** The payload type of SIP; others are RTCP reports, logs and the like. */
    private static final int SIP = 1;

    /** HEP counts seconds in 32 bits. */
    private static final long LAST_SECOND = 1L << 32;

    @Override
    public List<String> marks() {
        return List.of("Payload", "raw");
    }

    @Override
    public Optional<ParsedEvent> read(ParsedDocument packet) {
        Optional<String> payload = packet.text("Payload");
        if (payload.isPresent() && packet.text("SrcIP").isPresent()) {
            PacketFlow flow = new PacketFlow(
                    time(packet.number("Tsec"), packet.number("Tmsec")),
                    packet.endpoint("SrcIP", "SrcPort"),
                    packet.endpoint("DstIP", "DstPort"),
                    packet.text("Protocol").flatMap(PacketFlow::transport),
                    packet.text("NodeName").or(() -> packet.text("NodeID")),
                    packet.text("CID"));
            return event(packet.number("ProtoType"), payload.get(), flow, "Payload");
        }
        Optional<String> raw = packet.text("raw");
        return raw.isEmpty()
                ? Optional.empty()
                : packet.object("protocol_header").flatMap(header -> {
                    PacketFlow flow = new PacketFlow(
                            time(header.number("timeSeconds"), header.number("timeUseconds")),
                            header.endpoint("srcIp", "srcPort"),
                            header.endpoint("dstIp", "dstPort"),
                            header.text("protocol").flatMap(PacketFlow::transport),
                            header.text("captureId"),
                            header.text("correlation_id"));
                    return event(header.number("payloadType"), raw.get(), flow, "raw");
                });
    }

    private static Optional<ParsedEvent> event(OptionalLong type, String text, PacketFlow flow, String field) {
        return type.orElse(SIP) == SIP
                ? Optional.of(ParsedEvent.of(FORMAT, text, flow, List.of(field)))
                : Optional.empty();
    }

    private static Optional<Instant> time(OptionalLong seconds, OptionalLong micros) {
        long nanos = micros.orElse(0) * 1_000;
        boolean usable = seconds.isPresent() && seconds.getAsLong() < LAST_SECOND && nanos < 1_000_000_000;
        return usable ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong(), nanos)) : Optional.empty();
    }
}
