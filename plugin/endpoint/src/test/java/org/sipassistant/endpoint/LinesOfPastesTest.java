// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesOfPastesTest {

    @Test
    void whatEmphasisesAFirstLineMakesNoLogLineOfIt() {
        assertEquals("code-alone", rule("""
            **SIP/2.0 500 Internal Server Error
            Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK7
            From: <sip:1001@example.net>;tag=a1
            To: <sip:1002@example.net>;tag=b1
            Call-ID: bold
            CSeq: 1 INVITE
            Content-Length: 0**
            """));
    }

    /** In an index such a line may be about anything; who pastes it means it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "uac: server asked, but no password is configured for realm example.net",
                "{\"@timestamp\": \"2026-03-17T08:05:00Z\", \"message\": \"uac: server asked, but no password is"
                        + " configured for realm example.net\"}",
                "{\"log\": \"uac: server asked, but no password is configured for realm example.net\\n\", \"stream\":"
                        + " \"stdout\"}"
            })
    void plainWordsAreReadInDocumentsToo(String paste) {
        assertEquals("log-no-credentials", rule(paste));
    }

    @Test
    void whoShowsAnAnswerAloneMissesItsAck() {
        String answer = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK7
            From: <sip:1001@example.net>;tag=a1
            To: <sip:1002@example.net>;tag=b1
            Call-ID: lone
            CSeq: 1 %s
            Contact: <sip:1002@192.0.2.5>
            Content-Length: 0
            """;
        assertEquals("answer-alone", rule(answer.formatted("INVITE")));
        assertEquals("code-alone", rule(answer.formatted("UPDATE")));
    }

    @Test
    void theStatusThatASnifferListsCountsMoreThanWordsBesideIt() {
        assertEquals("code-alone", rule("""
            1 Request: BYE
            2 Status: 407 Proxy Authentication Required
            3 Request: BYE
            4 Status: 403 Forbidden

            detail of the BYE (line 3): send error in the user name
            """));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidPassword, log-wrong-password",
        "ChallengeResponseFailed, log-wrong-password",
        "InvalidAccountID, log-endpoint-unknown",
        "FailedACL, log-acl-refused",
        "SessionLimit, log-limit-reached",
        "LoadAverageLimit, log-overload",
        "InvalidTransport, log-wrong-transport",
        "RequestBadFormat, log-header-malformed",
        "ChallengeSent, log-challenged",
        "SuccessfulAuth, log-authenticated",
    })
    void theSecurityEventsOfAManagerInterfaceAreThoseOfTheSecurityLog(String event, String rule) {
        assertEquals(rule, rule("""
            Event: %s
            Privilege: security,all
            EventTV: 2024-03-17T10:48:01.100+0100
            Service: PJSIP
            AccountID: 1004
            RemoteAddress: IPV4/UDP/192.0.2.31/5060
            """.formatted(event)));
    }

    @Test
    void saysWhatIsMissingBesideASessionDescription() {
        Map<String, Object> answer =
                ask("v=0\no=- 1 2 IN IP4 192.0.2.7\nc=IN IP4 192.0.2.7\nm=audio 4000 RTP/AVP 0\na=sendrecv\n");
        assertTrue(
                answer.get("answer").toString().startsWith("This is a session description alone"), answer.toString());
    }

    @Test
    void saysWhatIsMissingAboveHeaders() {
        Map<String, Object> answer = ask("""
            Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK77
            From: <sip:3301@pbx.example>;tag=a1
            To: <sip:3301@pbx.example>
            Call-ID: cut@192.0.2.20
            User-Agent: Desk
            """);
        assertTrue(answer.get("answer").toString().startsWith("These are headers of a message"), answer.toString());
        assertTrue(answer.get("missing").toString().contains("Call-ID cut@192.0.2.20"), answer.toString());
    }

    @Test
    void aResponseThatTheNodeSendsTellsMoreThanVagueWords() {
        Map<String, Object> answer =
                ask("10:47:15 sip: check of the request line found it invalid\n10:47:15 sip: sending response 404\n");
        assertEquals("user-not-found-number-format", cause(answer).get("category"), answer.toString());
    }

    @Test
    void theResponseOfAWebServerIsNoAnswerToACall() {
        Map<String, Object> answer = ask("10:47:15 api-server: sending response 404 to 192.0.2.7\n");
        assertEquals(List.of(), Json.list(answer, "calls"), answer.toString());
    }

    @Test
    void saysThatNothingFailedWhereAllLinesAreFine() {
        String log =
                "[2026-03-17 10:47:18] NOTICE[1710] chan_sip.c: Peer 'trunk-a' is now Reachable. (23ms / 2000ms)\n";
        String told = ask(log.repeat(2)).get("answer").toString();
        assertTrue(told.startsWith("There is no failure in this text"), told);
    }

    private static Object rule(String text) {
        return cause(ask(text)).get("rule");
    }

    private static Map<String, Object> cause(Map<String, Object> answer) {
        Map<String, Object> call = Json.asMap(Json.list(answer, "calls").getFirst());
        return Json.map(call, "root_cause");
    }

    private static Map<String, Object> ask(String text) {
        return Experts.service().text(TextQuestion.of(Map.of("text", text)));
    }
}
