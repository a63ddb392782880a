// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code that decided, where the response itself was not pasted. */
class DecisiveAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-- Got SIP response 480 \"Temporarily unavailable\" back from 198.51.100.7:5060; 480; asterisk",
                "ua.c: Other leg already handling reinvite, so responding with 491; 491; freeswitch",
                "ERROR: <script>: request sent to sip:1004@192.0.2.9:6700 completed with code: 408, Type 2; 408; text",
                "our calls end with error 486 since Monday; 486; text"
            })
    void isTheOneThatALineNames(String line, int code, String who) {
        Map<String, Object> decisive = decisive(line);
        assertEquals(code, decisive.get("code"), decisive.toString());
        assertEquals(line, decisive.get("quote"));
        if (!who.equals("text")) {
            assertEquals(who, decisive.get("stated_by"));
        }
    }

    @Test
    void isTheOneThatAHangUpCauseBecomesAndSaysSo() {
        String line = "2026-03-17 10:47:15.130 [NOTICE] switch_ivr_originate.c:3900 Hangup"
                + " sofia/external/030231250117 [CS_CONSUME_MEDIA] [UNALLOCATED_NUMBER]";
        Map<String, Object> decisive = decisive(line);
        assertEquals(404, decisive.get("code"), decisive.toString());
        assertEquals("Unallocated (unassigned) number", decisive.get("derived_from"));
    }

    @Test
    void isNoRefusalWhereNothingFailed() {
        Map<String, Object> decisive = decisive("Got SIP response 401 \"Unauthorized\" back from 198.51.100.7:5060\n"
                + "Added contact 'sip:1004@192.0.2.31:5060' to AOR '1004' with expiration of 3600 seconds");
        assertEquals(Map.of(), decisive);
    }

    @Test
    void theCauseOfAByeBecomesNone() {
        assertEquals(Map.of(), decisive("after ten seconds the provider sends a BYE with cause 41"));
    }

    @Test
    void aNamedCodeGoesBeforeACauseThatWouldBecomeAnother() {
        Map<String, Object> decisive = decisive("Channel sofia/external/030231250117 entering state [terminated][503]\n"
                + "Hangup sofia/external/030231250117 [CS_CONSUME_MEDIA] [UNALLOCATED_NUMBER]");
        assertEquals(503, decisive.get("code"), decisive.toString());
    }

    @Test
    void isTheRefusalOfAByeWhereNothingElseIsThere() {
        String bye = """
            BYE sip:1004@192.0.2.31:5060 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKd1
            From: <sip:1002@192.0.2.1>;tag=f1
            To: <sip:1004@192.0.2.1>;tag=t1
            Call-ID: decisive@192.0.2.1
            CSeq: 3 BYE
            Content-Length: 0

            SIP/2.0 481 Call/Transaction Does Not Exist
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKd1
            From: <sip:1002@192.0.2.1>;tag=f1
            To: <sip:1004@192.0.2.1>;tag=t1
            Call-ID: decisive@192.0.2.1
            CSeq: 3 BYE
            Content-Length: 0
            """;
        Map<String, Object> decisive = decisive(bye);
        assertEquals(481, decisive.get("code"));
        assertEquals("BYE", decisive.get("method"));
    }

    @Test
    void whereAllIsWellItIsTheSuccess() {
        String log = "10:00 INFO (MainThread) [voip.sip_trunk] SIP trunk TX REGISTER pbx.example.net expires=300\n"
                + "10:00 INFO (MainThread) [voip.sip_trunk] SIP trunk RX 401 Unauthorized\n"
                + "10:00 INFO (MainThread) [voip.sip_trunk] SIP trunk RX 200 OK\n"
                + "10:00 INFO (MainThread) [voip.sip_trunk] SIP trunk registered server=pbx.example.net"
                + " transport=UDP expires=300s status=200 OK\n";
        assertEquals(200, decisive(log).get("code"));
    }

    @Test
    void isMissingWhereNobodyNamesOne() {
        assertEquals(Map.of(), decisive("-- PJSIP/1002-0000000a is ringing\nconnect 192.0.2.9:6600 failed"));
    }

    private static Map<String, Object> decisive(String text) {
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        return Json.map(Json.asMap(Json.list(answer, "calls").get(0)), "decisive");
    }
}
