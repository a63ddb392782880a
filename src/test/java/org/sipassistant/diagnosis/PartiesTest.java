// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.TestYaml;

class PartiesTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    @ParameterizedTest
    @CsvSource({"caller, pbx.example.net", "proxy, 192.0.2.10"})
    void whoCallsInTheNameOfItsOwnAddressIsAServer(String responsible, String ownHost) {
        String dialog = "From: <sip:1001@" + ownHost + ">;tag=a1\nTo: <sip:1002@example.net>;tag=b1\n"
                + "Call-ID: own-name@parties.test\n";
        String log = String.join(
                "\n",
                "2026/03/17 08:05:02.000000 198.51.100.1:5060 -> 192.0.2.10:5060",
                "SIP/2.0 200 OK",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKi1",
                dialog + "CSeq: 1 INVITE",
                "Contact: <sip:1002@198.51.100.1>",
                "",
                "2026/03/17 08:05:02.010000 192.0.2.10:5060 -> 198.51.100.2:5060",
                "ACK sip:1002@198.51.100.1 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKi2",
                dialog + "CSeq: 1 ACK",
                "Content-Length: 0",
                "");
        Diagnosis told = told(log);
        assertEquals("ack-sent-elsewhere", told.rootCause().rule());
        assertEquals(
                List.of(responsible, responsible),
                List.of(told.origin().id(), told.responsible().id()));
    }

    @ParameterizedTest
    @CsvSource({
        "caller, - 7 7, -, ''",
        "proxy, - 7 7, Asterisk PBX 20.5.0, ''",
        "proxy, FreeSWITCH 7 7, -, ''",
        "caller, - 7 7, Asterisk PBX 20.5.0, User-Agent: Snom D785",
        "caller, mitelson 7 7, -, ''"
    })
    void anOfferThatAPbxWroteIsForThePbx(String responsible, String origin, String name, String header) {
        String dialog = "From: <sip:1001@example.net>;tag=a1\nTo: <sip:1002@example.net>\n"
                + "Call-ID: author@parties.test\nCSeq: 1 INVITE\n";
        String log = String.join(
                "\n",
                "2026/03/17 08:05:02.000000 192.0.2.10:5060 -> 198.51.100.1:5060",
                "INVITE sip:1002@198.51.100.1 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKo1",
                dialog + (header.isEmpty() ? "Max-Forwards: 70" : header),
                "Content-Type: application/sdp",
                "",
                "v=0",
                "o=" + origin + " IN IP4 192.0.2.10",
                "s=" + name,
                "c=IN IP4 192.0.2.10",
                "t=0 0",
                "m=audio 10000 RTP/AVP 9",
                "",
                "2026/03/17 08:05:02.010000 198.51.100.1:5060 -> 192.0.2.10:5060",
                "SIP/2.0 488 Not Acceptable Here",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKo1",
                dialog + "Content-Length: 0",
                "");
        Diagnosis told = told(log);
        assertEquals("codec-mismatch", told.category().category());
        assertEquals(responsible, told.responsible().id());
    }

    @ParameterizedTest
    @CsvSource({"proxy, ''", "next_hop, 'Via: SIP/2.0/UDP 192.0.2.31:5060;branch=z9hG4bKv0\n'"})
    void whatAProxyPassesOnForAPhoneIsRefusedByItsNextHop(String responsible, String phone) {
        String log = String.join(
                "\n",
                "2026/03/17 08:05:02.000000 192.0.2.10:5060 -> 198.51.100.1:5060",
                "INVITE sip:1002@198.51.100.1 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKv1",
                phone + "From: <sip:1001@example.net>;tag=a1",
                "To: <sip:1002@example.net>",
                "Call-ID: passed-on@parties.test",
                "CSeq: 1 INVITE",
                "User-Agent: Snom D785",
                "Content-Length: 0",
                "",
                "2026/03/17 08:05:02.010000 198.51.100.1:5060 -> 192.0.2.10:5060",
                "SIP/2.0 503 Server Congested",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKv1",
                phone + "From: <sip:1001@example.net>;tag=a1",
                "To: <sip:1002@example.net>;tag=b1",
                "Call-ID: passed-on@parties.test",
                "CSeq: 1 INVITE",
                "Server: Asterisk PBX 20.5.0",
                "Retry-After: 8",
                "Content-Length: 0",
                "");
        Diagnosis told = told(log);
        assertEquals("overload", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    @ParameterizedTest
    @CsvSource({"next_hop, Ribbon SBC 10.1", "callee, Snom D785", "callee, ''"})
    void aCarrierThatForgetsACallIsNoPhone(String responsible, String software) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:bob@example.net
            1.000 B > A  200 OK  Server: %s
            1.010 A > B  ACK
            900.0 A > B  UPDATE
            900.1 B > A  481 Call/Transaction Does Not Exist
            """.formatted(software)), RULES);
        assertEquals("dialog-lost-in-call", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    /** A request without what names its dialog, and nothing else of the call. */
    @ParameterizedTest
    @CsvSource({
        // who made up the Call-ID stands behind its @
        "caller, '', 192.0.2.10, 198.51.100.1, 192.0.2.10, ''",
        "callee, '', 192.0.2.10, 198.51.100.1, 198.51.100.1, ''",
        // the sender names himself as the receiver
        "caller, '', 192.0.2.10, 192.0.2.10, 192.0.2.10, ''",
        // two programs on one machine
        "unknown, '', 192.0.2.10:5062, 192.0.2.10, 192.0.2.10, ''",
        // whoever logs what came in knows from where
        "next_hop, '<--- Received SIP request (395 bytes) from UDP:192.0.2.10:5060 --->', 192.0.2.10, 198.51.100.1,"
                + " x1, ''",
        "unknown, '<--- Received SIP request (395 bytes) from UDP:192.0.2.10:5060 --->', 192.0.2.10, 198.51.100.1, x1,"
                + " Snom D785",
        "unknown, '', 192.0.2.10, 198.51.100.1, x1, ''"
    })
    void whoWroteARequestOutsideOfItsDialogIsTold(
            String origin, String received, String sender, String asked, String maker, String software) {
        String log = String.join(
                "\n",
                received,
                "BYE sip:1001@" + asked + " SIP/2.0",
                "Via: SIP/2.0/UDP " + sender + ";branch=z9hG4bKs1",
                "From: <sip:1001@example.net>",
                "To: <sip:1002@example.net>;tag=b1",
                "Call-ID: " + (maker.equals("x1") ? "7f2c0a" : "7f2c0a@" + maker),
                "CSeq: 2 BYE",
                software.isEmpty() ? "Max-Forwards: 70" : "User-Agent: " + software,
                "Content-Length: 0",
                "");
        Diagnosis told = told(log);
        assertEquals("request-outside-dialog", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** Pieces of a description stand in for the offer that nobody pasted. */
    @ParameterizedTest
    @CsvSource({"proxy, Asterisk PBX 20.5.0", "caller, -"})
    void aPieceOfAnOfferThatAPbxWroteIsForThePbx(String responsible, String name) {
        String log = String.join(
                "\n",
                "v=0",
                "o=- 7 7 IN IP4 192.0.2.10",
                "s=" + name,
                "m=audio 10000 RTP/SAVPF 9",
                "",
                "SIP/2.0 488 Not Acceptable Here",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKo1",
                "From: <sip:1001@example.net>;tag=a1",
                "To: <sip:1002@example.net>;tag=b1",
                "Call-ID: piece@parties.test",
                "CSeq: 1 INVITE",
                "Content-Length: 0",
                "");
        Diagnosis told = told(log);
        assertEquals("srtp-perhaps-refused-piece", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    @ParameterizedTest
    @CsvSource({"caller, 198.51.100.9", "network, 198.51.100.1"})
    void whoSendsItsAckElsewhereHasToAct(String responsible, String acknowledged) {
        String dialog = "From: <sip:1001@example.net>;tag=a1\nTo: <sip:1002@example.net>;tag=b1\n"
                + "Call-ID: strayed@parties.test\n";
        String log = String.join(
                "\n",
                "2026/03/17 08:05:02.000000 198.51.100.1:5060 -> 192.0.2.10:5060",
                "SIP/2.0 200 OK",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKi1",
                dialog + "CSeq: 1 INVITE",
                "Contact: <sip:1002@198.51.100.1>",
                "",
                "2026/03/17 08:05:02.010000 192.0.2.10:5060 -> " + acknowledged + ":5060",
                "ACK sip:1002@198.51.100.1 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKi2",
                dialog + "CSeq: 1 ACK",
                "",
                "2026/03/17 08:05:34.000000 198.51.100.1:5060 -> 192.0.2.10:5060",
                "BYE sip:1001@192.0.2.10 SIP/2.0",
                "Via: SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bKi3",
                "From: <sip:1002@example.net>;tag=b1\nTo: <sip:1001@example.net>;tag=a1",
                "Call-ID: strayed@parties.test\nCSeq: 7 BYE",
                "Reason: SIP;cause=408;text=\"ACK timeout\"",
                "");
        Diagnosis told = told(log);
        assertEquals("ack-missing-in-words", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    /** Of a call that only its end is known of: who hung up, as the Call-ID tells. */
    @ParameterizedTest
    @CsvSource({
        "caller, 3f9a0kd82mvq71xwz5ty",
        "callee, 6d1c2b3a-07fe-123c-9a5d-00163e4f5a6b",
    })
    void whoHungUpForAReasonOfItsOwnIsToldByTheCallId(String origin, String callId) {
        String log = String.join(
                "\n",
                "BYE sip:1002@192.0.2.7 SIP/2.0",
                "Via: SIP/2.0/WSS k2v8m0.invalid;branch=z9hG4bKh1",
                "From: <sip:1001@example.net>;tag=k2v8m0q4zt",
                "To: <sip:1002@example.net>;tag=Xb7QmT2rKpL9a",
                "Call-ID: " + callId,
                "CSeq: 2 BYE",
                "Reason: SIP;cause=488;text=\"Not Acceptable Here\"",
                "Content-Length: 0",
                "");
        Diagnosis told = told(log);
        assertEquals("dropped-media-refused", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** B and A: who answers in one direction is the other one than who takes the call up again. */
    @ParameterizedTest
    @CsvSource({"callee, A, B", "caller, B, A"})
    void whoAnswersInOneDirectionHasToAct(String responsible, String resuming, String other) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:bob@example.net  SDP: PCMU
            1.000 B > A  200 OK  SDP: PCMU
            1.010 A > B  ACK
            9.000 %1$s > %2$s  INVITE sip:x@example.net  SDP: PCMU sendonly
            9.100 %2$s > %1$s  200 OK  SDP: PCMU recvonly
            9.110 %1$s > %2$s  ACK
            30.00 %1$s > %2$s  INVITE sip:x@example.net  SDP: PCMU
            30.10 %2$s > %1$s  200 OK  SDP: PCMU recvonly
            30.11 %1$s > %2$s  ACK
            41.00 A > B  BYE
            41.10 B > A  200 OK (BYE)
            """.formatted(resuming, other)), RULES);
        assertEquals("resumed-one-way", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    /** A network behind the side that hung up is the one from which the call came, or the one to which it went. */
    @ParameterizedTest
    @CsvSource({"next_hop, B, A", "caller, A, B"})
    void theNetworkThatEndedTheCallIsThatOfTheSideThatHungUp(String responsible, String ending, String other) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:bob@example.net  SDP: PCMU
            1.000 B > A  200 OK  SDP: PCMU
            1.010 A > B  ACK
            1.070 %1$s > %2$s  BYE  Reason: Q.850;cause=41
            1.080 %2$s > %1$s  200 OK (BYE)
            """.formatted(ending, other)), RULES);
        assertEquals("dropped-by-network", told.rootCause().rule());
        assertEquals(
                List.of(responsible, responsible),
                List.of(told.origin().id(), told.responsible().id()));
    }

    @ParameterizedTest
    @CsvSource({"callee, Yealink SIP-T46U 108.86.0.20", "proxy, Asterisk PBX 20.5.0"})
    void whatIsWrongInTheAnswerOfAPbxIsForThePbx(String responsible, String software) {
        Diagnosis told = told("""
            SIP/2.0 200 OK
            Via: SIP/2.0/WSS k2v8m0.invalid;branch=z9hG4bKf1
            From: <sip:1001@example.net>;tag=a1
            To: <sip:1002@example.net>;tag=b1
            Call-ID: bare@parties.test
            CSeq: 1 INVITE
            Server: %s
            Content-Type: application/sdp
            Content-Length: 120

            v=0
            o=- 1 1 IN IP4 192.0.2.7
            s=-
            c=IN IP4 192.0.2.7
            t=0 0
            m=audio 16384 UDP/TLS/RTP/SAVPF 0
            a=fingerprint:SHA-256
            a=rtcp-mux
            """.formatted(software));
        assertEquals("fingerprint-answered-without-digest", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    @ParameterizedTest
    @CsvSource({"caller, +00493023125011", "proxy, 00493023125011"})
    void whoWroteANumberOfNoCountryHasToAct(String responsible, String dialled) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > P  INVITE sip:%s@p.example.net
            0.010 P > B  INVITE sip:+00493023125011@example.net
            0.080 B > P  404 Not Found
            0.090 P > A  404 Not Found
            """.formatted(dialled)), RULES);
        assertEquals("number-of-no-country", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    @ParameterizedTest
    @CsvSource({"caller, Yealink SIP-T46U 108.86.0.20", "proxy, FreeSWITCH-mod_sofia/1.10.9"})
    void whoLeavesTheNumberOutHasToAct(String responsible, String software) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:@example.net  User-Agent: %s
            0.010 B > A  403 Forbidden
            """.formatted(software)), RULES);
        assertEquals("called-without-number", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    /** Who begins a call without a tag gets requests back that lack it as well. */
    @ParameterizedTest
    @CsvSource({"caller, ''", "callee, ;tag=a1"})
    void aTagThatNobodyWroteIsForWhoBeganTheCall(String responsible, String tag) {
        String callId = "Call-ID: 71c2@192.0.2.9\n";
        Diagnosis told = told("""
            INVITE sip:1002@example.net SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKt1
            From: <sip:1001@example.net>%1$s
            To: <sip:1002@example.net>
            %2$sCSeq: 1 INVITE
            Content-Length: 0

            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKt1
            From: <sip:1001@example.net>%1$s
            To: <sip:1002@example.net>;tag=b1
            %2$sCSeq: 1 INVITE
            Content-Length: 0

            BYE sip:1001@192.0.2.9 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.5:5060;branch=z9hG4bKt2
            From: <sip:1002@example.net>;tag=b1
            To: <sip:1001@example.net>
            %2$sCSeq: 1 BYE
            Content-Length: 0
            """.formatted(tag, callId));
        assertEquals("request-outside-dialog", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    private static Diagnosis told(String log) {
        RuleExample.Material read = new RuleExample.Material(log, true);
        return Diagnosis.of(
                CallAssembler.assemble(read.messages(), read.events()).getFirst(), RULES);
    }
}
