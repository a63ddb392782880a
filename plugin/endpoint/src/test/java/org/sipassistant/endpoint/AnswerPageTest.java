// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerPageTest {
    private static final Map<String, Object> CAUSE = Map.of(
            "title",
            "The callee was busy",
            "category",
            "callee-busy",
            "rule",
            "busy",
            "confidence",
            0.95,
            "responsible",
            "callee");

    private static Map<String, Object> call(String id, String quote) {
        return Map.of(
                "call_id", id,
                "outcome", "failed",
                "root_cause", CAUSE,
                "actions", List.of("Try again later."),
                "evidence", List.of(Map.of("quote", quote, "shows", "it was busy", "_index", "logs", "_id", "7")),
                "missing", List.of("The other side of the trace."),
                "timeline", List.of());
    }

    @Test
    void tellsTheAnswerItsCauseAndItsProof() {
        String page = AnswerPage.of(
                Map.of("answer", "The call failed.", "calls", List.of(call("a@b", "SIP/2.0 486 Busy Here"))));
        assertEquals("""
              The call failed.

              cause       The callee was busy
              category    callee-busy, by rule busy
              confidence  0.95
              who acts    callee
              next step   Try again later.
              evidence    SIP/2.0 486 Busy Here (logs/7): it was busy
              missing     The other side of the trace.

            """.indent(0), page.indent(0));
    }

    @Test
    void namesTheCallsWhereThereAreSeveral() {
        String page = AnswerPage.of(
                Map.of("answer", "Both failed.", "calls", List.of(call("a@b", "486"), call("c@d", "486"))));
        assertTrue(page.contains("  call        a@b\n"), page);
        assertTrue(page.contains("  call        c@d\n"), page);
    }

    @Test
    void tellsWhatWasUnderstoodWhatElseItMayBeAndWhoActs() {
        Map<String, Object> call = new HashMap<>(call("a@b", "486"));
        Map<String, Object> cause = new HashMap<>(CAUSE);
        cause.put("responsible_entity", "bob-phone 192.0.2.7:5060/udp");
        call.put("root_cause", cause);
        call.put("alternatives", List.of(Map.of("rule", "busy", "category", "callee-declined", "confidence", 0.05)));
        String page = AnswerPage.of(Map.of(
                "answer",
                "The call failed.",
                "interpreted",
                Map.of("messages", 3, "caller", "1001", "time_zone", "UTC"),
                "calls",
                List.of(call)));
        assertTrue(page.contains("  understood  caller 1001\n"), page);
        assertTrue(page.contains("  may be      callee-declined (0.05)\n"), page);
        assertTrue(page.contains("  who acts    callee (bob-phone 192.0.2.7:5060/udp)\n"), page);
    }

    @Test
    void givesATerminalNothingToObey() {
        String page = AnswerPage.of(
                Map.of("answer", "One\u001b[2J", "calls", List.of(call("a\u009bb", "486 \u202eysuB\u0007\nHere"))));
        assertTrue(page.contains("486 ysuB Here"), page);
        assertFalse(page.chars().anyMatch(c -> c != '\n' && (Character.isISOControl(c) || c == '\u202e')), page);
    }

    @Test
    void breaksLongTextsBetweenWords() {
        String page = AnswerPage.of(Map.of("answer", "word ".repeat(60), "calls", List.of()));
        assertTrue(page.lines().allMatch(line -> line.length() <= 100), page);
        assertEquals(4, page.lines().count());
    }
}
