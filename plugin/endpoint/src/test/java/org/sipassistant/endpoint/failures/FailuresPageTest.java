// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresPageTest {

    @Test
    void tellsAnIncidentWithItsExtentAndTheNextStep() {
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("title", "Nothing came back");
        incident.put("count", 1_240);
        incident.put("share", 80.5);
        incident.put("since", "2026-03-17T11:37:04Z");
        incident.put("ongoing", true);
        incident.put("customers", Map.of("number", 7, "most", List.of(Map.of("name", "acme", "count", 900))));
        incident.put("first_call", Map.of("call_id", "first@192.0.2.7", "at", "2026-03-17T11:37:04Z"));
        incident.put("actions", List.of("Ping the trunk.", "Another."));
        List<String> lines = page(Map.of("answer", "Much fails.", "incidents", List.of(incident)));
        assertEquals("  Much fails.", lines.get(0));
        assertTrue(lines.contains("  INCIDENT  Nothing came back"), lines::toString);
        assertTrue(
                lines.contains("    1,240 failures, 80.5% of all, since 2026-03-17T11:37:04Z, going on"),
                lines::toString);
        assertTrue(lines.contains("    customers     acme (900) and 6 others"), lines::toString);
        assertTrue(lines.contains("    next step     Ping the trunk."), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains("trunks ")), lines::toString);
    }

    @Test
    void countsWithoutATitleAreNamedByWhatTheyAreCountedBy() {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("customer", "acme");
        cause.put("count", 12);
        cause.put("share", 60.0);
        cause.put("previous", 3);
        List<String> lines =
                page(Map.of("answer", "x", "interpreted", Map.of("by", "customer"), "causes", List.of(cause)));
        assertTrue(lines.stream().anyMatch(line -> line.matches(" +acme +12 +60.0% +3")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("  failures by customer +now +share +before")),
                lines::toString);
    }

    @Test
    void nothingStandsBelowNoHeading() {
        List<String> lines = page(Map.of(
                "answer",
                "x",
                "people",
                Map.of("count", 0, "previous", 4),
                "attacks",
                Map.of("count", 0, "previous", 1)));
        assertEquals(List.of("  x"), lines);
    }

    @Test
    void longNamesAreCutAndNoLineIsTooLong() {
        List<String> lines = page(Map.of(
                "answer",
                "word ".repeat(80),
                "causes",
                List.of(Map.of("title", "t".repeat(300), "count", 1, "previous", 0))));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains("ttt...")), lines::toString);
    }

    @Test
    void whatStrangersWroteReachesNoTerminal() {
        String page = FailuresPage.of(Map.of(
                "answer",
                "x",
                "causes",
                List.of(Map.of("user_agent", "evil\u001b[2J\u0007\nphone", "count", 1, "previous", 0))));
        assertFalse(page.contains("\u001b"), page);
        assertFalse(page.contains("\u0007"), page);
    }

    @Test
    void trunksHaveTheirFailuresAndTheirStateSinceWhen() {
        Map<String, Object> trunk = new LinkedHashMap<>();
        trunk.put("trunk", "carrier-b");
        trunk.put("direction", "outbound");
        trunk.put("attempts", 283);
        trunk.put("failures", 41);
        trunk.put("asr", 61.8);
        trunk.put("ping", Map.of("state", "down", "since", "2026-03-17T11:37:04Z"));
        List<String> lines = page(Map.of("answer", "x", "trunks", List.of(trunk)));
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("  carrier-b        outbound       283      41   61.8      -")
                                && line.contains(" down 2026-03-17 11:37 ")),
                lines::toString);
    }

    @Test
    void ratiosOfAllCallsStandBesideThoseBefore() {
        Map<String, Object> totals = new LinkedHashMap<>(Map.of("attempts", 1_500, "failures", 90, "ser", 62.5));
        totals.put("previous", Map.of("attempts", 1_400, "failures", 70, "ser", 66.0));
        List<String> lines = page(Map.of("answer", "x", "totals", totals));
        assertTrue(
                lines.stream().anyMatch(line -> line.matches(" +now +1,500 +90 +- +- +62.5 +- +-")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches(" +before +1,400 +70 +- +- +66.0 +- +-")),
                lines::toString);
    }

    @Test
    void peopleStandApart() {
        Map<String, Object> people =
                Map.of("count", 3, "previous", 0, "causes", List.of(Map.of("category", "callee-busy", "count", 3)));
        List<String> lines = page(Map.of("answer", "x", "people", people, "attacks", Map.of("count", 0)));
        assertTrue(lines.contains("  people, not counted as failures"), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains("attacks")), lines::toString);
    }

    private static List<String> page(Map<String, Object> answer) {
        return FailuresPage.of(answer).lines().toList();
    }
}
