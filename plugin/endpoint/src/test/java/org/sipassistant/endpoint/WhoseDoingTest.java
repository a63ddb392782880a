// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who decided and who has to act, from lines of which one knows who wrote them and of whom they speak. */
class WhoseDoingTest {
    private static final String BROKEN =
            "Error processing 611 bytes packet from UDP 192.0.2.12:5060 : PJSIP syntax error"
                    + " exception when parsing 'Route' header on line 16 col 50:";

    @Test
    void whatAPhoneCannotReadWasWrittenByItsServer() {
        assertParties("caller", "proxy", "10:47:21.100  sip_transport.  " + BROKEN);
    }

    @Test
    void whatIsWrongInAnAnswerWasWrittenByWhoAnswered() {
        assertParties(
                "caller",
                "callee",
                "InvalidAccessError: Failed to set remote answer: Called with SDP without DTLS fingerprint.");
    }

    @Test
    void whatAServerCannotReadWasWrittenByWhoCalls() {
        assertParties(
                "caller",
                "caller",
                "Mar 17 09:15:20 edge kamailio[812]: ERROR: <core> [core/parser/msg_parser.c:390]: parse_headers(): bad"
                        + " header field [Contact]");
    }

    @Test
    void aRefusalThatALineTellsOfIsThatOfTheOtherSide() {
        assertParties(
                "callee",
                "caller",
                "[doorbell] SIP INVITE failed: request failed with status 481 and reason Call/Transaction Does Not"
                        + " Exist");
    }

    @Test
    void aRefusalThatANodeSentIsItsOwn() {
        assertParties(
                "callee",
                "callee",
                "call: rejecting incoming call from sip:1004@pbx.example.net (500 Transport of User Agent changed)",
                "ua event (CALL_CLOSED) Transport of User Agent changed");
        assertParties("proxy", "proxy", "2024-03-17 10:51:02.1 [DEBUG] mod_sofia.c:620 Responding to INVITE with: 500");
    }

    @Test
    void whereAProviderRefusesWhoeverRunsTheTrunkHasToAct() {
        assertParties("next_hop", "proxy", "The ITSP rejects our calls with a 603 Decline response.");
        assertParties("callee", "callee", "Some calls end with a 603 Decline response.");
    }

    @Test
    void aRegistrarAnswersARegisterOrDoesNot() {
        assertParties("registrar", "caller", "The PBX sends a REGISTER and the answer is 501 Not Implemented.");
        assertParties("registrar", "network", TrapLadder.write("0.000 A > P  REGISTER sip:example.net\n"));
        assertParties("next_hop", "network", TrapLadder.write("0.000 A > P  INVITE\n"));
    }

    @Test
    void ofTwoCausesThatAreAsSureTheEarlierOneBroughtAboutTheOther() {
        Map<String, Object> cause = cause(
                "Mar 17 09:15:20 edge kamailio[812]: NOTICE: no credentials and no known address",
                "Mar 17 09:15:20 edge kamailio[812]: NOTICE: source is 192.0.2.9. Rejecting request.");
        assertEquals("missing-credentials", cause.get("category"), cause.toString());
    }

    @Test
    void theAccountOfATrunkIsNoPhone() {
        Map<String, Object> cause = cause(
                "[Mar 17 09:12:10] VERBOSE[3102][C-00000022] pbx.c: Executing [s@macro-dialout-trunk:30]"
                        + " Dial(\"PJSIP/1004-000000a4\", \"PJSIP/4930231250117@carrier-a,300,T\") in new stack",
                "[Mar 17 09:12:11] ERROR[2841][C-00000022]: res_pjsip.c:1502: Endpoint 'carrier-a': Could not create"
                        + " dialog to invalid URI 'carrier-a'.  Is endpoint registered and reachable?");
        assertTrue(Double.parseDouble(cause.get("confidence").toString()) < 0.7, cause.toString());
    }

    private static void assertParties(String origin, String responsible, String... lines) {
        Map<String, Object> cause = cause(lines);
        assertEquals(
                List.of(origin, responsible), List.of(cause.get("origin"), cause.get("responsible")), cause.toString());
    }

    private static Map<String, Object> cause(String... lines) {
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", String.join("\n", lines))));
        return Json.map(Json.asMap(Json.list(answer, "calls").get(0)), "root_cause");
    }
}
