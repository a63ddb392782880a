// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void tellsEachMessageWithItsTimeItsWayAndItsDocument() {
        assertEquals(
                Map.of(
                        "at", "2026-03-17T08:05:00Z",
                        "from", "10.20.4.21:5060",
                        "to", "10.20.0.10:5060",
                        "label", "INVITE (SDP: PCMU PCMA)",
                        "_id", "m1"),
                entries(Traces.busy()).get(0));
    }

    @Test
    void labelsResponsesWithTheirMethodWhereItIsNotInvite() {
        assertEquals(
                List.of("INVITE", "180 Ringing", "CANCEL", "200 OK to CANCEL", "487 Request Terminated", "ACK"),
                column(Traces.cancelled(), "label"));
    }

    @Test
    void labelsACodeWithoutAPhrase() {
        Trace bare = new Trace("b@10.20.4.21").request(0, "INVITE").response(20, "480 ", "INVITE");
        assertEquals("480", entries(bare).get(1).get("label"));
    }

    @Test
    void countsRetransmissionsAsOneObserverSeesThem() {
        assertEquals(
                List.of(
                        "",
                        "",
                        "",
                        "retransmission 1",
                        "retransmission 2",
                        "retransmission 3",
                        "retransmission 4",
                        "retransmission 5",
                        "retransmission 6",
                        "",
                        ""),
                column(Traces.silentTrunk(), "note"));
    }

    @Test
    void takesNoForkForARetransmission() {
        Trace forked = new Trace("f@10.20.4.21")
                .hop(Trace.PBX, "10.20.4.31:5060")
                .request(0, "INVITE")
                .hop(Trace.PBX, "10.20.4.32:5060")
                .request(1, "INVITE");
        assertEquals(List.of("", ""), column(forked, "note"));
    }

    @Test
    void callsAChallengeNormalThatWasMetWithCredentials() {
        assertEquals(List.of("", "normal challenge", "", "decides"), column(Traces.registered(), "note"));
    }

    @Test
    void callsAChallengeOfRefusedCredentialsDecisive() {
        assertEquals(List.of("", "normal challenge", "", "decides"), column(Traces.wrongPassword(), "note"));
    }

    @Test
    void callsNoCopyOfTheDecisiveChallengeNormal() {
        Trace forwarded = new Trace("f@10.20.4.21")
                .request(0, "INVITE")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(5, "INVITE")
                .response(25, "407 Proxy Authentication Required", "INVITE")
                .hop(Trace.PHONE, Trace.PBX)
                .response(30, "407 Proxy Authentication Required", "INVITE");
        assertEquals(
                0,
                column(forwarded, "note").stream()
                        .filter("normal challenge"::equals)
                        .count());
    }

    @Test
    void callsAChallengeOfTheByeNormalToo() {
        Trace trace = Traces.answered()
                .cseq(3)
                .request(70_000, "BYE")
                .response(70_005, "407 Proxy Authentication Required", "BYE")
                .cseq(4)
                .request(70_050, "BYE", Traces.DIGEST.replace("Authorization", "Proxy-Authorization"))
                .response(70_055, "200 OK", "BYE");
        assertEquals("normal challenge", entries(trace).get(7).get("note"));
    }

    @Test
    void quotesEveryReasonAndMarksTheDecision() {
        assertEquals(
                "Q.850 17 User busy; decides", entries(Traces.busy()).get(3).get("note"));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Map<String, Object> answer = Experts.service()
                .text(TextQuestion.of(Map.of("text", Traces.cancelled().text())));
        Map<String, Object> call = Json.asMap(Json.list(answer, "calls").get(0));
        assertEquals(
                List.of(Map.of("label", "INVITE"), Map.of("label", "180 Ringing")),
                Json.list(call, "timeline").subList(0, 2));
    }

    private static List<Map<String, Object>> entries(Trace trace) {
        return new Timeline(Experts.diagnosis(trace), Instant::toString).entries();
    }

    private static List<String> column(Trace trace, String key) {
        return entries(trace).stream()
                .map(entry -> String.valueOf(entry.getOrDefault(key, "")))
                .toList();
    }
}
