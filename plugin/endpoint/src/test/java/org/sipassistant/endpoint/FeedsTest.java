// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.diagnosis.Diagnosis;

/**
 * The same calls from three sources: a capture on all hops, the proxy's HEP feed and the proxy's own log, which holds only
 * what it received and its accounting lines. What a source cannot know it must not claim.
 */
class FeedsTest {
    private static final Path MATERIAL = Path.of("../../../shared/data/live");
    private static final double SURE = 0.7;

    /** A judgement that does not depend on which document it came from. */
    private record Judgement(String outcome, String category, double confidence) {}

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void needsTheMaterial() {
        assumeTrue(Files.isDirectory(MATERIAL), () -> MATERIAL + " is absent");
    }

    @Test
    void homersFeedTellsTheCallsOfTheCapture(TestReporter reporter) throws IOException {
        Map<String, Judgement> captured = judgements("messages.jsonl");
        Map<String, Judgement> fed = judgements("hep.jsonl");
        assertTrue(fed.size() >= 280, () -> "calls: " + fed.size());
        fed.forEach((callId, judgement) -> assertEquals(captured.get(callId), judgement, callId));
        reporter.publishEntry("calls", fed.size() + " of " + captured.size() + ", all judged as from the capture");
    }

    @Test
    void theProxysLogIsJudgedAsFarAsItTells(TestReporter reporter) throws IOException {
        Map<String, Judgement> logged = judgements("kamailio.syslog.json");
        Map<String, Integer> others = new TreeMap<>();
        int right = 0;
        int asked = 0;
        for (Map.Entry<String, JsonNode> truth : truths().entrySet()) {
            Judgement told = logged.get(truth.getKey());
            if (told == null) {
                continue;
            }
            asked++;
            if (allows(truth.getValue().path("category"), told.category())) {
                right++;
                continue;
            }
            others.merge(told.toString(), 1, Integer::sum);
            // That a User-Agent was refused for its name the log says in other words than the code does.
            assertTrue(
                    told.confidence() < SURE || told.category().equals("spam-or-unwanted-blocking"),
                    () -> truth.getKey() + " is told as " + told);
        }
        reporter.publishEntry("calls " + asked + ", right " + right, others.toString());
        assertTrue(asked >= 280, "calls: " + asked);
        assertTrue(right * 100 >= asked * 85, right + " of " + asked + " are right, the others " + others);
    }

    /** What may be told of each call, by its Call-ID. */
    private Map<String, JsonNode> truths() throws IOException {
        JsonNode expected = json.readTree(MATERIAL.resolve("expect.json").toFile());
        Map<String, JsonNode> truths = new LinkedHashMap<>();
        for (String line : Files.readAllLines(MATERIAL.resolve("calls_truth.jsonl"))) {
            JsonNode truth = json.readTree(line);
            truths.put(
                    truth.required("call_id").textValue(),
                    expected.path(truth.required("scenario").textValue()));
        }
        return truths;
    }

    private static boolean allows(JsonNode values, String value) {
        for (JsonNode allowed : values) {
            if (allowed.asText().equals(value)) {
                return true;
            }
        }
        return values.isNull();
    }

    private Map<String, Judgement> judgements(String name) throws IOException {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneOffset.UTC);
        int number = 0;
        for (String line : Files.readAllLines(MATERIAL.resolve(name))) {
            Map<String, Object> document = json.readValue(line, new TypeReference<>() {});
            reader.read(new Hit(Map.of("_index", "sip-messages-1", "_id", "m" + number++, "_source", document)));
        }
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (Call call : CallAssembler.assemble(reader.messages(), reader.events())) {
            Diagnosis diagnosis = Diagnosis.of(call, Experts.expertise().rules());
            judgements.put(
                    call.callId(),
                    new Judgement(
                            diagnosis.outcome(),
                            diagnosis.category().category(),
                            diagnosis.rootCause().verdict().confidence()));
        }
        return judgements;
    }
}
