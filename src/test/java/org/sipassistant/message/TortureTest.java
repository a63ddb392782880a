// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The torture messages of RFC 4475 and RFC 5118, each with what a log parser should make of it. */
class TortureTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsEveryTortureMessageAsItsVerdictAsks() throws IOException {
        Path folder = Texts.material("torture");
        List<String> lines = Files.readAllLines(folder.resolve("verdicts.jsonl"));
        assertTrue(lines.size() >= 60, () -> lines.size() + " verdicts");
        for (String line : lines) {
            JsonNode verdict = JSON.readTree(line);
            byte[] bytes = Files.readAllBytes(folder.resolve(verdict.get("file").asText()));
            check(verdict, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static void check(JsonNode verdict, String text) {
        String name = verdict.get("name").asText();
        SipMessage message = Texts.messages(text).getFirst();
        assertEquals(verdict.get("start_line").asText(), firstLine(message), name);
        assertEquals(verdict.at("/call_ids/0").asText(), message.callId().orElse(""), name);
        assertEquals(cseqMethod(verdict), message.cseq().map(CSeq::method).orElse(""), name);
        boolean questioned = message.truncated() || !message.problems().isEmpty();
        switch (verdict.get("log_parser").asText()) {
            case "accept" -> {
                assertEquals(List.of(), message.problems(), name);
                assertEquals(Part.MESSAGE, message.part(), name);
                assertTrue(message.cseq().orElseThrow().number() >= 0, name);
            }
            case "tolerate" -> assertTrue(questioned, () -> name + " has neither a problem nor a cut");
            default -> assertEquals(Optional.empty(), message.statusClass(), name);
        }
    }

    private static String firstLine(SipMessage message) {
        return message.text().lines().findFirst().orElse("");
    }

    private static String cseqMethod(JsonNode verdict) {
        String cseq = verdict.at("/cseq/0").asText();
        return cseq.isEmpty() ? "" : cseq.substring(cseq.lastIndexOf(' ') + 1);
    }
}
