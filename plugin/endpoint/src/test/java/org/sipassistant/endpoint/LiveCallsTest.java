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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.diagnosis.Diagnosis;

/** Judges captured calls whose outcome is known, all of them from one heap of messages, where that data is present. */
class LiveCallsTest {
    private static final Path DATA = Path.of("../../../shared/data/live");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void judgesCallsOfKnownOutcomeRightly() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "there is no data at " + DATA);
        Map<String, Diagnosis> byCallId = diagnoses();
        Map<String, Object> expected = read(Files.readString(DATA.resolve("expect.json")));
        Map<String, Integer> wrong = new TreeMap<>();
        Map<String, Integer> surelyWrong = new TreeMap<>();
        int calls = 0;
        int blamed = 0;
        int labelled = 0;
        for (String line : Files.readAllLines(DATA.resolve("calls_truth.jsonl"))) {
            Map<String, Object> truth = read(line);
            Diagnosis told = byCallId.get(truth.get("call_id").toString());
            Map<String, Object> right = Json.map(expected, truth.get("scenario").toString());
            calls++;
            String says = truth.get("scenario") + ": " + told.outcome() + ' '
                    + told.rootCause().verdict().category() + ' '
                    + told.rootCause().rule();
            if (!allows(right, "outcome", told.outcome())
                    || !allows(right, "category", told.rootCause().verdict().category())) {
                wrong.merge(says, 1, Integer::sum);
                if (told.confidence(told.rootCause()) >= 0.7) {
                    surelyWrong.merge(says, 1, Integer::sum);
                }
            }
            if (right.get("responsible") != null) {
                labelled++;
                blamed += allows(right, "responsible", told.responsible().id()) ? 1 : 0;
            }
        }
        assertTrue(calls >= 280, calls + " calls");
        int failed = wrong.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(failed * 50 <= calls, failed + " of " + calls + " are wrong: " + wrong);
        assertTrue(labelled >= 90, labelled + " calls say who has to act");
        assertTrue(blamed >= 0.95 * labelled, blamed + " of " + labelled + " name the one who has to act");
        assertEquals(Map.of(), surelyWrong);
    }

    @Test
    void whyFindsBothLegsWhereANodeHidesTheCallId() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "there is no data at " + DATA);
        Shelf shelf = new Shelf().add("sip-messages-live", documents());
        int asked = 0;
        for (String line : Files.readAllLines(DATA.resolve("calls_truth.jsonl"))) {
            Map<String, Object> truth = read(line);
            List<Object> ids = new ArrayList<>(Json.list(truth, "other_leg_call_ids"));
            if (!ids.isEmpty()) {
                asked++;
                ids.addFirst(truth.get("call_id"));
                for (Object id : ids) {
                    assertEquals(ids, callIds(shelf, id), id.toString());
                }
            }
        }
        assertTrue(asked >= 16, asked + " calls of several legs");
    }

    private static List<Object> callIds(Shelf shelf, Object callId) {
        Question question = Question.of(
                Map.of("call_id", callId, "from", "2026-11-01", "to", "2026-12-01"),
                List.of("sip-messages-*"),
                Experts.NOW);
        Map<String, Object> answer =
                Experts.service().why(question, shelf).toCompletableFuture().join();
        List<Object> callIds = new ArrayList<>();
        Json.list(Json.asMap(Json.list(answer, "calls").get(0)), "legs")
                .forEach(leg -> callIds.add(Json.asMap(leg).get("call_id")));
        return callIds;
    }

    private static Map<String, Diagnosis> diagnoses() throws IOException {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneOffset.UTC);
        for (Map<String, Object> document : documents()) {
            reader.read(new Hit(Map.of("_index", "sip-messages-live", "_id", "m", "_source", document)));
        }
        Map<String, Diagnosis> byCallId = new HashMap<>();
        for (Call call : CallAssembler.assemble(reader.messages())) {
            Diagnosis diagnosis = Diagnosis.of(call, Experts.expertise().rules());
            call.legs().forEach(leg -> byCallId.put(leg.callId(), diagnosis));
        }
        return byCallId;
    }

    private static List<Map<String, Object>> documents() throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (String line : Files.readAllLines(DATA.resolve("messages.jsonl"))) {
            documents.add(read(line));
        }
        return documents;
    }

    /** Where nothing is expected, anything will do. */
    private static boolean allows(Map<String, Object> expected, String key, String told) {
        return expected.get(key) == null || Json.list(expected, key).contains(told);
    }

    private static Map<String, Object> read(String json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
