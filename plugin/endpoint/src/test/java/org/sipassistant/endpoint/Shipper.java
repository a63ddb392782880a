// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends a log as shippers do that nobody told how messages look: one document per line. */
final class Shipper {
    private final String host;
    private final String file;
    private final List<Map<String, Object>> documents = new ArrayList<>();
    private boolean offsets = true;
    private boolean blankLines = true;
    private long offset;

    Shipper(String host, String file) {
        this.host = host;
        this.file = file;
    }

    /** Without the place of a line in its file. */
    Shipper withoutOffsets() {
        offsets = false;
        return this;
    }

    Shipper withoutBlankLines() {
        blankLines = false;
        return this;
    }

    /** All lines of a text at one moment. */
    Shipper send(Instant at, String text) {
        for (String line : text.split("\r?\n", -1)) {
            if (blankLines || !line.isEmpty()) {
                documents.add(document(at, line));
            }
            offset += line.getBytes(StandardCharsets.UTF_8).length + 1L;
        }
        return this;
    }

    /** The messages of a call, each with the line that Asterisk writes before it. */
    Shipper send(Trace trace) {
        for (Map<String, Object> message : trace.documents()) {
            Instant at = Instant.parse(message.get("@timestamp").toString());
            String text = message.get("message").toString();
            boolean phone = Json.at(message, "source.ip").equals("10.20.4.21");
            String announced = phone
                    ? "<--- Received SIP request (400 bytes) from UDP:10.20.4.21:5060 --->"
                    : "<--- Transmitting SIP response (400 bytes) to UDP:10.20.4.21:5060 --->";
            send(at, announced + "\n" + text);
        }
        return this;
    }

    List<Map<String, Object>> documents() {
        return List.copyOf(documents);
    }

    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        documents.forEach(document ->
                hits.add(new Hit(Map.of("_index", "logs", "_id", "m" + (hits.size() + 1), "_source", document))));
        return hits;
    }

    private Map<String, Object> document(Instant at, String line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@timestamp", at.toString());
        document.put("host", Map.of("name", host));
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("file", Map.of("path", file));
        if (offsets) {
            log.put("offset", offset);
        }
        document.put("log", log);
        document.put("message", line);
        return document;
    }
}
