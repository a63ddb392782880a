// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;
import java.util.Optional;

/**
 * An event of Packetbeat. It keeps the raw message in {@code event.original} unless told not to; then the message is
 * rebuilt, without a Contact, because {@code sip.contact} may hold the To instead.
 */
final class PacketbeatShape implements ParsedShape {

    private static final String FORMAT = "packetbeat";
    private static final String RAW = "event.original";

    @Override
    public List<String> marks() {
        return List.of("type", "event.dataset");
    }

    @Override
    public Optional<ParsedEvent> read(ParsedDocument event) {
        boolean packetbeat = event.text("type").filter("sip"::equals).isPresent()
                || event.text("event.dataset")
                        .filter(name -> name.equals("sip") || name.endsWith(".sip"))
                        .isPresent();
        Optional<ParsedDocument> sip = packetbeat ? event.object("sip") : Optional.empty();
        if (sip.isEmpty()) {
            return Optional.empty();
        }
        PacketFlow flow = new PacketFlow(
                event.text("@timestamp").flatMap(PacketFlow::time),
                event.endpoint("source.ip", "source.port"),
                event.endpoint("destination.ip", "destination.port"),
                event.text("network.transport").flatMap(PacketFlow::transport),
                event.text("observer.name")
                        .or(() -> event.text("observer.hostname"))
                        .or(() -> event.text("host.name")),
                Optional.empty());
        Optional<String> raw = event.text(RAW);
        return raw.isPresent()
                ? Optional.of(ParsedEvent.of(FORMAT, raw.get(), flow, List.of(RAW)))
                : Optional.of(ParsedEvent.of(FORMAT, rebuilt(sip.get()), flow, List.of()));
    }

    private static String rebuilt(ParsedDocument sip) {
        return new MessageBuilder(startLine(sip))
                .headers("Via", sip.texts("via.original"))
                .header("From", address(sip, "from"))
                .header("To", address(sip, "to"))
                .header("Call-ID", sip.text("call_id"))
                .header(
                        "CSeq",
                        sip.text("cseq.code")
                                .flatMap(number -> sip.text("cseq.method").map(method -> number + " " + method)))
                .header("Max-Forwards", sip.text("max_forwards"))
                .header("User-Agent", sip.text("user_agent.original"))
                .headers("Allow", sip.texts("allow"))
                .headers("Supported", sip.texts("supported"))
                .header("Content-Type", sip.text("content_type"))
                .build();
    }

    private static String startLine(ParsedDocument sip) {
        String version = "SIP/" + sip.text("version").orElse("2.0");
        Optional<String> code = sip.text("code");
        return code.isPresent()
                ? version + " " + code.get() + " " + sip.text("status").orElse("")
                : sip.text("method").orElse("") + " " + sip.text("uri.original").orElse("") + " " + version;
    }

    private static Optional<String> address(ParsedDocument sip, String side) {
        String name = sip.text(side + ".display_info")
                .map(display -> "\"" + display.replace("\"", "") + "\" ")
                .orElse("");
        String tag = sip.text(side + ".tag").map(value -> ";tag=" + value).orElse("");
        return sip.text(side + ".uri.original").map(uri -> name + "<" + uri + ">" + tag);
    }
}
