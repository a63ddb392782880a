// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Third-party captures, compared with what tshark reads in them. */
class CapturesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double AGREEMENT = 0.995;

    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void agreesWithTsharkAboutEveryMessage() throws IOException {
        int captures = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Texts.material("pcaps"))) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve("messages.jsonl"))) {
                    compare(folder);
                    captures++;
                }
            }
        }
        assertTrue(captures >= 20 && compared > 3_000, captures + " captures, " + compared + " values");
        double agreement = 1.0 - (double) differences.size() / compared;
        assertTrue(agreement >= AGREEMENT, () -> agreement + " agree; not these: " + differences);
    }

    private void compare(Path folder) throws IOException {
        List<SipMessage> messages = new ArrayList<>();
        for (JsonNode document : lines(folder.resolve("messages.jsonl"))) {
            messages.addAll(Texts.messages(document.get("message").asText()));
        }
        List<JsonNode> truth = new ArrayList<>(lines(folder.resolve("truth.jsonl")));
        truth.removeIf(
                line -> line.get("start_line").isNull() || line.get("in_icmp").asBoolean());
        assertEquals(truth.size(), messages.size(), folder::toString);
        for (int i = 0; i < messages.size(); i++) {
            compare(folder.getFileName() + " " + i, truth.get(i), values(messages.get(i)));
        }
    }

    private void compare(String where, JsonNode truth, Map<String, String> ours) {
        ours.forEach((name, value) -> {
            compared++;
            String expected = truth.get(name).isNull() ? "" : truth.get(name).asText();
            if (!expected.equals(value)) {
                differences.add(where + " " + name + " [" + expected + "] read as [" + value + "]");
            }
        });
    }

    private static Map<String, String> values(SipMessage message) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("method", message.isRequest() ? message.method() : "");
        values.put("status", message.isRequest() ? "" : "" + message.statusCode());
        values.put("call_id", message.callId().orElse(""));
        values.put("cseq", message.cseq().map(cseq -> "" + cseq.number()).orElse(""));
        values.put("cseq_method", message.cseq().map(CSeq::method).orElse(""));
        values.put("branch", message.topVia().flatMap(Via::branch).orElse(""));
        values.put("n_via", "" + message.vias().size());
        values.put("from_tag", message.fromTag().orElse(""));
        values.put("to_tag", message.toTag().orElse(""));
        values.put(
                "from_user", message.from().flatMap(from -> from.uri().user()).orElse(""));
        values.put("to_host", message.to().flatMap(to -> to.uri().host()).orElse(""));
        return values;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
