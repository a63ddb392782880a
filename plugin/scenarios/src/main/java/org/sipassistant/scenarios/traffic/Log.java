// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The documents that a capture agent beside the SBC ships, in the order of their times. */
final class Log {
    private static final int PORT = 5060;

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Line> lines = new ArrayList<>();

    private record Line(Instant at, String document) {}

    void add(Instant at, Station from, Station to, String message) {
        ObjectNode document =
                mapper.createObjectNode().put("@timestamp", at.toString()).put("message", message);
        document.putObject("source").put("ip", from.address()).put("port", PORT);
        document.putObject("destination").put("ip", to.address()).put("port", PORT);
        document.putObject("network").put("transport", "udp");
        document.putObject("observer").put("name", Operator.SBC.name());
        lines.add(new Line(at, document.toString()));
    }

    List<String> documents() {
        // A stable sort: what happened at the same time stays in the order written.
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(Line::document)
                .toList();
    }
}
