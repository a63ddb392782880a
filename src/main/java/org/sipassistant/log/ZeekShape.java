// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of Zeek's {@code sip.log} as JSON, as it is or below {@code zeek.sip}, where Filebeat puts it. A row is a
 * transaction: the request and the last response to it, which has no time of its own and gets that of the request.
 */
final class ZeekShape implements ParsedShape {

    private static final String FORMAT = "zeek-sip";

    @Override
    public List<String> marks() {
        return List.of("uid", "zeek.sip");
    }

    @Override
    public Optional<ParsedEvent> read(ParsedDocument document) {
        Optional<ParsedDocument> shipped = document.object("zeek.sip");
        if (shipped.isPresent()) {
            ParsedDocument sip = shipped.get();
            Names names = new Names("sequence.number", "status.code", "status.msg", "request.", "response.");
            return Optional.of(event(sip, names, shippedFlow(document)));
        }
        boolean row = document.text("uid").isPresent()
                && document.text("id.orig_h").isPresent()
                && document.texts("trans_depth").size() == 1
                && (document.text("call_id").isPresent()
                        || document.text("request_path").isPresent());
        Names names = new Names("seq", "status_code", "status_msg", "request_", "response_");
        return row ? Optional.of(event(document, names, rowFlow(document))) : Optional.empty();
    }

    /** How Zeek and Filebeat name the same fields. */
    private record Names(String sequence, String code, String phrase, String request, String response) {}

    private static ParsedEvent event(ParsedDocument sip, Names names, PacketFlow flow) {
        List<LoggedMessage> messages = new ArrayList<>(2);
        Optional<String> method = sip.text("method").or(() -> sip.text("sequence.method"));
        Optional<String> uri = sip.text("uri");
        if (method.isPresent() && uri.isPresent()) {
            String line = method.get() + " " + uri.get() + " SIP/2.0";
            String text = headers(sip, line, names, names.request())
                    .header("User-Agent", sip.text("user_agent"))
                    .header("Subject", sip.text("subject"))
                    .build();
            messages.addAll(ParsedEvent.messages(FORMAT, text, flow));
        }
        sip.text(names.code()).ifPresent(code -> {
            String line = "SIP/2.0 " + code + " " + sip.text(names.phrase()).orElse("");
            String text = headers(sip, line, names, names.response())
                    .header("Warning", sip.text("warning"))
                    .build();
            messages.addAll(ParsedEvent.messages(FORMAT, text, flow.reversed()));
        });
        return new ParsedEvent(FORMAT, messages, List.of());
    }

    private static MessageBuilder headers(ParsedDocument sip, String startLine, Names names, String side) {
        Optional<String> sequence = sip.text(names.sequence());
        Optional<String> cseq = names.sequence().equals("seq")
                ? sequence
                : sequence.flatMap(number -> sip.text("sequence.method").map(method -> number + " " + method));
        return new MessageBuilder(startLine)
                .headers("Via", sip.texts(side + "path"))
                .header("From", sip.text(side + "from"))
                .header("To", sip.text(side + "to"))
                .header("Call-ID", sip.text("call_id"))
                .header("CSeq", cseq);
    }

    private static PacketFlow rowFlow(ParsedDocument row) {
        return new PacketFlow(
                row.text("ts").or(() -> row.text("@timestamp")).flatMap(PacketFlow::time),
                row.endpoint("id.orig_h", "id.orig_p"),
                row.endpoint("id.resp_h", "id.resp_p"),
                Optional.empty(),
                row.text("_system_name"),
                row.text("uid"));
    }

    private static PacketFlow shippedFlow(ParsedDocument document) {
        return new PacketFlow(
                document.text("@timestamp").flatMap(PacketFlow::time),
                document.endpoint("source.ip", "source.port")
                        .or(() -> document.endpoint("source.address", "source.port")),
                document.endpoint("destination.ip", "destination.port")
                        .or(() -> document.endpoint("destination.address", "destination.port")),
                document.text("network.transport").flatMap(PacketFlow::transport),
                document.text("observer.name").or(() -> document.text("observer.hostname")),
                document.text("zeek.session_id"));
    }
}
