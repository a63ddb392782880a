// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

class ExampleLadderTest {

    private static List<SipMessage> messages(String ladder) {
        return ExampleLadder.messages(ladder).stream()
                .map(ObservedMessage::message)
                .toList();
    }

    private static String branch(SipMessage message) {
        return message.topVia().flatMap(Via::branch).orElseThrow();
    }

    private static long cseq(SipMessage message) {
        return message.cseq().orElseThrow().number();
    }

    @Test
    void givesTimesAndAddressesInTheOrderOfAppearance() {
        ObservedMessage ringing = ExampleLadder.messages("""
            0.000 alice > proxy  INVITE sip:bob@example.net  Transport: tcp
            0.250 proxy > alice  180 Ringing
            """).get(1);
        assertEquals(Optional.of(ExampleLadder.START.plusMillis(250)), ringing.at());
        assertEquals("10.0.0.2:5060", ringing.source().orElseThrow().toString());
        assertEquals("10.0.0.1:5060", ringing.destination().orElseThrow().toString());
        assertEquals(Optional.of("tcp"), ringing.observation().transport());
        assertEquals(1, ringing.position());
    }

    @Test
    void repeatsARequestByteByByteWhileItWaits() {
        List<SipMessage> sip = messages("""
            0.0 A > B  INVITE sip:bob@example.net  SDP: PCMU
            0.5 A > B  INVITE sip:bob@example.net
            0.6 B > A  486 Busy Here
            0.7 B > A  486 Busy Here
            0.8 A > B  INVITE sip:bob@example.net
            """);
        assertEquals(sip.get(0).text(), sip.get(1).text());
        assertEquals(sip.get(2).text(), sip.get(3).text());
        assertEquals(2, cseq(sip.get(4)));
        assertNotEquals(branch(sip.get(0)), branch(sip.get(4)));
    }

    @Test
    void forwardsWhatItsSenderGot() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net  SDP: PCMU  User-Agent: Phone
            0.01 P > B  INVITE sip:bob@192.0.2.2
            0.02 P > C  INVITE sip:bob@192.0.2.3
            """);
        for (SipMessage copy : sip.subList(1, 3)) {
            assertEquals(2, copy.vias().size());
            assertEquals(branch(sip.get(0)), copy.vias().get(1).branch().orElseThrow());
            assertEquals(1, cseq(copy));
            assertEquals(sip.get(0).callId(), copy.callId());
            assertEquals(sip.get(0).fromTag(), copy.fromTag());
            assertEquals(69, copy.number(Header.MAX_FORWARDS).orElse(0));
            assertEquals(List.of("PCMU"), copy.sdp().orElseThrow().codecs());
            assertEquals(Optional.of("Phone"), copy.header(Header.USER_AGENT));
        }
        assertNotEquals(branch(sip.get(1)), branch(sip.get(2)));
    }

    @Test
    void twoProxiesMaySendAnInviteInCircles() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > Q  INVITE
            0.02 Q > P  INVITE
            0.03 P > Q  INVITE
            0.04 P > Q  INVITE
            0.05 Q > P  482 Loop Detected
            """);
        assertEquals(
                List.of(1, 2, 3, 4, 4, 4),
                sip.stream().map(message -> message.vias().size()).toList());
        assertEquals(sip.get(3).text(), sip.get(4).text());
        assertEquals(67, sip.get(3).number(Header.MAX_FORWARDS).orElse(0));
    }

    @Test
    void aRelayedResponseKeepsTheTagOfTheOneItRelays() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE
            0.02 P > C  INVITE
            0.03 P > A  100 Trying
            0.10 B > P  180 Ringing
            0.11 P > A  180 Ringing
            0.20 C > P  486 Busy Here  Reason: Q.850;cause=17
            0.21 P > A  486 Busy Here
            """);
        assertEquals(Optional.empty(), sip.get(3).toTag());
        assertEquals(sip.get(4).toTag(), sip.get(5).toTag());
        assertEquals(sip.get(6).toTag(), sip.get(7).toTag());
        assertNotEquals(sip.get(4).toTag(), sip.get(6).toTag());
        assertEquals(1, sip.get(7).vias().size());
        assertEquals(1, sip.get(7).reasons().size());
    }

    @Test
    void aTranslatedResponseIsTheProxysOwn() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE
            0.20 B > P  488 Not Acceptable Here
            0.21 P > A  603 Decline
            """);
        assertNotEquals(sip.get(2).toTag(), sip.get(3).toTag());
    }

    @Test
    void theAckOfARefusalStaysOnItsHop() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE
            0.20 B > P  486 Busy Here
            0.21 P > B  ACK
            0.22 P > A  486 Busy Here
            0.23 A > P  ACK
            """);
        assertEquals(branch(sip.get(1)), branch(sip.get(3)));
        assertEquals(1, sip.get(3).vias().size());
        assertEquals(sip.get(2).toTag(), sip.get(3).toTag());
        assertEquals(branch(sip.get(0)), branch(sip.get(5)));
    }

    @Test
    void theAckOfAnAnswerGoesFromEndToEnd() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE
            0.20 B > P  200 OK
            0.22 P > A  200 OK
            0.23 A > P  ACK
            0.24 P > B  ACK
            0.25 P > B  ACK
            """);
        assertNotEquals(branch(sip.get(0)), branch(sip.get(4)));
        assertEquals(branch(sip.get(4)), sip.get(5).vias().get(1).branch().orElseThrow());
        assertEquals(1, cseq(sip.get(5)));
        assertEquals(sip.get(2).toTag(), sip.get(5).toTag());
        assertEquals(sip.get(5).text(), sip.get(6).text());
    }

    @Test
    void theAckMayLeaveTheProxyOut() {
        List<SipMessage> sip = messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE
            0.20 B > P  200 OK
            0.22 P > A  200 OK
            0.23 A > B  ACK
            """);
        assertEquals(1, sip.get(4).vias().size());
        assertEquals(sip.get(0).fromTag(), sip.get(4).fromTag());
    }

    @Test
    void aCancelHasTheBranchOfItsInvite() {
        List<SipMessage> sip = messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  180 Ringing
            5.0 A > B  CANCEL  Reason: SIP;cause=200
            5.1 B > A  487 Request Terminated
            5.2 B > A  200 OK
            """);
        assertEquals(branch(sip.get(0)), branch(sip.get(2)));
        assertEquals(Optional.empty(), sip.get(2).toTag());
        assertEquals("INVITE", sip.get(3).method());
        assertEquals("CANCEL", sip.get(4).method());
    }

    @Test
    void theRetryAfterAChallengeIsANewRequestOutsideADialog() {
        List<SipMessage> sip = messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  407 Proxy Authentication Required  Proxy-Authenticate: Digest realm="example.net", nonce="n"
            0.2 A > B  ACK
            0.3 A > B  INVITE sip:bob@example.net  Proxy-Authorization: Digest username="a", realm="example.net"
            """);
        assertEquals(2, cseq(sip.get(3)));
        assertEquals(Optional.empty(), sip.get(3).toTag());
        assertEquals(sip.get(0).fromTag(), sip.get(3).fromTag());
        assertEquals(Optional.of("example.net"), sip.get(3).credentials().get(0).realm());
    }

    @Test
    void bothSidesSendInsideTheDialog() {
        List<SipMessage> sip = messages("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  200 OK
            0.3 P > A  200 OK
            9.0 A > P  BYE
            9.0 B > P  BYE
            9.1 P > A  BYE
            """);
        assertEquals(sip.get(2).toTag(), sip.get(4).toTag());
        assertEquals(2, cseq(sip.get(4)));
        assertEquals(sip.get(2).toTag(), sip.get(5).fromTag());
        assertEquals(sip.get(0).fromTag(), sip.get(5).toTag());
        assertEquals(1, cseq(sip.get(5)));
        assertEquals(sip.get(5).fromTag(), sip.get(6).fromTag());
        assertEquals(2, sip.get(6).vias().size());
    }

    @Test
    void aNodeInBetweenHangsUpInTheNameOfTheOtherSide() {
        List<SipMessage> sip = messages("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  200 OK
            0.3 P > A  200 OK
            9.0 P > B  BYE
            9.0 P > A  BYE
            """);
        assertEquals(sip.get(0).fromTag(), sip.get(4).fromTag());
        assertEquals(sip.get(2).toTag(), sip.get(5).fromTag());
    }

    @Test
    void registersAndPingsNeverStandInADialog() {
        List<SipMessage> sip = messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  200 OK
            0.2 A > B  OPTIONS
            0.3 A > B  REGISTER sip:example.org
            """);
        assertEquals(Optional.empty(), sip.get(2).toTag());
        assertEquals(Optional.empty(), sip.get(3).toTag());
        assertEquals(
                sip.get(3).from().orElseThrow().uri(),
                sip.get(3).to().orElseThrow().uri());
    }

    @Test
    void aGivenHeaderReplacesItsDefaultAndKeepsTheTag() {
        List<SipMessage> sip = messages("""
            0.0 A > B  INVITE sip:bob@example.net  From: "Alice" <sip:1001@example.net>  Max-Forwards: 0  X-Y: z
            0.1 B > A  483 Too Many Hops  To: <sip:bob@example.net>
            0.2 A > B  INVITE sip:bob@example.net  Call-ID:
            0.3 A > B  OPTIONS  Call-ID: other@example.net
            """);
        assertEquals(Optional.of("1001"), sip.get(0).from().orElseThrow().uri().user());
        assertTrue(sip.get(0).fromTag().isPresent());
        assertEquals(0, sip.get(0).number(Header.MAX_FORWARDS).orElse(1));
        assertEquals(Optional.of("z"), sip.get(0).header("x-y"));
        assertTrue(sip.get(1).toTag().isPresent());
        assertEquals(sip.get(0).from(), sip.get(2).from());
        assertEquals(Optional.empty(), sip.get(2).callId());
        assertEquals(Optional.of("other@example.net"), sip.get(3).callId());
        assertEquals(1, cseq(sip.get(3)));
    }

    @Test
    void describesTheSession() {
        List<SipMessage> sip = messages("""
            0.0 A > B  INVITE sip:bob@example.net  SDP: PCMA opus G722 telephone-event
            0.1 B > A  200 OK  SDP: RTP/SAVP PCMU
            """);
        assertEquals(
                List.of("PCMA", "opus", "G722"), sip.get(0).sdp().orElseThrow().codecs());
        assertTrue(sip.get(0).sdp().orElseThrow().dtmf());
        assertEquals(List.of("RTP/SAVP"), sip.get(1).sdp().orElseThrow().protos());
        assertTrue(sip.get(1).sdp().orElseThrow().crypto());
        assertEquals(Optional.of("10.0.0.2"), sip.get(1).sdp().orElseThrow().connection());
    }

    @Test
    void aResponseMayStandAlone() {
        List<SipMessage> sip = messages("0.0 B > A  404 Not Found (INVITE)");
        assertEquals("INVITE", sip.get(0).method());
        assertEquals(1, sip.get(0).vias().size());
    }

    @Test
    void aPhraseMayHoldBrackets() {
        SipMessage sip = messages("0.0 A > B  INVITE\n0.1 B > A  478 Unresolvable destination (478/SL)")
                .get(1);
        assertTrue(sip.text().startsWith("SIP/2.0 478 Unresolvable destination (478/SL)\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:bob@example.net",
                "0.0 A - B  INVITE",
                "x A > B  INVITE",
                "0.0 A > B  invite sip:bob@example.net",
                "0.0 A > B  INVITE sip:bob@example.net  no header",
                "0.0 A > B  1486 Busy Here",
                "0.0 A > B  CANCEL",
                "0.0 A > B  486 Busy Here"
            })
    void namesTheLineThatItDoesNotUnderstand(String line) {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> ExampleLadder.messages(line));
        assertTrue(problem.getMessage().contains("[" + line + "]"), problem::getMessage);
    }
}
