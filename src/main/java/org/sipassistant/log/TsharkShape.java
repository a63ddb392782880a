// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;

/**
 * A packet of tshark: {@code -T ek}, whose fields are named {@code sip_sip_Call-ID}, and {@code -T json}, where they are
 * {@code sip.Call-ID}. The headers stand in one field as they were sent, and in most versions the body behind them.
 */
final class TsharkShape implements ParsedShape {

    private static final String FORMAT = "tshark-ek";

    @Override
    public List<String> marks() {
        return List.of("layers", "_source.layers");
    }

    @Override
    public Optional<ParsedEvent> read(ParsedDocument document) {
        boolean shipped = document.object("layers").isPresent();
        String root = shipped ? "layers" : "_source.layers";
        return document.object(root).map(layers -> event(document, layers, root + ".sip."));
    }

    /** A packet may hold several messages. */
    private static ParsedEvent event(ParsedDocument document, ParsedDocument layers, String root) {
        PacketFlow flow = flow(document, layers);
        List<LoggedMessage> messages = new ArrayList<>(1);
        List<String> raw = new ArrayList<>(1);
        for (ParsedDocument sip : layers.objects("sip")) {
            Optional<String> start = value(sip, "sip", "Request-Line").or(() -> value(sip, "sip", "Status-Line"));
            Optional<String> headers = value(sip, "sip", "msg_hdr");
            if (start.isPresent()) {
                String text = headers.isPresent() ? start.get() + "\r\n" + headers.get() : rebuilt(start.get(), sip);
                messages.addAll(ParsedEvent.messages(FORMAT, text, flow));
            }
            for (String name : names("sip", "msg_hdr")) {
                sip.text(name).ifPresent(present -> raw.add(root + name));
            }
        }
        return new ParsedEvent(FORMAT, messages, raw);
    }

    private static PacketFlow flow(ParsedDocument document, ParsedDocument layers) {
        Optional<ParsedDocument> udp = layers.object("udp");
        Optional<ParsedDocument> tcp = layers.object("tcp");
        String transport = udp.isPresent() ? "udp" : "tcp";
        Optional<ParsedDocument> ports = udp.or(() -> tcp);
        return new PacketFlow(
                time(document, layers),
                side(layers, ports, transport, "src"),
                side(layers, ports, transport, "dst"),
                ports.map(present -> transport),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Endpoint> side(
            ParsedDocument layers, Optional<ParsedDocument> ports, String transport, String side) {
        Optional<String> host = layers.object("ip")
                .flatMap(ip -> value(ip, "ip", side))
                .or(() -> layers.object("ipv6").flatMap(ip -> value(ip, "ipv6", side)));
        Optional<String> port = ports.flatMap(fields -> value(fields, transport, side + "port"));
        int number =
                port.map(digits -> Address.port(digits, 0, digits.length())).orElse(0);
        OptionalInt known = number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
        return host.map(address -> new Endpoint(address, known));
    }

    private static Optional<Instant> time(ParsedDocument document, ParsedDocument layers) {
        Optional<ParsedDocument> frame = layers.object("frame");
        return frame.flatMap(fields -> value(fields, "frame", "time_epoch"))
                .flatMap(PacketFlow::time)
                .or(() ->
                        frame.flatMap(fields -> value(fields, "frame", "time")).flatMap(PacketFlow::time))
                .or(() -> document.text("timestamp").flatMap(PacketFlow::millis));
    }

    /** Where only chosen fields were exported: their names are those of the headers. */
    private static String rebuilt(String startLine, ParsedDocument sip) {
        MessageBuilder message = new MessageBuilder(startLine);
        for (Header header : Header.values()) {
            for (String name : names("sip", header.longName())) {
                message.headers(header.longName(), sip.texts(name));
            }
        }
        return message.build();
    }

    private static Optional<String> value(ParsedDocument layer, String protocol, String field) {
        for (String name : names(protocol, field)) {
            Optional<String> value = layer.text(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static List<String> names(String protocol, String field) {
        return List.of(protocol + "_" + protocol + "_" + field, protocol + "." + field, protocol + "_" + field);
    }
}
