// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Measures the answers on captured calls whose outcome is known, where that data is present beside the project. */
class LiveCallsIT {
    private static final int FEWEST_CALLS = 200;
    private static final double SHARE_TO_REACH = 0.98;
    private static final double SHARE_OF_PARTIES = 0.95;

    /** An answer this sure must not be wrong. */
    private static final double SURE = 0.7;

    private final ObjectMapper mapper = new ObjectMapper();

    /** What became of the calls of one scenario. */
    private static final class Score {
        private int right;
        private int asked;
        private int parties;
        private int surelyWrong;
        private int legs;
        private final List<String> wrong = new ArrayList<>();

        void count(boolean isRight, String told) {
            asked++;
            if (isRight) {
                right++;
            } else if (!wrong.contains(told)) {
                wrong.add(told);
            }
        }
    }

    @Test
    void answersMostCallsOfKnownOutcomeRightly() throws IOException {
        Path data = Path.of(System.getProperty("scenarios.data"), "live").normalize();
        assumeTrue(Files.isDirectory(data), () -> "there is no data at " + data);
        Map<String, Score> scores;
        Distribution distribution = Release.oldestOpenSearch().fresh("live");
        try (Node node = distribution.start(0);
                Http http = new Http(node.uri())) {
            Http.Reply pipeline =
                    http.send("PUT", "/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {}}]}", "application/json");
            assertEquals(200, pipeline.status(), pipeline::text);
            new Shipment(http, "sip-messages-live", "sip").send(Files.readAllLines(data.resolve("messages.jsonl")));
            scores = ask(http, data);
        }
        int right = sum(scores, score -> score.right);
        int asked = sum(scores, score -> score.asked);
        int parties = sum(scores, score -> score.parties);
        String table = table(scores) + right + " of " + asked + " calls are right, " + parties
                + " name who has to act, all legs are told of " + sum(scores, score -> score.legs);
        Files.writeString(distribution.home().resolveSibling("live-calls.txt"), table);
        System.getLogger(LiveCallsIT.class.getName()).log(System.Logger.Level.INFO, "\n{0}", table);
        assertTrue(asked >= FEWEST_CALLS, () -> "only " + asked + " calls were asked for");
        assertTrue(right >= SHARE_TO_REACH * asked, table);
        assertTrue(parties >= SHARE_OF_PARTIES * asked, table);
        assertEquals(
                asked, sum(scores, score -> score.legs), "calls of which all legs are told, and no others: " + table);
        assertEquals(0, sum(scores, score -> score.surelyWrong), "wrong answers given with confidence: " + table);
    }

    private static int sum(Map<String, Score> scores, ToIntFunction<Score> number) {
        return scores.values().stream().mapToInt(number).sum();
    }

    private Map<String, Score> ask(Http http, Path data) throws IOException {
        JsonNode expected = mapper.readTree(data.resolve("expect.json").toFile());
        Map<String, Score> scores = new TreeMap<>();
        for (String line : Files.readAllLines(data.resolve("calls_truth.jsonl"))) {
            JsonNode truth = mapper.readTree(line);
            String callId = truth.required("call_id").textValue();
            JsonNode question = JsonNodeFactory.instance.objectNode().put("call_id", callId);
            Http.Reply reply = http.send("POST", "/_plugins/_sip/why", question);
            assertEquals(200, reply.status(), () -> callId + " was answered " + reply.text());
            JsonNode call = call(reply.json(), callId);
            String scenario = truth.required("scenario").textValue();
            String outcome = call.path("outcome").asText();
            String category = call.at("/root_cause/category").asText();
            boolean right = allows(expected.path(scenario).path("outcome"), outcome)
                    && allows(expected.path(scenario).path("category"), category);
            Score score = scores.computeIfAbsent(scenario, name -> new Score());
            score.count(right, outcome + " " + category);
            score.surelyWrong += !right && call.at("/root_cause/confidence").asDouble() >= SURE ? 1 : 0;
            score.parties += allows(
                            expected.path(scenario).path("responsible"),
                            call.at("/root_cause/responsible").asText())
                    ? 1
                    : 0;
            score.legs += toldLegs(call).equals(legs(truth)) ? 1 : 0;
        }
        return scores;
    }

    private static Set<String> toldLegs(JsonNode call) {
        Set<String> callIds = new TreeSet<>();
        call.path("legs").forEach(leg -> callIds.add(leg.path("call_id").asText()));
        return callIds;
    }

    private static Set<String> legs(JsonNode truth) {
        Set<String> callIds = new TreeSet<>();
        callIds.add(truth.required("call_id").textValue());
        truth.required("other_leg_call_ids").forEach(id -> callIds.add(id.textValue()));
        return callIds;
    }

    /** The answer may hold more calls than the one that was asked for. */
    private static JsonNode call(JsonNode answer, String callId) {
        for (JsonNode call : answer.path("calls")) {
            if (callId.equals(call.path("call_id").asText())) {
                return call;
            }
        }
        return answer.at("/calls/0");
    }

    private static boolean allows(JsonNode values, String value) {
        if (values.isNull()) {
            return true;
        }
        for (JsonNode allowed : values) {
            if (allowed.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String table(Map<String, Score> scores) {
        StringBuilder table = new StringBuilder("scenario                  right  wrong  told instead\n");
        scores.forEach((scenario, score) -> table.append(scenario)
                .append(" ".repeat(Math.max(1, 26 - scenario.length())))
                .append(padded(score.right))
                .append(padded(score.asked - score.right))
                .append(String.join(", ", score.wrong))
                .append('\n'));
        return table.toString();
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return " ".repeat(5 - digits.length()) + digits + "  ";
    }
}
