// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/** What an event says beside its text, by the names that shippers and exports give to it. */
enum Field {
    TIME(
            "@timestamp",
            "timestamp",
            "time",
            "ts",
            "_time",
            "__REALTIME_TIMESTAMP",
            "_SOURCE_REALTIME_TIMESTAMP",
            "date",
            "datetime",
            "eventTime",
            "event_time",
            "event.created",
            "timestamp_ms"),
    HOST(
            "host.name",
            "host.hostname",
            "host",
            "hostname",
            "_HOSTNAME",
            "sysloghost",
            "logsource",
            "kubernetes.pod_name",
            "kubernetes.pod.name",
            "pod",
            "pod_name",
            "container_name",
            "instance"),
    PROCESS("process.pid", "_PID", "pid", "procid"),
    SOURCE("source.ip", "source.address", "src_ip", "srcip", "src.ip", "srcIp", "sourceIp", "source_ip", "src_addr"),
    SOURCE_PORT("source.port", "src_port", "srcport", "src.port", "srcPort", "sourcePort", "source_port"),
    DESTINATION(
            "destination.ip",
            "destination.address",
            "dst_ip",
            "dest_ip",
            "dstip",
            "dst.ip",
            "dstIp",
            "destIp",
            "destinationIp",
            "destination_ip",
            "dst_addr"),
    DESTINATION_PORT(
            "destination.port",
            "dst_port",
            "dest_port",
            "dstport",
            "dst.port",
            "dstPort",
            "destPort",
            "destinationPort",
            "destination_port");

    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    /** By what name a document of an index has it. */
    String path() {
        return names.getFirst();
    }

    /** The text or number that an event has under one of the names. */
    Optional<Object> in(Map<String, Object> event) {
        for (String name : names) {
            Object value = Json.at(event, name);
            if (value instanceof Number || value instanceof String text && !text.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
