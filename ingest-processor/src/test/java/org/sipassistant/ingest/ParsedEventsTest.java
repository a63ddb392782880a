// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events whose SIP another program has parsed get the same fields and explanations. */
class ParsedEventsTest {

    private static Map<String, Object> enriched(Map<String, Object> document) {
        Map<String, Object> source = new HashMap<>(document);
        enricher(Map.of()).enrich(source);
        return source;
    }

    @Test
    void readsAndMasksTheMessageOfAHomerPacket() {
        Map<String, Object> source = enriched(Map.of(
                "SrcIP",
                "192.0.2.10",
                "SrcPort",
                15062,
                "DstIP",
                "192.0.2.1",
                "DstPort",
                5060,
                "Protocol",
                17,
                "ProtoType",
                1,
                "Tsec",
                1795165723,
                "Tmsec",
                803565,
                "Payload",
                Documents.INVITE));
        assertEquals("INVITE", at(source, "sip.method"));
        assertEquals("message", at(source, "sip.parse.part"));
        assertEquals("192.0.2.10", at(source, "source.ip"));
        assertEquals(15062, at(source, "source.port"));
        assertEquals("192.0.2.1", at(source, "destination.ip"));
        assertEquals("udp", at(source, "network.transport"));
        assertEquals("hep-json", at(source, "sip.log.format"));
        assertEquals("2026-11-20T09:08:43.803565Z", at(source, "sip.log.time"));
        String masked = source.get("Payload").toString();
        assertFalse(masked.contains("0123456789abcdef") || masked.contains("d0RmdmcmVC"), masked);
        assertEquals(Documents.INVITE.length(), masked.length());
    }

    @Test
    void readsATransactionOfZeek() {
        Map<String, Object> row = new HashMap<>(Map.of(
                "uid",
                "CPRLCB4eWHdjP852Bk",
                "id.orig_h",
                "192.0.2.10",
                "id.orig_p",
                5060,
                "id.resp_h",
                "192.0.2.1",
                "id.resp_p",
                5060,
                "trans_depth",
                0,
                "method",
                "INVITE",
                "uri",
                "sip:1002@example.net"));
        row.putAll(Map.of(
                "request_from",
                "<sip:1001@example.net>;tag=a",
                "request_to",
                "<sip:1002@example.net>",
                "response_from",
                "<sip:1001@example.net>;tag=a",
                "response_to",
                "<sip:1002@example.net>;tag=b",
                "call_id",
                "a1",
                "seq",
                "1 INVITE",
                "status_code",
                486,
                "status_msg",
                "Busy Here"));
        Map<String, Object> source = enriched(row);
        assertEquals("486", at(source, "sip.code"));
        assertEquals("INVITE", at(source, "sip.method"));
        assertEquals("a1", at(source, "sip.call_id"));
        assertEquals("b", at(source, "sip.to.tag"));
        assertEquals("headers", at(source, "sip.parse.part"));
        assertEquals("absent", at(source, "sip.parse.errors"));
        assertEquals("callee", at(source, "sip.responsible"));
        assertEquals("failure", at(source, "event.outcome"));
    }

    @Test
    void explainsAnEventOfSuricataAsFarAsItGoes() {
        Map<String, Object> source = enriched(Map.of(
                "event_type",
                "sip",
                "src_ip",
                "10.0.2.15",
                "src_port",
                5060,
                "dest_ip",
                "10.0.2.20",
                "dest_port",
                5060,
                "sip",
                new HashMap<>(Map.of(
                        "version",
                        "SIP/2.0",
                        "code",
                        "486",
                        "reason",
                        "Busy Here",
                        "response_line",
                        "SIP/2.0 486 Busy Here"))));
        assertEquals(486, at(source, "sip.status_code"));
        assertEquals("SIP/2.0", at(source, "sip.version"));
        assertEquals("start_line", at(source, "sip.parse.part"));
        assertTrue(at(source, "sip.explanation").toString().length() > 20);
        assertEquals("10.0.2.15", at(source, "source.ip"));
    }

    @Test
    void masksWhatTsharkTookOutOfAMessage() {
        String header = "Digest username=\"1001\", nonce=\"5f2a9c\", response=\"6629fae4\"";
        Map<String, Object> sip = new HashMap<>(Map.of(
                "sip_sip_Request-Line", new ArrayList<>(List.of("REGISTER sip:example.net SIP/2.0")),
                "sip_sip_Call-ID", new ArrayList<>(List.of("a1")),
                "sip_sip_CSeq", new ArrayList<>(List.of("2 REGISTER")),
                "sip_sip_Authorization", new ArrayList<>(List.of(header)),
                "sip_sip_auth_digest_response", "\"6629fae4\"",
                "sip_sip_auth_nonce", new ArrayList<>(List.of("\"5f2a9c\""))));
        Map<String, Object> source = enriched(Map.of("layers", new HashMap<>(Map.of("sip", sip))));
        assertEquals("REGISTER", at(source, "sip.method"));
        assertEquals("a1", at(source, "sip.call_id"));
        assertFalse(source.toString().contains("6629fae4"), source::toString);
        assertFalse(source.toString().contains("5f2a9c"), source::toString);
    }

    @Test
    void prefersWhatAProgramReadToAStartLineInItsJson() {
        String json = "{\"event_type\":\"sip\",\"sip\":{\"response_line\":\"SIP/2.0 486 Busy Here\"}}";
        Map<String, Object> source = enriched(Map.of(
                "message",
                json,
                "event_type",
                "sip",
                "src_ip",
                "10.0.2.15",
                "dest_ip",
                "10.0.2.20",
                "sip",
                new HashMap<>(Map.of("code", "486", "response_line", "SIP/2.0 486 Busy Here"))));
        assertEquals("suricata-eve", at(source, "sip.log.format"));
        assertEquals("Busy Here", at(source, "sip.status"));
    }

    @Test
    void leavesOtherEventsAsTheyAre() {
        Map<String, Object> flow = Map.of("event_type", "flow", "src_ip", "10.0.2.15", "raw", "x", "layers", "y");
        assertEquals(flow, enriched(flow));
    }
}
