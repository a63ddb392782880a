// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.Json;

class JsonPasteTest {
    private static final String AT = "2026-03-17T08:05:00Z";

    private static JsonPaste paste(String text) {
        return JsonPaste.of(
                text,
                time -> time.startsWith("2026") ? Optional.of(Instant.parse(time.strip())) : Optional.empty(),
                Experts.expertise().events().records());
    }

    private static List<Object> all(String text, String path) {
        return paste(text).documents().stream()
                .map(hit -> Json.at(Json.map(hit, "_source"), path))
                .toList();
    }

    @Test
    void takesTheTextOfAnEventByItsNameOrBecauseItIsSip() {
        assertEquals(List.of("a b"), all("{\"level\":3,\"msg\":\"a b\"}", "event.original"));
        assertEquals(
                List.of("BYE sip:a SIP/2.0"),
                all("{\"message\":\"sent\",\"packet\":\"BYE sip:a SIP/2.0\"}", "event.original"));
        assertEquals(List.of(), all("{\"status\":486,\"reason\":\"flood\"}", "event.original"));
    }

    @Test
    void readsTimesInWhateverUnit() {
        for (String time : List.of(
                "\"" + AT + "\"",
                "1773734700",
                "1773734700.0",
                "\"1773734700000\"",
                "1773734700000000",
                "\"1773734700000000000\"")) {
            assertEquals(List.of(AT), all("{\"ts\":" + time + ",\"msg\":\"x\"}", "@timestamp"), time);
        }
    }

    @Test
    void leavesTheTextAroundTheEvents() {
        JsonPaste paste = paste("It fails:\n{\"msg\":\"one\"}\n{\"msg\":\"two\"}\nSince today.\n");
        assertEquals(2, paste.documents().size());
        assertEquals(
                List.of("It fails:", "Since today."),
                paste.rest().lines().filter(l -> !l.isBlank()).toList());
    }

    @Test
    void leavesLinesOfALogThatEndWithAnObject() {
        String log = "08:05 INFO client: got {\"message\":\"not found\"}\n";
        assertEquals(log, paste(log).rest());
    }

    @Test
    void keepsWhereADocumentIsStored() {
        String hit = "{\"_index\":\"sip-1\",\"_id\":\"7\",\"_source\":{\"message\":\"x\"}}";
        assertEquals("7", paste(hit).documents().getFirst().get("_id"));
    }

    @Test
    void readsWhatIsNoJsonInLinearTime() {
        for (String line :
                List.of("{\"a\":\"", "[[[[\n", "[1,\n", "{\"a\":{\n", "[", "{\"a\":[{\"b\":", "{},", "[]\n")) {
            String text = line.repeat(2_000_000 / line.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> paste(text).rest().length(), line);
        }
    }

    @Test
    void readsTimesAndLabelsOfAnyLengthInLinearTime() {
        String digits = "9".repeat(2_000_000);
        String labels = IntStream.range(0, 60_000)
                .mapToObj(n -> "\"label-of-a-stream-" + n + "\":1")
                .collect(Collectors.joining(","));
        String objects = "{\"number\":[1,2,3,4,5,6]},".repeat(60_000);
        for (String text : List.of(
                "{\"msg\":\"x\",\"ts\":\"" + digits + "\"}",
                "{\"labels\":{" + labels + "},\"rows\":[" + objects + "]}")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> paste(text).rest().length(), text.substring(0, 40));
        }
    }

    @Test
    void keepsTheHostAmongManyLabels() {
        String labels =
                IntStream.range(0, 100).mapToObj(n -> "\"l" + n + "\":\"v\",").collect(Collectors.joining());
        String text = "{\"stream\":{" + labels + "\"host\":\"sbc01\"},\"values\":[[\"1773734700000000000\",\"one\"]]}";
        assertEquals(List.of("sbc01"), all(text, "host.name"));
        assertEquals(List.of(AT), all(text, "@timestamp"));
    }
}
