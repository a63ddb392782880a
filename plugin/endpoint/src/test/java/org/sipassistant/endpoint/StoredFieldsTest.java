// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;

class StoredFieldsTest {
    private static final SipEnricher PROCESSOR = SipEnricher.create(SipOptions.standard(), Experts.knowhow());

    static List<Trace> calls() {
        return Traces.all();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void giveTheSameDiagnosisWithoutTheRawText(Trace trace) {
        Map<String, Object> raw = ask(trace, trace.documents());
        Map<String, Object> stored = ask(trace, processed(trace));
        assertEquals(raw.get("answer"), stored.get("answer"));
        Map<String, Object> expected = Json.asMap(Json.list(raw, "calls").get(0));
        Map<String, Object> told = Json.asMap(Json.list(stored, "calls").get(0));
        for (String part : List.of("outcome", "phase", "root_cause", "decisive", "evidence", "timing", "timeline")) {
            if (expected.containsKey(part) || told.containsKey(part)) {
                assertEquals(expected.get(part), told.get(part), part);
            }
        }
    }

    /** As the ready-made role for agents has it: what names people is not there to be read. */
    @ParameterizedTest
    @MethodSource("calls")
    void giveTheSameCauseWithoutTheNamesOfTheParties(Trace trace) {
        List<Map<String, Object>> seen = processed(trace);
        for (Map<String, Object> document : seen) {
            Map<String, Object> sip = new LinkedHashMap<>(Json.map(document, "sip"));
            sip.keySet().removeAll(List.of("uri", "number", "contact", "refer_to"));
            sip.computeIfPresent("from", (name, from) -> tagOnly(Json.asMap(from)));
            sip.computeIfPresent("to", (name, to) -> tagOnly(Json.asMap(to)));
            document.put("sip", sip);
        }
        assertEquals(category(ask(trace, trace.documents())), category(ask(trace, seen)));
    }

    private static Map<String, Object> tagOnly(Map<String, Object> party) {
        Map<String, Object> seen = new LinkedHashMap<>(party);
        seen.keySet().retainAll(List.of("tag"));
        return seen;
    }

    private static Object category(Map<String, Object> answer) {
        return Json.at(Json.asMap(Json.list(answer, "calls").get(0)), "root_cause.category");
    }

    @Test
    void makeUpNoAddressForLessThanAMessage() {
        Map<String, Object> line = Map.of("method", "INVITE", "parse", Map.of("part", "headers"));
        assertEquals(Optional.empty(), StoredFields.toText(Map.of("sip", line)));
    }

    @Test
    void writeARequestAsItsSenderDid() {
        Map<String, Object> source = Map.of(
                "sip",
                Map.of(
                        "method", "INVITE",
                        "uri", Map.of("original", "sip:1002@example.net"),
                        "via", Map.of("original", List.of("SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1")),
                        "from", Map.of("uri", Map.of("original", "sip:1001@example.net"), "tag", "a1"),
                        "to", Map.of("uri", Map.of("original", "sip:1002@example.net")),
                        "call_id", "a@b",
                        "cseq", Map.of("code", 7, "method", "INVITE")));
        assertEquals("""
            INVITE sip:1002@example.net SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:1001@example.net>;tag=a1
            To: <sip:1002@example.net>
            Call-ID: a@b
            CSeq: 7 INVITE
            Content-Length: 0

            """.replace("\n", "\r\n"), StoredFields.toText(source).orElseThrow());
    }

    @Test
    void readNamesWithDots() {
        String text = StoredFields.toText(Map.of(
                        "sip.code", "407",
                        "sip.status", "Proxy Authentication Required",
                        "sip.call_id", "a@b",
                        "sip.auth.scheme", "Digest",
                        "sip.auth.realm", "example.net",
                        "sip.auth.stale", true))
                .orElseThrow();
        assertTrue(text.startsWith("SIP/2.0 407 Proxy Authentication Required\r\n"), text);
        assertTrue(text.contains("\r\nCall-ID: a@b\r\n"), text);
        assertTrue(text.contains("\r\nProxy-Authenticate: Digest realm=\"example.net\", stale=true\r\n"), text);
    }

    @Test
    void keepProtocolAndCauseOfEachReasonTogether() {
        String text = StoredFields.toText(Map.of(
                        "sip.code", "480",
                        "sip.reason.list", List.of("Q.850 19", "X"),
                        "sip.reason.text", "No \"answer\""))
                .orElseThrow();
        assertTrue(text.contains("\r\nReason: Q.850;cause=19;text=\"No 'answer'\"\r\nReason: X\r\n"), text);
    }

    @Test
    void tellNothingWithoutAStartLine() {
        assertEquals(Optional.empty(), StoredFields.toText(Map.of()));
        assertEquals(Optional.empty(), StoredFields.toText(Map.of("sip", "10.0.0.1")));
        assertEquals(Optional.empty(), StoredFields.toText(Map.of("sip", Map.of("method", "INVITE"))));
        assertEquals(Optional.empty(), StoredFields.toText(Map.of("sip", Map.of("code", List.of("486")))));
    }

    @Test
    void makeNoMessageOfALogLineThatOnlySpeaksOfOne() {
        Map<String, Object> line = Map.of("code", "486", "method", "INVITE", "parse", Map.of("part", "summary"));
        assertEquals(Optional.empty(), StoredFields.toText(Map.of("sip", line)));
    }

    @Test
    void letNoValueBeginALineOfItsOwn() {
        String text = StoredFields.toText(Map.of(
                        "sip.code",
                        "486",
                        "sip.status",
                        "Busy\r\nEvil: 1",
                        "sip.via.original",
                        Arrays.asList("SIP/2.0/UDP a\r\nEvil: 2"),
                        "sip.reason.list",
                        List.of("SIP 486\nEvil: 3")))
                .orElseThrow();
        assertFalse(text.contains("\nEvil"), text);
    }

    private static List<Map<String, Object>> processed(Trace trace) {
        List<Map<String, Object>> processed = new ArrayList<>();
        for (Map<String, Object> document : trace.documents()) {
            Map<String, Object> copy = new LinkedHashMap<>(document);
            copy.put("network", new LinkedHashMap<>(Map.of("transport", "udp")));
            PROCESSOR.enrich(copy);
            copy.remove("message");
            processed.add(copy);
        }
        return processed;
    }

    private static Map<String, Object> ask(Trace trace, List<Map<String, Object>> documents) {
        Question question = Question.of(Map.of("call_id", trace.callId()), List.of("sip-messages-*"), Experts.NOW);
        return Experts.service()
                .why(question, new Shelf().add("sip-messages-1", documents))
                .toCompletableFuture()
                .join();
    }
}
