// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways in which one call may come: as exports of its messages, and as a text that a window or a chat has changed. */
enum Shape {
    JSON_LINES(true, packets -> lines(packets, Packet::ecs)),
    BULK(
            true,
            packets -> packets.stream()
                    .map(packet -> "{\"index\":{\"_index\":\"sip-1\"}}\n" + json(packet.ecs()) + '\n')
                    .collect(Collectors.joining())),
    HITS(
            true,
            packets -> pretty(Map.of(
                    "took",
                    3,
                    "hits",
                    Map.of(
                            "total",
                            Map.of("value", packets.size()),
                            "hits",
                            packets.stream()
                                    .map(packet -> Map.of(
                                            "_index", "sip-1", "_id", "id" + packet.number(), "_source", packet.ecs()))
                                    .toList())))),
    CUT_HITS(true, packets -> HITS.of(packets).substring(0, HITS.of(packets).length() - 5)),
    FIELDS(
            true,
            packets -> pretty(packets.stream()
                    .map(packet -> Map.of(
                            "_index",
                            "sip-1",
                            "_id",
                            "id" + packet.number(),
                            "fields",
                            Map.of(
                                    "@timestamp",
                                    List.of(packet.at().toString()),
                                    "message",
                                    List.of(packet.text()),
                                    "source.ip",
                                    List.of(packet.source()),
                                    "source.port",
                                    List.of(packet.sourcePort()),
                                    "destination.ip",
                                    List.of(packet.destination()),
                                    "destination.port",
                                    List.of(packet.destinationPort()))))
                    .toList())),
    NEWEST_FIRST(
            true, packets -> pretty(packets.reversed().stream().map(Packet::ecs).toList())),
    HEP(
            true,
            packets -> lines(
                    packets,
                    packet -> Map.of(
                            "Protocol",
                            packet.isDatagram() ? 17 : 6,
                            "SrcIP",
                            packet.source(),
                            "SrcPort",
                            packet.sourcePort(),
                            "DstIP",
                            packet.destination(),
                            "DstPort",
                            packet.destinationPort(),
                            "Tsec",
                            packet.at().getEpochSecond(),
                            "Tmsec",
                            packet.at().getNano() / 1_000,
                            "ProtoType",
                            1,
                            "Payload",
                            packet.text()))),
    OTHER_NAMES(
            true,
            packets -> lines(
                    packets,
                    packet -> Map.of(
                            "ts",
                            packet.at().toEpochMilli(),
                            "src_ip",
                            packet.source(),
                            "src_port",
                            String.valueOf(packet.sourcePort()),
                            "dst_ip",
                            packet.destination(),
                            "dst_port",
                            String.valueOf(packet.destinationPort()),
                            "sip_packet",
                            packet.text()))),
    RSYSLOG(
            false,
            packets -> lines(
                    packets,
                    packet -> Map.of(
                            "@timestamp",
                            packet.at().toString(),
                            "host",
                            "sbc01",
                            "tag",
                            "kamailio[140]:",
                            "message",
                            " INFO: <script>: RAW " + packet.text().replace("\r\n", "#015#012")))),
    JOURNALD(
            false,
            packets -> lines(
                    packets,
                    packet -> Map.of(
                            "__REALTIME_TIMESTAMP",
                            String.valueOf(packet.at().toEpochMilli() * 1_000),
                            "_HOSTNAME",
                            "sbc01",
                            "_PID",
                            "140",
                            "MESSAGE",
                            bytes(packet.text())))),
    DOCKER(
            false,
            packets -> packets.stream()
                    .flatMap(packet -> packet.text()
                            .lines()
                            .map(line -> json(ordered(
                                    "log",
                                    line + "\r\n",
                                    "stream",
                                    "stdout",
                                    "time",
                                    packet.at().toString()))))
                    .collect(Collectors.joining("\n"))),
    FLUENT_BIT(
            false,
            packets -> lines(
                    packets,
                    packet -> Map.of(
                            "date",
                            packet.at().toEpochMilli() / 1_000.0,
                            "log",
                            packet.text(),
                            "container_name",
                            "sbc"))),
    NESTED(
            false,
            packets -> lines(
                    packets,
                    packet -> Map.of(
                            "time",
                            packet.at().toString(),
                            "log",
                            json(Map.of("level", "info", "msg", packet.text())) + "\n"))),
    COLLECTED(
            false,
            packets -> packets.stream()
                    .map(packet ->
                            "sbc-1  | " + json(Map.of("ts", packet.at().toString(), "msg", packet.text())) + '\n')
                    .collect(Collectors.joining())),
    LOKI(
            false,
            packets -> json(Map.of(
                    "status",
                    "success",
                    "data",
                    Map.of(
                            "resultType",
                            "streams",
                            "result",
                            List.of(Map.of(
                                    "stream",
                                    Map.of("host", "sbc01"),
                                    "values",
                                    packets.reversed().stream()
                                            .map(packet -> List.of(
                                                    String.valueOf(packet.at().toEpochMilli() * 1_000_000),
                                                    packet.text()))
                                            .toList())))))),
    CLOUD(
            false,
            packets -> pretty(Map.of(
                    "events",
                    packets.stream()
                            .map(packet -> Map.of(
                                    "timestamp", packet.at().toEpochMilli(), "message", packet.text(), "eventId", "1"))
                            .toList()))),
    GRAYLOG(
            false,
            packets -> json(Map.of(
                    "messages",
                    packets.stream()
                            .map(packet -> Map.of(
                                    "index",
                                    "g1",
                                    "message",
                                    Map.of(
                                            "timestamp",
                                            packet.at().toString(),
                                            "source",
                                            "sbc01",
                                            "message",
                                            packet.text())))
                            .toList()))),
    WRAPPED_JSON(false, packets -> broken(COLLECTED.of(packets).replace("sbc-1  | ", ""), 80)),
    ONE_LINE(true, packets -> String.join(" ", text(packets).strip().split("\\s+"))),
    QUOTED(true, packets -> each(packets, "> ", "")),
    COLOURED(true, packets -> each(packets, "\u001b[0;32m", "\u001b[0m")),
    COLOURS_ESCAPED(true, packets -> each(packets, "#033[32m", "#033[0m")),
    CONTAINERS(true, packets -> each(packets, "sbc-1  | ", "")),
    KUBERNETES(true, packets -> each(packets, "2026-11-20T09:30:00.123456789Z stdout F ", "")),
    JOURNALCTL(true, packets -> each(packets, "Nov 20 09:30:00 sbc01 sipdump[140]: ", "")),
    TABBED(true, packets -> each(packets, "\t", "")),
    EMPHASISED(
            true,
            packets -> text(packets)
                    .lines()
                    .map(line -> line.isEmpty() ? "\n" : "**" + line + "**\n")
                    .collect(Collectors.joining())),
    REFERENCES(
            true,
            packets -> text(packets)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")),
    /** A selection that began and ended too late. */
    CLIPPED(true, packets -> text(packets).replaceAll("(?m)^.([A-Z]{4,} sip:.* SIP/2\\.0)$", "$1")),
    /** As the books of vendors explain a call, line by line. */
    ANNOTATED(
            true, packets -> text(packets).replaceAll("(?m)^([A-Z]+ \\S+ SIP/2\\.0)$", "$1  ! a request of the call")),
    DOUBLE_SPACED(true, packets -> text(packets).replace("\n", "\n\n")),
    NUMBERED(true, packets -> {
        List<String> lines = text(packets).lines().toList();
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            numbered.append("%6d  %s%n".formatted(i + 1, lines.get(i)));
        }
        return numbered.toString();
    }),
    AT_COLUMN_60(true, packets -> broken(text(packets), 60)),
    AT_COLUMN_72(true, packets -> broken(text(packets), 72)),
    AT_COLUMN_80(true, packets -> broken(text(packets), 80)),
    BETWEEN_WORDS_60(true, packets -> brokenAtWords(text(packets), 60)),
    BETWEEN_WORDS_72(true, packets -> brokenAtWords(text(packets), 72)),
    BETWEEN_WORDS_80(true, packets -> brokenAtWords(text(packets), 80));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final boolean addressed;
    private final Function<List<Packet>, String> writer;

    Shape(boolean addressed, Function<List<Packet>, String> writer) {
        this.addressed = addressed;
        this.writer = writer;
    }

    /** Whether it tells from where to where a message went. */
    boolean isAddressed() {
        return addressed;
    }

    String of(List<Packet> packets) {
        return writer.apply(packets);
    }

    /** As a sniffer writes it, an address line above each message. */
    static String text(List<Packet> packets) {
        return packets.stream()
                .map(packet -> packet.at() + " " + packet.source() + ':' + packet.sourcePort() + " -> "
                        + packet.destination() + ':' + packet.destinationPort() + '\n'
                        + packet.text().replace("\r", "") + '\n')
                .collect(Collectors.joining());
    }

    /** The same with something before and behind each line. */
    private static String each(List<Packet> packets, String before, String behind) {
        return text(packets).lines().map(line -> before + line + behind + '\n').collect(Collectors.joining());
    }

    /** The same without addresses. */
    static String timed(List<Packet> packets) {
        return packets.stream()
                .map(packet -> packet.at() + "\n" + packet.text().replace("\r", "") + '\n')
                .collect(Collectors.joining());
    }

    private static String lines(List<Packet> packets, Function<Packet, Map<String, Object>> event) {
        return packets.stream().map(event).map(Shape::json).collect(Collectors.joining("\n", "", "\n"));
    }

    static String broken(String text, int width) {
        StringBuilder broken = new StringBuilder();
        text.lines().forEach(line -> {
            for (int at = 0; at < Math.max(1, line.length()); at += width) {
                broken.append(line, at, Math.min(line.length(), at + width)).append('\n');
            }
        });
        return broken.toString();
    }

    static String brokenAtWords(String text, int width) {
        StringBuilder broken = new StringBuilder();
        text.lines().forEach(line -> {
            String rest = line;
            while (rest.length() > width) {
                int blank = rest.lastIndexOf(' ', width);
                int end = blank <= 0 ? width : blank;
                broken.append(rest, 0, end).append('\n');
                rest = rest.substring(blank <= 0 ? end : end + 1);
            }
            broken.append(rest).append('\n');
        });
        return broken.toString();
    }

    private static List<Integer> bytes(String text) {
        List<Integer> bytes = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xFF);
        }
        return bytes;
    }

    private static Map<String, Object> ordered(String... parts) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            ordered.put(parts[i], parts[i + 1]);
        }
        return ordered;
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message as it was captured. */
    record Packet(
            int number,
            Instant at,
            String source,
            int sourcePort,
            String destination,
            int destinationPort,
            String text) {

        private boolean isDatagram() {
            return text.contains("SIP/2.0/UDP");
        }

        Map<String, Object> ecs() {
            return Map.of(
                    "@timestamp",
                    at.toString(),
                    "source",
                    Map.of("ip", source, "port", sourcePort),
                    "destination",
                    Map.of("ip", destination, "port", destinationPort),
                    "network",
                    Map.of("transport", isDatagram() ? "udp" : "tcp"),
                    "message",
                    text);
        }
    }
}
