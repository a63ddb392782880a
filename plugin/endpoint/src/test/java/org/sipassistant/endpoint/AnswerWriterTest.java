// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sipassistant.inventory.Inventory;

class AnswerWriterTest {

    @Test
    void tellsACallInTheAgreedShape() {
        assertEquals(
                List.of(
                        "call_id",
                        "kind",
                        "outcome",
                        "phase",
                        "group",
                        "emergency",
                        "root_cause",
                        "decisive",
                        "final_at_caller",
                        "ended_by",
                        "actions",
                        "evidence",
                        "ruled_out",
                        "alternatives",
                        "missing",
                        "legs",
                        "timing",
                        "coverage",
                        "timeline"),
                List.copyOf(Experts.told(Traces.busy()).keySet()));
    }

    @Test
    void tellsTheRootCause() {
        Map<String, Object> call = Experts.told(Traces.busy());
        Map<String, Object> cause = Json.map(call, "root_cause");
        assertEquals(
                Set.of(
                        "rule",
                        "category",
                        "title",
                        "explanation",
                        "confidence",
                        "origin",
                        "responsible",
                        "responsible_entity",
                        "inferred"),
                cause.keySet());
        assertEquals("busy", cause.get("rule"));
        assertEquals("callee-busy", cause.get("category"));
        assertEquals("callee", cause.get("responsible"));
        assertEquals("people", call.get("group"));
        assertEquals("alerting", call.get("phase"));
    }

    @Test
    void tellsWhichMessageDecidedAndWhereItIs() {
        assertEquals(
                Map.of(
                        "method", "INVITE",
                        "code", 486,
                        "reason", "Busy Here",
                        "at", "2026-03-17T08:05:05.005Z",
                        "generated_by", "10.20.0.10:5060",
                        "_index", "sip-messages-1",
                        "_id", "m4"),
                Experts.told(Traces.busy()).get("decisive"));
    }

    @Test
    void tellsThatNoMessageDecidedWhereTheNextHopWasSilent() {
        Map<String, Object> call = Experts.told(Traces.silentTrunk());
        assertFalse(call.containsKey("decisive"));
        assertEquals(Map.of("code", 408, "at", "2026-03-17T08:05:32.012Z"), call.get("final_at_caller"));
    }

    @Test
    void tellsWhatBecameOfTheCodeOnItsWay() {
        Trace translated = new Trace("t@10.20.4.21")
                .request(0, "INVITE")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(5, "INVITE")
                .response(30, "503 Service Unavailable", "INVITE")
                .hop(Trace.PHONE, Trace.PBX)
                .response(35, "500 Server Internal Error", "INVITE");
        assertEquals(
                List.of(Map.of("from_code", 503, "to_code", 500, "by", "10.20.0.10:5060")),
                Experts.told(translated).get("translations"));
        assertFalse(Experts.told(Traces.busy()).containsKey("translations"));
    }

    @Test
    void tellsByHowMuchAClockIsWrong() {
        List<Map<String, Object>> documents = new ArrayList<>(new Trace("s@10.20.4.21")
                .request(0, "INVITE")
                .hop(Trace.PHONE, Trace.PBX)
                .documents());
        Map<String, Object> refusal = new LinkedHashMap<>(new Trace("s@10.20.4.21")
                .response(-4_000, "404 Not Found", "INVITE")
                .documents()
                .get(0));
        refusal.put("observer", Map.of("name", "capture-2"));
        documents.add(refusal);
        Map<String, Object> call =
                new AnswerWriter(ZoneOffset.UTC, List.of()).call(Experts.diagnosis(documents, Inventory.empty()));
        assertEquals(Map.of("capture-2", -4_001L), Json.map(Json.map(call, "coverage"), "clock_offset_ms"));
        assertEquals("2026-03-17T08:05:00.001Z", Json.map(call, "decisive").get("at"));
    }

    @Test
    void tellsWhatADeviceCountedWhenItHungUp() {
        Trace counted = new Trace("m@10.20.4.21")
                .request(0, "INVITE")
                .response(900, "200 OK", "INVITE")
                .request(905, "ACK")
                .inDialog()
                .cseq(2)
                .request(9_000, "BYE", "P-RTP-Stat: PS=402,OS=64320,PR=0,OR=0,PL=3,JI=2")
                .response(9_010, "200 OK", "BYE");
        assertEquals(
                Map.of("sent", 402L, "received", 0L, "lost", 3L, "jitter_ms", 2L, "source", "P-RTP-Stat"),
                Experts.told(counted).get("media"));
        assertFalse(Experts.told(Traces.busy()).containsKey("media"));
    }

    @Test
    void provesTheFindingWithDocuments() {
        Map<String, Object> proof =
                Json.asMap(Json.list(Experts.told(Traces.busy()), "evidence").get(0));
        assertEquals("SIP/2.0 486 Busy Here | Reason: Q.850;cause=17;text=\"User busy\"", proof.get("quote"));
        assertEquals("m4", proof.get("_id"));
        assertEquals("sip-messages-1", proof.get("_index"));
        assertNotNull(proof.get("shows"));
    }

    @Test
    void tellsOnlyTheTimesThatWereSeen() {
        assertEquals(
                Map.of("post_dial_delay_ms", 790L, "ring_ms", 4215L),
                Experts.told(Traces.busy()).get("timing"));
        assertEquals(
                Map.of("post_dial_delay_ms", 790L, "ring_ms", 3210L, "setup_ms", 4000L, "talk_ms", 60_000L),
                Experts.told(Traces.answered()).get("timing"));
        assertEquals(
                Map.of(),
                Experts.told(new Trace("o@10.20.4.21").request(0, "INVITE")).get("timing"));
    }

    @Test
    void tellsWhatTheMaterialCovers() {
        assertEquals(
                Map.of(
                        "observers",
                        List.of("capture-1"),
                        "directions",
                        "both",
                        "messages",
                        5,
                        "truncated_messages",
                        0L),
                Experts.told(Traces.busy()).get("coverage"));
        Trace oneSided = new Trace("o@10.20.4.21").response(0, "486 Busy Here", "INVITE");
        assertEquals("responses", Json.map(Experts.told(oneSided), "coverage").get("directions"));
    }

    @Test
    void halvesEveryConfidenceWhereSomethingCouldNotBeRead() {
        AnswerWriter sure = new AnswerWriter(ZoneOffset.UTC, List.of());
        AnswerWriter unsure = new AnswerWriter(ZoneOffset.UTC, List.of("2 of 5 shards failed"));
        Map<String, Object> before = sure.call(Experts.diagnosis(Traces.cancelled()));
        Map<String, Object> after = unsure.call(Experts.diagnosis(Traces.cancelled()));
        assertEquals(confidence(Json.map(before, "root_cause")) / 2, confidence(Json.map(after, "root_cause")), 0.006);
        assertEquals("2 of 5 shards failed", Json.list(after, "missing").get(0));
        List<Object> others = Json.list(before, "alternatives");
        assertFalse(others.isEmpty());
        for (int i = 0; i < others.size(); i++) {
            assertEquals(
                    confidence(Json.asMap(others.get(i))) / 2,
                    confidence(Json.asMap(Json.list(after, "alternatives").get(i))),
                    0.006);
        }
    }

    @Test
    void printsTimesWithMillisecondsAndTheOffsetOfTheZone() {
        Instant noon = Instant.parse("2026-07-17T12:00:00Z");
        assertEquals("2026-07-17T12:00:00.000Z", new AnswerWriter(ZoneOffset.UTC, List.of()).time(noon));
        assertEquals(
                "2026-07-17T14:00:00.250+02:00",
                new AnswerWriter(ZoneId.of("Europe/Berlin"), List.of()).time(noon.plusMillis(250)));
        assertEquals(
                "2026-07-17T12:00:00.000001Z", new AnswerWriter(ZoneOffset.UTC, List.of()).time(noon.plusNanos(1_000)));
    }

    @Test
    void leavesOutACallIdAndAPhraseThatAreNotThere() {
        Map<String, Object> answer =
                Experts.service().text(TextQuestion.of(Map.of("text", "SIP/2.0 486 \r\nCSeq: 1 INVITE\r\n\r\n")));
        Map<String, Object> call = Json.asMap(Json.list(answer, "calls").get(0));
        assertFalse(call.containsKey("call_id"), call.toString());
        assertFalse(Json.map(call, "decisive").containsKey("reason"), call.toString());
    }

    @Test
    void writesNoNullAndNoEmptyText() {
        for (Trace trace : new Trace[] {Traces.busy(), Traces.silentTrunk(), Traces.registered(), Traces.pinged()}) {
            assertFilled("call", Experts.told(trace));
        }
    }

    private static void assertFilled(String path, Object value) {
        assertNotNull(value, path);
        assertFalse(value.equals(""), path);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> assertFilled(path + "." + key, inner));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> assertFilled(path + "[]", inner));
        } else {
            assertTrue(
                    value instanceof String || value instanceof Number || value instanceof Boolean,
                    path + " " + value.getClass());
        }
    }

    private static double confidence(Map<String, Object> finding) {
        return ((Number) finding.get("confidence")).doubleValue();
    }
}
