// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event of Suricata's EVE log, as it is or below {@code suricata.eve}, where Filebeat puts it. It tells the start line
 * and no header; its flow is all that joins the messages of a call, and is given as the session.
 */
final class SuricataShape implements ParsedShape {

    private static final String FORMAT = "suricata-eve";

    @Override
    public List<String> marks() {
        return List.of("event_type", "suricata.eve");
    }

    @Override
    public Optional<ParsedEvent> read(ParsedDocument document) {
        ParsedDocument eve = document.object("suricata.eve").orElse(document);
        boolean sip = eve.text("event_type").filter("sip"::equals).isPresent();
        return sip ? eve.object("sip").map(fields -> event(document, eve, fields)) : Optional.empty();
    }

    private static ParsedEvent event(ParsedDocument document, ParsedDocument eve, ParsedDocument sip) {
        PacketFlow flow = new PacketFlow(
                eve.text("timestamp").or(() -> document.text("@timestamp")).flatMap(PacketFlow::time),
                eve.endpoint("src_ip", "src_port").or(() -> document.endpoint("source.ip", "source.port")),
                eve.endpoint("dest_ip", "dest_port").or(() -> document.endpoint("destination.ip", "destination.port")),
                eve.text("proto").or(() -> document.text("network.transport")).flatMap(PacketFlow::transport),
                eve.text("host").or(() -> document.text("observer.name")),
                eve.text("flow_id"));
        List<LoggedMessage> messages = new ArrayList<>();
        for (String line : List.of("request_line", "response_line")) {
            sip.text(line).ifPresent(text -> messages.addAll(ParsedEvent.messages(FORMAT, text, flow)));
        }
        return new ParsedEvent(FORMAT, messages, List.of());
    }
}
