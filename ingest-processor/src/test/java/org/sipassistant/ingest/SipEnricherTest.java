// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enriched;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipEnricherTest {

    @Test
    void describesARequest() {
        Map<String, Object> source = enriched(Documents.INVITE, Map.of());
        assertEquals("request", at(source, "sip.type"));
        assertEquals("2.0", at(source, "sip.version"));
        assertEquals("INVITE", at(source, "sip.method"));
        assertEquals("a84b4c76e66710@192.0.2.10", at(source, "sip.call_id"));
        assertEquals(102L, at(source, "sip.cseq.code"));
        assertEquals("INVITE", at(source, "sip.cseq.method"));
        assertEquals(true, at(source, "sip.initial"));
        assertEquals(true, at(source, "sip.retry"));
        assertEquals("absent", at(source, "sip.ping"));
        assertEquals("absent", at(source, "sip.code"));
        assertTrue(at(source, "sip.explanation").toString().length() > 20);
        assertEquals("absent", at(source, "event.outcome"));
        assertEquals("sip", at(source, "network.protocol"));
        assertEquals("2026-11-20T10:15:30.123Z", at(source, "event.ingested"));
    }

    @Test
    void describesTheParties() {
        Map<String, Object> source = enriched(Documents.INVITE, Map.of());
        assertEquals("sip:+49301234567;npdi;rn=+4930@gw.example.net:5062;user=phone", at(source, "sip.uri.original"));
        assertEquals("sip", at(source, "sip.uri.scheme"));
        assertEquals("gw.example.net", at(source, "sip.uri.host"));
        assertEquals(5062, at(source, "sip.uri.port"));
        assertEquals("+4930", at(source, "sip.uri.rn"));
        assertEquals(true, at(source, "sip.uri.npdi"));
        assertEquals("npdi;rn=+4930", at(source, "sip.uri.user_params"));
        assertEquals("Alice", at(source, "sip.from.display_info"));
        assertEquals("1001", at(source, "sip.from.uri.username"));
        assertEquals("1928301774", at(source, "sip.from.tag"));
        assertEquals("absent", at(source, "sip.to.tag"));
        assertEquals("sip:1001@192.0.2.10:5060;transport=udp", at(source, "sip.contact.uri.original"));
        assertEquals("1001", at(source, "sip.number.calling.digits"));
        assertEquals("49301234567", at(source, "sip.number.called.digits"));
        assertEquals("76543210394", at(source, "sip.number.called.reversed"));
    }

    @Test
    void describesHopsSessionAndCredentials() {
        Map<String, Object> source = enriched(Documents.INVITE, Map.of());
        assertEquals(2, at(source, "sip.via.count"));
        assertEquals("z9hG4bK87asdks7", at(source, "sip.via.top.branch"));
        assertEquals("192.0.2.20:5060", at(source, "sip.via.top.sent_by"));
        assertEquals("198.51.100.7", at(source, "sip.via.top.received"));
        assertEquals(41222, at(source, "sip.via.top.rport"));
        assertEquals("Yealink SIP-T46S", at(source, "sip.user_agent.name"));
        assertEquals("66.86.0.15", at(source, "sip.user_agent.version"));
        assertEquals(1800L, at(source, "sip.session.expires"));
        assertEquals("uac", at(source, "sip.session.refresher"));
        assertEquals(90L, at(source, "sip.session.min_se"));
        assertEquals(true, at(source, "sip.authenticated"));
        assertEquals("1001", at(source, "sip.auth.username"));
        assertEquals("00000001", at(source, "sip.auth.nc"));
        assertEquals(8, at(source, "sip.auth.nonce_id").toString().length());
        assertEquals(List.of("ab30317f1a784dc48ff824d0d3715d86"), at(source, "sip.correlation_id"));
        assertEquals(List.of("PCMA", "PCMU"), at(source, "sip.sdp.codecs"));
        assertEquals(List.of("RTP/SAVP"), at(source, "sip.sdp.protos"));
        assertEquals(true, at(source, "sip.sdp.private"));
    }

    @Test
    void explainsAResponse() {
        Map<String, Object> source = enriched(Documents.BUSY, Map.of());
        assertEquals("response", at(source, "sip.type"));
        assertEquals("absent", at(source, "sip.method"));
        assertEquals("486", at(source, "sip.code"));
        assertEquals(486, at(source, "sip.status_code"));
        assertEquals("Busy Here", at(source, "sip.status"));
        assertEquals("client_error", at(source, "sip.class"));
        assertEquals(true, at(source, "sip.final"));
        assertEquals("callee", at(source, "sip.responsible"));
        assertTrue(at(source, "sip.explanation").toString().length() > 20);
        assertTrue(at(source, "sip.cause").toString().length() > 5);
        assertTrue(at(source, "sip.action").toString().length() > 5);
        assertEquals(true, at(source, "sip.registered"));
        assertEquals(List.of("Q.850 17", "SIP 486"), at(source, "sip.reason.list"));
        assertEquals("User busy", at(source, "sip.reason.text"));
        assertEquals(17, at(source, "sip.reason.q850.cause"));
        assertEquals(486, at(source, "sip.reason.sip.cause"));
        assertEquals(399, at(source, "sip.warning.code"));
        assertEquals("busy on port 3", at(source, "sip.warning.text"));
        assertEquals(30L, at(source, "sip.retry_after"));
        assertEquals("kamailio (5.7.4 (x86_64/linux))", at(source, "sip.server.original"));
        assertEquals("failure", at(source, "event.outcome"));
        assertEquals("message", at(source, "sip.parse.part"));
        assertEquals(1, at(source, "sip.parse.count"));
    }

    @Test
    void joinsBothSidesOfADialogAndOfATransaction() {
        Map<String, Object> answer = enriched(Documents.BUSY, Map.of());
        String bye = Documents.BUSY
                .replace("SIP/2.0 486 Busy Here", "BYE sip:1001@192.0.2.10 SIP/2.0")
                .replace("tag=1928301774", "tag=x")
                .replace("tag=a6c85cf", "tag=1928301774")
                .replace("tag=x", "tag=a6c85cf")
                .replace("102 INVITE", "1 BYE");
        Map<String, Object> other = enriched(bye, Map.of());
        assertEquals(16, at(answer, "sip.dialog.id").toString().length());
        assertEquals(at(answer, "sip.dialog.id"), at(other, "sip.dialog.id"));
        assertEquals(false, at(answer, "sip.transaction.id").equals(at(other, "sip.transaction.id")));
        String bare = Documents.BUSY.replace("z9hG4bK776asdhds", "z9hG4bK");
        assertEquals("absent", at(enriched(bare, Map.of()), "sip.transaction.id"));
    }

    @ParameterizedTest
    @CsvSource({
        "100,unknown",
        "200,success",
        "302,unknown",
        "401,unknown",
        "407,unknown",
        "404,failure",
        "487,unknown",
        "503,failure",
        "603,failure",
        "700,unknown"
    })
    void tellsAnOutcomeOnlyWhereOneMessageProvesIt(int code, String outcome) {
        Map<String, Object> source = enriched("SIP/2.0 " + code + " Some Phrase", Map.of());
        assertEquals(outcome, at(source, "event.outcome"));
    }

    @Test
    void givesAnUnknownCodeTheMeaningOfItsClass() {
        Map<String, Object> source =
                enriched(Documents.BUSY.replace("486 Busy Here", "477 Send failed (477/TM)"), Map.of());
        assertEquals(false, at(source, "sip.registered"));
        assertEquals("477", at(source, "sip.vendor.code"));
        assertTrue(at(source, "sip.explanation").toString().length() > 20);
        Map<String, Object> beyond = enriched("SIP/2.0 799 Whatever", Map.of());
        assertEquals("absent", at(beyond, "sip.class"));
        assertEquals("absent", at(beyond, "sip.explanation"));
        assertEquals(List.of("bad_status_code"), at(beyond, "sip.parse.errors"));
    }

    @Test
    void explainsOnlyWhatItIsAskedTo() {
        assertEquals("absent", at(enriched(Documents.BUSY, Map.of("explain", "none")), "sip.explanation"));
        assertEquals("absent", at(enriched(Documents.INVITE, Map.of("explain", "failures")), "sip.explanation"));
        assertEquals("absent", at(enriched("SIP/2.0 180 Ringing", Map.of("explain", "failures")), "sip.explanation"));
        assertTrue(at(enriched(Documents.BUSY, Map.of("explain", "failures")), "sip.explanation")
                        .toString()
                        .length()
                > 20);
    }

    @Test
    void writesAsManyFieldsAsItIsAskedTo() {
        Map<String, Object> minimal = enriched(Documents.INVITE, Map.of("fields", "minimal"));
        assertEquals("a84b4c76e66710@192.0.2.10", at(minimal, "sip.call_id"));
        assertEquals("absent", at(minimal, "sip.from"));
        assertEquals("absent", at(minimal, "sip.via"));
        Map<String, Object> standard = enriched(Documents.INVITE, Map.of());
        assertEquals("absent", at(standard, "sip.supported"));
        assertEquals("absent", at(standard, "sip.sdp.direction"));
        Map<String, Object> full = enriched(Documents.INVITE, Map.of("fields", "full"));
        assertEquals(List.of("replaces", "timer"), at(full, "sip.supported"));
        assertEquals("sendrecv", at(full, "sip.sdp.direction"));
        assertEquals("10.0.0.7", at(full, "sip.sdp.connection.address"));
        assertEquals(List.of(Map.of("number", "2000", "reason", "no-answer")), at(full, "sip.diversion"));
        assertEquals(60L, at(full, "sip.contact.expires"));
        assertEquals("ab30317f1a784dc48ff824d0d3715d86", at(full, "sip.session_id.local"));
        assertEquals(69L, at(full, "sip.max_forwards"));
    }

    @Test
    void describesALoneStartLine() {
        Map<String, Object> source = enriched("proxy: got \"SIP/2.0 503 Service Unavailable\" from gw", Map.of());
        assertEquals("start_line", at(source, "sip.parse.part"));
        assertEquals("Service Unavailable", at(source, "sip.status"));
        assertEquals("server_error", at(source, "sip.class"));
        assertEquals("absent", at(source, "sip.call_id"));
    }

    @Test
    void saysHowManyMessagesADocumentHolds() {
        Map<String, Object> source = enriched(Documents.INVITE + Documents.BUSY, Map.of());
        assertEquals(2, at(source, "sip.parse.count"));
        assertEquals("INVITE", at(source, "sip.method"));
    }

    @ParameterizedTest
    @CsvSource({"urn:service:sos, true", "sip:112@example.net, true", "sip:1120@example.net, absent"})
    void marksEmergencyCalls(String uri, String emergency) {
        Map<String, Object> source = enriched("INVITE " + uri + " SIP/2.0", Map.of());
        assertEquals(emergency, at(source, "sip.emergency").toString());
    }

    @Test
    void marksPings() {
        assertEquals(true, at(enriched("OPTIONS sip:gw.example.net SIP/2.0", Map.of()), "sip.ping"));
        String inDialog = Documents.BUSY
                .replace("SIP/2.0 486 Busy Here", "OPTIONS sip:a@b SIP/2.0")
                .replace("102 INVITE", "7 OPTIONS");
        assertEquals("absent", at(enriched(inDialog, Map.of()), "sip.ping"));
    }

    @Test
    void joinsByConfiguredHeaders() {
        String text = Documents.BUSY.replace("Reason:", "X-Leg: leg-7\r\nReason:");
        assertEquals(
                List.of("leg-7"),
                at(enriched(text, Map.of("correlation_headers", List.of("x-leg"))), "sip.correlation_id"));
    }

    @Test
    void namesTheCauseThatAsteriskPutsIntoItsOwnHeader() {
        String text = Documents.BUSY.replace("Reason:", "X-Asterisk-HangupCauseCode: 17\r\nReason:");
        Map<String, Object> source = enriched(text, Map.of());
        assertEquals("Asterisk", at(source, "sip.vendor.name"));
        assertEquals("17", at(source, "sip.vendor.code"));
    }

    @Test
    void readsStatisticsAndIdentityInFull() {
        String identity = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        "{\"attest\":\"B\",\"dest\":{\"tn\":[\"12025551001\"]},\"orig\":{\"tn\":\"12025551000\"}}"
                                .getBytes(StandardCharsets.UTF_8));
        String text = Documents.BUSY.replace(
                "Reason:",
                "P-RTP-Stat: PS=100,OS=1,PR=98,OR=1,PL=2,JI=3\r\nIdentity: e30." + identity
                        + ".sig;info=<https://c.example>;alg=ES256;ppt=shaken\r\n"
                        + "P-Asserted-Identity: <tel:+12025551000;verstat=TN-Validation-Passed>\r\nReason:");
        Map<String, Object> source = enriched(text, Map.of("fields", "full"));
        assertEquals(100L, at(source, "sip.media.sent"));
        assertEquals(98L, at(source, "sip.media.received"));
        assertEquals(2L, at(source, "sip.media.lost"));
        assertEquals(3L, at(source, "sip.media.jitter_ms"));
        assertEquals("B", at(source, "sip.identity.attest"));
        assertEquals("12025551000", at(source, "sip.identity.orig"));
        assertEquals("12025551001", at(source, "sip.identity.dest"));
        assertEquals("shaken", at(source, "sip.identity.ppt"));
        assertEquals("TN-Validation-Passed", at(source, "sip.verstat"));
        assertEquals("12025551000", at(source, "sip.number.calling.digits"));
    }

    @Test
    void readsTheQualityReportInABody() {
        String body =
                "VQSessionReport: CallTerm\r\nCallID: 7f31@192.0.2.21\r\nLocalMetrics:\r\nDelay:RTD=48 IAJ=7.5\r\n"
                        + "QualityEst:MOSLQ=4.2\r\n";
        String text = "PUBLISH sip:collector@example.net SIP/2.0\r\nCall-ID: q1@192.0.2.21\r\nCSeq: 1 PUBLISH\r\n"
                + "Content-Type: application/vq-rtcpxr\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        Map<String, Object> source = enriched(text, Map.of("fields", "full"));
        assertEquals(Map.of("jitter_ms", 7.5, "mos", 4.2, "source", "application/vq-rtcpxr"), at(source, "sip.media"));
    }

    @Test
    void countsWhatItDid() {
        SipEnricher enricher = Documents.enricher(Map.of());
        enricher.enrich(new HashMap<>(Map.of("message", "nothing")));
        enricher.enrich(new HashMap<>(Map.of("message", Documents.INVITE + Documents.BUSY)));
        enricher.enrich(new HashMap<>(Map.of("message", Documents.BUSY, "sip", "10.0.0.1")));
        assertEquals(new EnrichStatistics(2, 3, 0, 0, 1, 1), enricher.statistics());
    }
}
