// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The node that an answer names for the response that decided is the one that was seen sending it first: looked up here in
 * the captured messages by plain text, with nothing of what the answer is made by, where that data is present.
 */
class LiveOriginsTest {
    private static final Path DATA = Path.of("../../../shared/data/live");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DECIDERS = List.of("callee", "next_hop", "registrar");

    @Test
    void namesTheNodeThatWasSeenSendingItFirst() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "there is no data at " + DATA);
        List<Map<String, Object>> documents = lines("messages.jsonl");
        Shelf shelf = new Shelf().add("sip-messages-live", documents);
        Map<String, Integer> wrong = new TreeMap<>();
        int calls = 0;
        int blamed = 0;
        for (Map<String, Object> truth : lines("calls_truth.jsonl")) {
            List<Object> ids = new ArrayList<>(Json.list(truth, "other_leg_call_ids"));
            ids.add(truth.get("call_id"));
            Map<String, Object> told = told(shelf, truth.get("call_id"));
            Map<String, Object> decisive = Json.map(told, "decisive");
            if (decisive.isEmpty()) {
                continue;
            }
            calls++;
            Map<String, Object> first = first(documents, ids, decisive);
            String node = node(Json.map(first, "source"));
            Map<String, Object> cause = Json.map(told, "root_cause");
            String entity = String.valueOf(cause.get("responsible_entity"));
            boolean blames = DECIDERS.contains(String.valueOf(cause.get("responsible")));
            blamed += blames ? 1 : 0;
            if (!node.equals(decisive.get("generated_by")) || (blames && !entity.startsWith(node + "/"))) {
                wrong.merge(
                        truth.get("scenario") + ": " + node + " sent " + decisive + ", blamed " + entity,
                        1,
                        Integer::sum);
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(calls >= 270 && blamed >= 80, calls + " calls, " + blamed + " of them blame a node");
    }

    /** The first final response with this code to a request of this method, on any leg. */
    private static Map<String, Object> first(
            List<Map<String, Object>> documents, List<Object> callIds, Map<String, Object> decisive) {
        String start = "sip/2.0 " + decisive.get("code") + ' ';
        String method = ' ' + String.valueOf(decisive.get("method")).toLowerCase(Locale.ROOT);
        Optional<Map<String, Object>> first = Optional.empty();
        for (Map<String, Object> document : documents) {
            String text = String.valueOf(document.get("message")).toLowerCase(Locale.ROOT);
            boolean same = text.startsWith(start)
                    && callIds.stream()
                            .anyMatch(id -> text.contains(String.valueOf(id).toLowerCase(Locale.ROOT)))
                    && text.lines()
                            .anyMatch(line -> line.startsWith("cseq")
                                    && line.stripTrailing().endsWith(method));
            if (same && first.isEmpty()) {
                first = Optional.of(document);
            }
        }
        return first.orElseThrow();
    }

    private static String node(Map<String, Object> end) {
        return end.get("ip") + ":" + end.get("port");
    }

    private static Map<String, Object> told(Shelf shelf, Object callId) {
        Question question = Question.of(
                Map.of("call_id", callId, "from", "2026-11-01", "to", "2026-12-01"),
                List.of("sip-messages-*"),
                Experts.NOW);
        Map<String, Object> answer =
                Experts.service().why(question, shelf).toCompletableFuture().join();
        return Json.asMap(Json.list(answer, "calls").get(0));
    }

    private static List<Map<String, Object>> lines(String file) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(DATA.resolve(file))) {
            lines.add(JSON.readValue(line, new TypeReference<>() {}));
        }
        return lines;
    }
}
