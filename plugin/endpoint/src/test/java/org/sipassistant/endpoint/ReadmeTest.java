// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The answer that opens the README is the one the program gives for that call of the demo. */
class ReadmeTest {
    private static final String QUESTION = "GET /_plugins/_sip/why?call_id=";
    private static final Path DEMO = Path.of("../scenarios/src/main/resources/demo/calls.ndjson");
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void opensWithAnAnswerOfTheDemo() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        int start = readme.indexOf(QUESTION) + QUESTION.length();
        String callId = readme.substring(start, readme.indexOf('\n', start));
        Map<String, Object> answer = new WhyService(Experts.expertise(), WhyLimits.standard(), InstantSource.system())
                .why(
                        Question.of(Map.of("call_id", callId), List.of("sip-messages-demo"), Experts.NOW),
                        (indices, body) -> CompletableFuture.completedFuture(hits(callId)))
                .toCompletableFuture()
                .get();
        String quoted = readme.substring(readme.indexOf("> ", start)).replace("\n> ", " ");
        assertTrue(quoted.startsWith("> " + answer.get("answer")), () -> answer.get("answer") + "\n" + quoted);
    }

    /** Without it the tracker could not follow what the template is for. */
    @Test
    void mapsTheTimeAtWhichMessagesComeInAsADate() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        String request = "PUT _index_template/my-sip-messages";
        String body = readme.substring(readme.indexOf(request) + request.length());
        Map<String, Object> template = json.readValue(body.substring(0, body.indexOf("```")), MAP);
        assertEquals("date", Json.at(template, "template.mappings.properties.event.properties.ingested.type"));
    }

    private Map<String, Object> hits(String callId) {
        List<Object> hits = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(DEMO)) {
                if (line.contains(callId)) {
                    hits.add(
                            0, Map.of("_index", "demo", "_id", "" + hits.size(), "_source", json.readValue(line, MAP)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("hits", Map.of("hits", hits));
    }
}
