// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a product writes before a message becomes the ECS fields of its sender, its receiver and its observer. */
class LogPrefixTest {

    private static final String RECEIVED =
            "[Mar 17 08:05:05] VERBOSE[2743][C-0000002a] res_pjsip_logger.c: <--- Received SIP"
                    + " response (452 bytes) from UDP:192.0.2.21:5060 --->\n"
                    + Documents.BUSY.replace("\r", "");
    private static final String CLOCK =
            "recv 436 bytes from udp/[203.0.113.1]:5060 at 23:49:33.907291:\n" + Documents.BUSY.replace("\r", "");

    private static Map<String, Object> enriched(Map<String, Object> document, Map<String, Object> config) {
        Map<String, Object> source = new HashMap<>(document);
        enricher(config).enrich(source);
        return source;
    }

    @Test
    void saysWhoSentAMessageAndWhatTheLogSaysAboutIt() {
        Map<String, Object> source =
                enriched(Map.of("message", RECEIVED, "@timestamp", "2026-03-17T08:05:06.000Z"), Map.of());
        assertEquals("192.0.2.21", at(source, "source.ip"));
        assertEquals("absent", at(source, "source.address"));
        assertEquals(5060, at(source, "source.port"));
        assertEquals("absent", at(source, "destination"));
        assertEquals("udp", at(source, "network.transport"));
        assertEquals("sip", at(source, "network.protocol"));
        assertEquals("asterisk-pjsip", at(source, "sip.log.format"));
        assertEquals("C-0000002a", at(source, "sip.log.channel"));
        assertEquals("VERBOSE", at(source, "sip.log.severity"));
        assertEquals("2026-03-17T08:05:05Z", at(source, "sip.log.time"));
        assertEquals("486", at(source, "sip.code"));
    }

    @Test
    void saysWhoGotAMessage() {
        String sent =
                "17:02:43.001: 192.0.2.70: NOTICE: [S=1440] [SID=2ed1c8:96:5]  (N 7516) ---- Outgoing SIP Message to"
                    + " [2001:db8::9]:5061 from SIPInterface #0 (Carrier) TLS TO(#1) ---- #012SIP/2.0 200 OK #012Via:"
                    + " SIP/2.0/TLS [2001:db8::9]:5061;branch=z9hG4bKac2 #012Call-ID: a2 #012CSeq: 1 INVITE"
                    + " #012Content-Length: 0 #012 #012 [Time:29-08@17:02:42.999]";
        Map<String, Object> source = enriched(Map.of("message", sent), Map.of());
        assertEquals("2001:db8::9", at(source, "destination.ip"));
        assertEquals(5061, at(source, "destination.port"));
        assertEquals("tls", at(source, "network.transport"));
        assertEquals("192.0.2.70", at(source, "observer.name"));
        assertEquals("2ed1c8:96:5", at(source, "sip.log.session"));
        assertEquals("2026-08-29T17:02:42.999Z", at(source, "sip.log.time"));
    }

    @Test
    void keepsWhatTheDocumentSays() {
        Map<String, Object> other =
                enriched(Map.of("message", RECEIVED, "source", new HashMap<>(Map.of("ip", "198.51.100.1"))), Map.of());
        assertEquals(Map.of("ip", "198.51.100.1"), other.get("source"));
        Map<String, Object> same =
                enriched(Map.of("message", RECEIVED, "source", new HashMap<>(Map.of("ip", "192.0.2.21"))), Map.of());
        assertEquals(Map.of("ip", "192.0.2.21", "port", 5060), same.get("source"));
        Map<String, Object> dotted = enriched(
                Map.of("message", RECEIVED, "source.address", "pbx.example.net", "network.transport", "tcp"), Map.of());
        assertEquals("absent", at(dotted, "source.ip"));
        assertEquals("tcp", at(dotted, "network.transport"));
        SipEnricher enricher = enricher(Map.of());
        Map<String, Object> text = new HashMap<>(Map.of("message", RECEIVED, "source", "/var/log/asterisk/full"));
        enricher.enrich(text);
        assertEquals("/var/log/asterisk/full", text.get("source"));
        assertEquals(1, enricher.statistics().conflicts());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-17T23:50:00.000Z, UTC, 2026-03-17T23:49:33.907291Z",
        "2026-03-18T00:10:00Z, UTC, 2026-03-17T23:49:33.907291Z",
        "2026-03-18T01:10:00+01:00, UTC, 2026-03-17T23:49:33.907291Z",
        "2026-03-17T22:50:00.000Z, Europe/Berlin, 2026-03-17T22:49:33.907291Z",
        "yesterday, UTC, 2026-11-19T23:49:33.907291Z"
    })
    void takesTheDateFromTheTimeOfTheDocument(String timestamp, String zone, String time) {
        Map<String, Object> source =
                enriched(Map.of("message", CLOCK, "@timestamp", timestamp), Map.of("timezone", zone));
        assertEquals(time, at(source, "sip.log.time"));
    }

    @Test
    void writesTheSenderButNotTheLogInTheMinimalSet() {
        Map<String, Object> source = enriched(Map.of("message", RECEIVED), Map.of("fields", "minimal"));
        assertEquals("192.0.2.21", at(source, "source.ip"));
        assertEquals("absent", at(source, "sip.log"));
    }

    @Test
    void masksAMessageWhoseRowsHadToBeJoined() {
        String dots = "U 2026/03/17 08:05:05.000001 192.0.2.10:5060 -> 192.0.2.1:5060 #1\n"
            + "  REGISTER sip:example.net SIP/2.0..Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK1..Call-ID: a1..\n"
            + "  CSeq: 2 REGISTER..Authorization: Digest username=\"1001\", nonce=\"5f2a9c\","
            + " response=\"6629fae49393\n"
            + "  a05397450978507c4ef1\"..Content-Length: 0....\n";
        Map<String, Object> source = enriched(Map.of("message", dots), Map.of());
        String masked = source.get("message").toString();
        assertEquals("REGISTER", at(source, "sip.method"));
        assertEquals(false, masked.contains("5f2a9c") || masked.contains("6629fae4") || masked.contains("a0539745"));
        assertEquals(dots.length(), masked.length());
        assertEquals(dots.lines().count(), masked.lines().count());
    }
}
