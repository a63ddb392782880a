// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls whose status code alone gives a wrong answer, asked through the endpoint. */
class TrapsTest {
    private static final int TRAPS = 40;

    private final List<Map<String, Object>> traps = read();

    @TestFactory
    Stream<DynamicTest> theAnswerIsNotWhatTheCodeAloneSays() {
        return traps.stream().map(trap -> dynamicTest(trap.get("trap").toString(), () -> check(trap)));
    }

    @Test
    void everyTrapHasItsNumber() {
        TreeSet<Integer> numbers = new TreeSet<>();
        traps.forEach(
                trap -> numbers.add(Integer.valueOf(trap.get("trap").toString().split(" ")[0])));
        assertEquals(IntStream.rangeClosed(1, TRAPS).boxed().toList(), List.copyOf(numbers));
    }

    private static void check(Map<String, Object> trap) {
        String log = trap.containsKey("log")
                ? trap.get("log").toString()
                : TrapLadder.write(trap.get("ladder").toString());
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", log)));
        Map<String, Object> expected = Json.map(trap, "answer");
        if (expected.containsKey("calls")) {
            assertEquals(expected.get("calls"), Json.list(answer, "calls").size(), "calls");
        }
        if (!Integer.valueOf(0).equals(expected.get("calls"))) {
            Map<String, Object> call = Json.asMap(Json.list(answer, "calls").get(0));
            expected.forEach((what, value) -> check(what, value, call, answer));
        }
    }

    private static void check(String what, Object value, Map<String, Object> call, Map<String, Object> answer) {
        Map<String, Object> cause = Json.map(call, "root_cause");
        double confidence = ((Number) cause.get("confidence")).doubleValue();
        String told = what + " of " + answer.get("answer") + cause;
        switch (what) {
            case "outcome" -> assertEquals(value, call.get("outcome"), told);
            case "category", "origin", "rule" -> assertEquals(value, cause.get(what), told);
            case "not" -> assertNotEquals(value, cause.get("category"), told);
            case "not_origin" -> assertNotEquals(value, cause.get("origin"), told);
            case "at_most" -> assertTrue(confidence <= ((Number) value).doubleValue(), told);
            case "at_least" -> assertTrue(confidence >= ((Number) value).doubleValue(), told);
            case "code" -> assertEquals(value, part(call, "decisive", "code", 0), told);
            case "decided_by" -> assertEquals(value, part(call, "decisive", "generated_by", ""), told);
            case "told" -> assertEquals(value, part(call, "final_at_caller", "code", 0), told);
            case "says" -> assertTrue(answer.get("answer").toString().contains(value.toString()), told);
            case "explains" -> assertTrue(cause.get("explanation").toString().contains(value.toString()), told);
            case "missing" -> assertTrue(call.get("missing").toString().contains(value.toString()), told);
            case "alternative" ->
                assertTrue(names(call, "alternatives", "category").contains(value), told);
            case "ruled_out" -> assertTrue(names(call, "ruled_out", "rule").contains(value), told);
            case "calls" -> assertTrue(Json.list(answer, "calls").size() > 0, told);
            default -> throw new IllegalArgumentException("[" + what + "] is nothing to expect of an answer");
        }
    }

    private static Object part(Map<String, Object> call, String object, String key, Object absent) {
        return call.containsKey(object) ? Json.map(call, object).get(key) : absent;
    }

    private static List<Object> names(Map<String, Object> call, String list, String key) {
        return Json.list(call, list).stream()
                .map(entry -> Json.asMap(entry).get(key))
                .toList();
    }

    private static List<Map<String, Object>> read() {
        try (InputStream in = TrapsTest.class.getResourceAsStream("/traps.yml")) {
            Map<String, List<Map<String, Object>>> file =
                    new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
            return file.get("traps");
        } catch (IOException e) {
            throw new IllegalStateException("traps.yml cannot be read", e);
        }
    }
}
