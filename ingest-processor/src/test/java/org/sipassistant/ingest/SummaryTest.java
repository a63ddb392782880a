// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enriched;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log lines that are no SIP but decide questions about it give the fields that a message would. */
class SummaryTest {

    private static final Map<String, Object> ALL = Map.of("formats", List.of("all"));
    private static final String BUSY = "-- Got SIP response 486 \"Busy Here\" back from 192.0.2.21:5060";

    @Test
    void tellsACodeAndItsMeaning() {
        Map<String, Object> source = enriched(BUSY, ALL);
        assertEquals("summary", at(source, "sip.parse.part"));
        assertEquals(1, at(source, "sip.parse.count"));
        assertEquals("486", at(source, "sip.code"));
        assertEquals(486, at(source, "sip.status_code"));
        assertEquals("Busy Here", at(source, "sip.status"));
        assertEquals("client_error", at(source, "sip.class"));
        assertEquals(true, at(source, "sip.final"));
        assertEquals("callee", at(source, "sip.responsible"));
        assertEquals("192.0.2.21", at(source, "source.ip"));
        assertEquals(5060, at(source, "source.port"));
        assertEquals("asterisk", at(source, "sip.log.format"));
        assertEquals("failure", at(source, "event.outcome"));
        assertEquals("absent", at(source, "sip.type"));
        assertTrue(at(source, "sip.explanation").toString().length() > 20);
        assertTrue(at(source, "sip.log.says").toString().length() > 3);
    }

    @Test
    void tellsWhatARecordWithoutATextSays() {
        Map<String, Object> source = new HashMap<>(Map.of(
                "call_id", "k1@edge",
                "method", "INVITE",
                "sip_code", "486",
                "sip_reason", "Busy Here",
                "src_user", "1004",
                "dst_user", "+493012345"));
        enricher(Map.of()).enrich(source);
        assertEquals("summary", at(source, "sip.parse.part"));
        assertEquals("k1@edge", at(source, "sip.call_id"));
        assertEquals("486", at(source, "sip.code"));
        assertEquals("1004", at(source, "sip.number.calling.digits"));
        assertEquals("493012345", at(source, "sip.number.called.digits"));
        assertEquals("callee", at(source, "sip.responsible"));
        assertEquals("call-record", at(source, "sip.log.format"));
    }

    @Test
    void namesNoSecretOfARecord() {
        Map<String, Object> source = new HashMap<>(Map.of(
                "call_id",
                "k3@edge",
                "sip_code",
                "403",
                "sip_reason",
                "password=abc123xyz",
                "from_uri",
                "sip:alice:secret9@h.example",
                "to_uri",
                "sip:bob@h.example"));
        enricher(Map.of("fields", "full")).enrich(source);
        assertEquals("k3@edge", at(source, "sip.call_id"));
        assertFalse(source.toString().contains("secret9"), source::toString);
        assertFalse(source.toString().contains("abc123xyz"), source::toString);
    }

    @Test
    void tellsTheCauseOfARecordOfASwitch() {
        Map<String, Object> source = new HashMap<>(Map.of(
                "variables", Map.of("sip_call_id", "k2@pbx", "hangup_cause", "NO_ROUTE_DESTINATION", "billsec", "0")));
        enricher(Map.of()).enrich(source);
        assertEquals("k2@pbx", at(source, "sip.call_id"));
        assertEquals(3, at(source, "sip.reason.q850.cause"));
    }

    @Test
    void leavesOtherDocumentsWithoutATextAlone() {
        Map<String, Object> source = new HashMap<>(Map.of("status", 404, "method", "GET", "from", "a", "to", "b"));
        enricher(Map.of()).enrich(source);
        assertEquals("absent", at(source, "sip"));
    }

    @Test
    void tellsARequestAndWhoSentIt() {
        Map<String, Object> source = enriched(
                "[2024-03-17 10:47:15] NOTICE[2841]: res_pjsip/pjsip_distributor.c:676 log_failed_request: Request"
                        + " 'REGISTER' from '\"Anna\" <sip:1004@pbx.example.net>' failed for '192.0.2.31:5060' (callid:"
                        + " 7b3f0c1e@192.0.2.31) - No matching endpoint found",
                ALL);
        assertEquals("REGISTER", at(source, "sip.method"));
        assertEquals("REGISTER", at(source, "sip.cseq.method"));
        assertEquals("7b3f0c1e@192.0.2.31", at(source, "sip.call_id"));
        assertEquals("1004", at(source, "sip.from.uri.username"));
        assertEquals("1004", at(source, "sip.number.calling.digits"));
        assertEquals("endpoint-unknown", at(source, "sip.log.says"));
        assertEquals("192.0.2.31", at(source, "source.ip"));
        assertEquals("absent", at(source, "sip.code"));
        assertEquals("absent", at(source, "event.outcome"));
        assertTrue(at(source, "sip.explanation").toString().length() > 20);
    }

    @Test
    void mapsTheProductsOwnCauseToQ850AndToACode() {
        Map<String, Object> source = enriched(
                "2024-03-17 10:47:15.100200 [NOTICE] switch_ivr_originate.c:3499 Hangup loopback/1002-a [CS_ROUTING]"
                        + " [NO_ANSWER]",
                ALL);
        assertEquals(19, at(source, "sip.reason.q850.cause"));
        assertEquals(480, at(source, "sip.status_code"));
        assertTrue(at(source, "sip.reason.text").toString().length() > 3);
        assertEquals(at(source, "sip.reason.text"), at(source, "sip.cause"));
        assertEquals("freeswitch", at(source, "sip.log.format"));
    }

    @Test
    void namesTheUser() {
        Map<String, Object> source = enriched(
                "[Mar 17 10:47:29] VERBOSE[1710] chan_sip.c: -- Registered SIP '1004' at 192.0.2.31:5060", ALL);
        assertEquals("1004", at(source, "user.name"));
        assertEquals("registered", at(source, "sip.log.says"));
    }

    @Test
    void writesAsMuchAsItIsAskedTo() {
        Map<String, Object> source =
                enriched(BUSY, Map.of("formats", List.of("asterisk"), "fields", "minimal", "explain", "none"));
        assertEquals("486", at(source, "sip.code"));
        assertEquals("absent", at(source, "sip.explanation"));
        assertEquals("absent", at(source, "sip.log.format"));
        assertEquals("absent", at(source, "sip.registered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kamailio"})
    void readsOnlyTheProductsItIsToldTo(String product) {
        List<String> formats = product.isEmpty() ? List.of() : List.of(product);
        assertEquals(Map.of("message", BUSY), enriched(BUSY, Map.of("formats", formats)));
    }

    @Test
    void letsAMessageGoBeforeTheLinesAroundIt() {
        Map<String, Object> source = enriched(BUSY + "\n" + Documents.INVITE, ALL);
        assertEquals("INVITE", at(source, "sip.method"));
        assertEquals("message", at(source, "sip.parse.part"));
    }

    @Test
    void refusesAProductItDoesNotKnow() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> enricher(Map.of("formats", List.of("asterix"))))
                .getMessage();
        assertTrue(message.startsWith("[formats] value [asterix] is not one of [all, asterisk, "), message);
    }

    /** The response that the line names is not how it ended: what became of it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nta: timer H fired, timeout and terminate 200 response",
                "Mar 17 10:47:15 edge /usr/sbin/opensips[901]: ERROR:b2b_entities:b2b_tm_cback: No dialog found reply"
                        + " 200 for method INVITE, [7b3f0c1e@192.0.2.31]",
                "Mar 17 10:47:15 edge sems[812]: [#7f10/812] [onTimeout, Am100rel.cpp:227] INFO: reliable 183 reply"
                        + " timed out; rejecting request."
            })
    void takesNoFaultForASuccess(String line) {
        Map<String, Object> source = enriched(line, ALL);
        assertEquals("summary", at(source, "sip.parse.part"));
        assertEquals("absent", at(source, "event.outcome"));
        assertEquals("absent", at(source, "sip.responsible"));
        assertEquals("absent", at(source, "sip.cause"));
        assertTrue(line.contains(at(source, "sip.code").toString()), source::toString);
    }

    @Test
    void stillTellsASuccess() {
        Map<String, Object> source = enriched("-- Got SIP response 200 \"OK\" back from 192.0.2.21:5060", ALL);
        assertEquals("success", at(source, "event.outcome"));
        assertEquals("nobody", at(source, "sip.responsible"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WebSocket connection to 'wss://pbx.example.net:8089/ws' failed: Error during WebSocket handshake:"
                        + " Unexpected response code: 403",
                "Error: Unexpected server response: 401",
                "WebSocketException: Connection to 'https://pbx.example.net:8089/ws#' was not upgraded to websocket,"
                        + " HTTP status code: 403",
                "{audio.1} STUN Response: 487 Role Conflict",
                "call: medianat failed: 401 Unauthorized",
                "permanent failure Diameter error reply (code 501) received."
            })
    void takesNoCodeOfAnotherProtocolForAnAnswerOfSip(String line) {
        Map<String, Object> source = enriched(line, ALL);
        assertEquals("summary", at(source, "sip.parse.part"));
        assertEquals("absent", at(source, "sip.code"));
        assertEquals("absent", at(source, "sip.status_code"));
        assertEquals("absent", at(source, "sip.status"));
        assertEquals("absent", at(source, "event.outcome"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"msg\":\"checkLimits: no active subscription found for account 4711a, rejecting call\"} | 4711a",
                "{\"msg\":\"Account is inactive or suspended 4711a\"} | 4711a",
                "Account is inactive or suspended 4711a | 4711a",
                "[10:47:15 WRN] Registration failed with Unauthorised for sip:1004@pbx.example.net. |"
                        + " sip:1004@pbx.example.net",
                "[10:47:15 WRN] Registration unequivocal failure with NotFound for sip:1004@pbx.example.net. No further"
                        + " attempts. | sip:1004@pbx.example.net",
                "[CM504004]: Registration succeeded for: Lc:10000(@carrier-a[<sip:030231250@sip.example.net>]) |"
                        + " Lc:10000",
                "Registered line: L:10000(carrier-a) | L:10000",
                "-- Registered SIP '1004' at 192.0.2.31:5060 | 1004"
            })
    void namesTheUserAlone(String line, String user) {
        assertEquals(user, at(enriched(line, ALL), "user.name"));
    }
}
