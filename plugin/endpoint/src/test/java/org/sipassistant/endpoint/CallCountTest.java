// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.call.Call;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.counting.CallCount;
import org.sipassistant.inventory.Inventory;

/** Every row of the page that says how a call is counted, with a call of which it speaks. */
class CallCountTest {
    private static final Path PAGE = Path.of("../../docs/counting.md");
    private static final String HEAD = "| row |";
    private static final int FIGURES = 6;

    private final Map<String, List<Integer>> page = page();
    private final List<Map<String, Object>> calls = calls();

    @Test
    void everyRowOfThePageHasACall() {
        assertEquals(
                List.copyOf(page.keySet()),
                calls.stream().map(call -> call.get("row").toString()).toList());
    }

    @TestFactory
    Stream<DynamicTest> aCallIsCountedAsThePageSays() {
        return calls.stream().map(call -> dynamicTest(call.get("row").toString(), () -> check(call)));
    }

    private void check(Map<String, Object> row) {
        Diagnosis diagnosis = diagnosis(row.get("ladder").toString());
        boolean primary = !Boolean.FALSE.equals(row.get("primary"));
        String judged = diagnosis.outcome() + ' ' + diagnosis.rootCause().rule();
        assertEquals(
                page.get(row.get("row").toString()),
                List.copyOf(CallCount.of(diagnosis, primary).fields().values()),
                judged);
        assertTime(row.get("post_dial_delay_ms"), diagnosis.timing().postDialDelay());
        assertTime(row.get("talk_ms"), diagnosis.timing().talk());
    }

    private static void assertTime(Object expected, Optional<Duration> told) {
        if (expected instanceof Integer millis) {
            assertEquals(Optional.of(Duration.ofMillis(millis)), told);
        }
    }

    private static Diagnosis diagnosis(String ladder) {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneOffset.UTC);
        reader.read(TrapLadder.write(ladder), Experts.NOW);
        List<Call> calls = new Assembly(reader, Inventory.empty()).all(Integer.MAX_VALUE);
        assertEquals(1, calls.size(), "calls");
        return Diagnosis.of(calls.get(0), Experts.expertise().rules());
    }

    /** The figures of each row, by its name. */
    private static Map<String, List<Integer>> page() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        try {
            Files.readAllLines(PAGE).stream()
                    .dropWhile(line -> !line.startsWith(HEAD))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split("\\|"))
                    .forEach(cells -> rows.put(cells[1].replace("`", "").strip(), figures(cells)));
        } catch (IOException e) {
            throw new IllegalStateException(PAGE + " cannot be read", e);
        }
        return rows;
    }

    private static List<Integer> figures(String[] cells) {
        return Arrays.stream(cells, cells.length - FIGURES, cells.length)
                .map(cell -> Integer.valueOf(cell.strip()))
                .toList();
    }

    private static List<Map<String, Object>> calls() {
        try (InputStream in = CallCountTest.class.getResourceAsStream("/counting.yml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("counting.yml cannot be read", e);
        }
    }
}
