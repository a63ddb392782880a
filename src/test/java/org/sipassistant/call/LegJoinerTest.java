// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegJoinerTest {
    private static final String DESCRIPTION = "v=0\r\no=pbx 77120431 77120432 IN IP4 192.0.2.4\r\ns=-\r\n"
            + "c=IN IP4 192.0.2.4\r\nt=0 0\r\nm=audio 16388 RTP/AVP 8\r\n";

    /** Two legs that have nothing in common but what {@code %s} adds to both, or to the second alone. */
    private static String legs(String first, String second) {
        return """
            0.000 A > P  INVITE sip:500@p.example.net  Call-ID: upper-1  From: <sip:alice@example.net>;tag=a1  %s
            0.050 P > B  INVITE sip:77@b.example.net  Call-ID: lower-1  From: <sip:trunk@p.example.net>;tag=b1  %s
            0.100 B > P  488 Not Acceptable Here
            0.110 P > B  ACK
            0.120 P > A  603 Declined  Call-ID: upper-1
            """.formatted(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000 | Session-ID:"
                        + " ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2 | session-id",
                "P-Charging-Vector: icid-value=\"9f8e7d6c5b\";icid-generated-at=192.0.2.1 | P-Charging-Vector:"
                        + " orig-ioi=home;icid-value=9f8e7d6c5b | icid",
                "X-CID: 4c1f-22e8 | X-CID: 4c1f-22e8 | header",
                "Supported: timer | X-Inbound-Leg: upper-1 | nothing",
                "Supported: timer | X-Inbound-Leg: upper-1;b2bua=p1 | nothing"
            })
    void joinsByWhatIdentifiesACall(String first, String second, String kind) {
        // A Call-ID of so few characters could be any word.
        String ladder = legs(first, second);
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages(ladder));
        if (kind.equals("nothing")) {
            assertEquals(2, calls.size());
            calls = CallAssembler.assemble(ExampleLadder.messages(ladder.replace("upper-1", "upper-1@192.0.2.7")));
            kind = "header";
        }
        assertEquals(1, calls.size());
        Leg lower = calls.get(0).legs().get(1);
        assertEquals("lower-1", lower.callId());
        assertEquals(Optional.of(kind), lower.link().map(link -> link.kind().id()));
        double score = lower.link().orElseThrow().score();
        assertTrue(first.startsWith("X-") ? score == 0.7 : score >= 0.95, () -> "score " + score);
    }

    /** Such a header may name a customer: two calls of one customer are not one call. */
    @Test
    void aValueOfAProductsOwnHeaderJoinsOnlyWhereNodeOrNumbersFit() {
        String ladder = """
            0.000 A > P  INVITE sip:500@p.example.net  Call-ID: upper-1  From: <sip:alice@example.net>;tag=a1  X-CID: customer-4711
            0.050 C > D  INVITE sip:%s@d.example.net  Call-ID: lower-1  From: <sip:%s@example.net>;tag=b1  X-CID: customer-4711
            0.100 D > C  486 Busy Here
            9.120 P > A  603 Declined  Call-ID: upper-1
            """;
        assertApart(ladder.formatted("77", "carol"));
        assertApart(ladder.formatted("500", "carol"));
        assertEquals(
                0.7,
                only(ladder.formatted("500", "alice"))
                        .legs()
                        .get(1)
                        .link()
                        .orElseThrow()
                        .score());
    }

    @Test
    void whatOnlyLooksLikeAnIdentifierJoinsNothing() {
        assertApart(legs(
                "Session-ID: 00000000000000000000000000000000;remote=00000000000000000000000000000000",
                "Session-ID: 00000000000000000000000000000000;remote=00000000000000000000000000000000"));
        assertApart(legs("X-Country: everywhere", "X-Country: everywhere"));
        assertApart(legs("X-CID: 1", "X-CID: 1"));
        assertApart(legs("Supported: timer", "Replaces: upper-1@192.0.2.7;to-tag=1;from-tag=2")
                .replace("upper-1", "upper-1@192.0.2.7"));
    }

    @Test
    void theLegBelowDecidesAndTheOneAboveTranslates() {
        Call call = only(legs("X-CID: 4c1f-22e8", "X-CID: 4c1f-22e8"));
        assertEquals("upper-1", call.callId());
        assertEquals(5, call.messages().size());
        Exchange attempt = call.lastAttempt().orElseThrow();
        Decision decision = Decision.of(attempt).orElseThrow();
        assertEquals(488, decision.response().orElseThrow().message().statusCode());
        assertEquals(603, attempt.finalAtSender().orElseThrow().message().statusCode());
        assertEquals("lower-1", call.legOf(decision.hop()).orElseThrow().callId());
        Transaction start = call.legs().get(1).start().orElseThrow();
        assertEquals(488, start.finalResponse().orElseThrow().message().statusCode());
        Transaction upper = call.legs().get(0).start().orElseThrow();
        assertEquals(603, upper.finalResponse().orElseThrow().message().statusCode());
    }

    @Test
    void joinsByNumbersAtTheNodeThatSentTheOneWhileTheOtherWaited() {
        Call call = only("""
            0.000 A > P  INVITE sip:+4930555012345@p.example.net  Call-ID: one  From: <sip:4420555@example.net>
            0.300 P > B  INVITE sip:030555012345@b.example.net  Call-ID: two  From: <sip:+4420555@p.example.net>
            2.000 B > P  486 Busy Here
            2.010 P > A  480 Temporarily Unavailable  Call-ID: one
            """);
        Link link = call.legs().get(1).link().orElseThrow();
        assertEquals(Link.Kind.NUMBERS, link.kind());
        assertEquals(0.95, link.score());
    }

    @Test
    void theLessIsKnownTheLowerTheScore() {
        String ladder = """
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:anonymous@example.net>
            4.000 P > B  INVITE sip:700100200@b.example.net  Call-ID: two
            9.000 B > P  486 Busy Here
            9.010 P > A  486 Busy Here  Call-ID: one
            """;
        assertEquals(0.75, only(ladder).legs().get(1).link().orElseThrow().score());
        List<ObservedMessage> bare = new ArrayList<>();
        ExampleLadder.messages(ladder)
                .forEach(m -> bare.add(new ObservedMessage(m.message(), Observation.unknown(), m.position())));
        assertEquals(2, CallAssembler.assemble(bare).size(), "numbers alone are not enough");
    }

    @Test
    void aPbxCallsTheDeviceBehindAnExtensionByAnotherName() {
        String ladder = """
            0.000 A > P  INVITE sip:2302@p.example.net  Call-ID: one  From: <sip:alice@example.net>
            0.002 P > B  INVITE sip:desk-7@10.0.0.3  Call-ID: two  From: <sip:alice@p.example.net>
            %s B > P  200 OK
            %s P > B  ACK
            5.010 P > A  200 OK  Call-ID: one
            """;
        Call echoed = only(ladder.formatted("5.000", "5.001"));
        assertEquals(0.7, echoed.legs().get(1).link().orElseThrow().score());
        Call answeredMuchLater = only(ladder.formatted("4.000", "4.001"));
        assertEquals(0.6, answeredMuchLater.legs().get(1).link().orElseThrow().score());
        assertApart(ladder.formatted("5.000", "5.001").replace("0.002 P", "2.000 P"));
        assertApart(ladder.formatted("5.000", "5.001").replace("alice@p.", "trunk@p."));
    }

    @Test
    void twoCallsOfOneCallerThroughAPbxAreNotMixed() {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
            0.000 A > P  INVITE sip:2302@p.example.net  Call-ID: one  From: <sip:alice@example.net>
            0.100 A > P  INVITE sip:2303@p.example.net  Call-ID: two  From: <sip:alice@example.net>
            0.102 P > B  INVITE sip:desk-7@10.0.0.3  Call-ID: three  From: <sip:alice@p.example.net>
            0.103 P > C  INVITE sip:desk-8@10.0.0.4  Call-ID: four  From: <sip:alice@p.example.net>
            """));
        assertEquals(4, calls.size());
    }

    @Test
    void joinsByTheTagThatTopologyHidingLeaves() {
        Call call = only("""
            0.000 A > P  INVITE sip:500@p.example.net  Call-ID: one  From: <sip:alice@example.net>;tag=9c1d77ab02
            0.001 P > B  INVITE sip:99@b.example.net  Call-ID: two  From: <sip:hidden@p.example.net>;tag=9c1d77ab02
            0.900 B > P  404 Not Found
            0.910 P > A  404 Not Found  Call-ID: one
            """);
        assertEquals(Link.Kind.TAG, call.legs().get(1).link().orElseThrow().kind());
    }

    @Test
    void joinsByTheSessionDescriptionThatANodeWithoutMediaHandsOn() {
        List<ObservedMessage> messages = described("""
            0.000 A > P  INVITE sip:0800555@p.example.net  Call-ID: one  From: <sip:anonymous@example.net>
            0.010 P > B  INVITE sip:4930777@b.example.net  Call-ID: two  From: <sip:anonymous@p.example.net>
            0.900 B > P  404 Not Found
            0.910 P > A  404 Not Found  Call-ID: one
            """);
        List<Call> calls = CallAssembler.assemble(messages);
        assertEquals(1, calls.size());
        assertEquals(
                Link.Kind.SDP, calls.get(0).legs().get(1).link().orElseThrow().kind());
    }

    @Test
    void oneCallAfterTheOtherIsARepetitionAndNoLeg() {
        assertApart("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one
            1.000 P > A  503 Service Unavailable
            1.200 A > P  INVITE sip:700100200@p.example.net  Call-ID: two
            2.000 P > A  503 Service Unavailable
            """);
    }

    @Test
    void twoCallsOfOneCallerAtTheSameTimeAreTwo() {
        assertApart("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one
            0.200 A > P  INVITE sip:700100200@p.example.net  Call-ID: two
            5.000 P > A  486 Busy Here  Call-ID: two
            5.100 P > A  486 Busy Here  Call-ID: one
            """);
    }

    @Test
    void aLegThatFitsTwoCallsAlikeBelongsToNeither() {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:555@example.net>
            0.010 C > P  INVITE sip:700100200@p.example.net  Call-ID: two  From: <sip:555@example.net>
            0.020 P > B  INVITE sip:700100200@b.example.net  Call-ID: three  From: <sip:555@p.example.net>
            0.030 P > D  INVITE sip:700100200@d.example.net  Call-ID: four  From: <sip:555@p.example.net>
            """));
        assertEquals(
                List.of("one", "two", "three", "four"),
                calls.stream().map(Call::callId).toList());
    }

    /** As into a conference; towards the carrier a PBX shows its main number for all of its extensions. */
    @Test
    void twoCallsThroughOneTrunkToOneNumberAreTwo() {
        for (String second : List.of("0.300", "5.300")) {
            String later = second.replace("300", "320");
            List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
                0.000 A > P  INVITE sip:0301234567@p.example.net  Call-ID: one  From: <sip:201@p.example.net>
                0.020 P > C  INVITE sip:+49301234567@c.example.net  Call-ID: two  From: <sip:+4940555000@p.example.net>
                %s D > P  INVITE sip:0301234567@p.example.net  Call-ID: three  From: <sip:202@p.example.net>
                %s P > C  INVITE sip:+49301234567@c.example.net  Call-ID: four  From: <sip:+4940555000@p.example.net>
                """.formatted(second, later)));
            assertEquals(2, calls.size(), second);
            assertTrue(calls.get(0).hasCallId("two"), second);
            assertTrue(calls.get(1).hasCallId("four"), second);
        }
    }

    @Test
    void theCallerTellsTwoCallsToOneNumberApart() {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.010 C > P  INVITE sip:700100200@p.example.net  Call-ID: two  From: <sip:552@example.net>
            0.020 P > B  INVITE sip:700100200@b.example.net  Call-ID: three  From: <sip:552@p.example.net>
            0.030 P > D  INVITE sip:700100200@d.example.net  Call-ID: four  From: <sip:551@p.example.net>
            """));
        assertEquals(2, calls.size());
        assertTrue(calls.get(0).hasCallId("four"));
        assertTrue(calls.get(1).hasCallId("three"));
    }

    @Test
    void aLegOfAnotherNodeIsNotJoinedByNumbers() {
        assertApart("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one
            0.100 Q > B  INVITE sip:700100200@b.example.net  Call-ID: two
            """);
    }

    @Test
    void aLegThatGoesOnWhenTheCallIsOverIsAnotherCall() {
        assertApart("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.100 P > B  INVITE sip:700100200@b.example.net  Call-ID: two  From: <sip:551@p.example.net>
            1.000 P > A  404 Not Found  Call-ID: one
            9.000 B > P  200 OK
            9.010 P > B  ACK  Call-ID: two
            """);
    }

    /** An SBC has an address towards the company and one towards the carrier. */
    @Test
    void aNodeOfSeveralAddressesIsOneWhereItNamesItsSoftware() {
        String ladder = """
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.020 P > A  100 Trying  Call-ID: one  Server: %s
            0.040 Q > B  INVITE sip:700100200@b.example.net  Call-ID: two  From: <sip:551@q.example.net>  User-Agent: %s
            0.900 B > Q  503 Service Unavailable  Call-ID: two
            0.950 P > A  500 Server Internal Error  Call-ID: one
            """;
        assertEquals(
                2,
                only(ladder.formatted("Edge SBC 7.2.1", "Edge SBC 7.2.1"))
                        .legs()
                        .size());
        assertApart(ladder.formatted("Edge SBC 7.2.1", "Edge SBC 7.2.0"));
        assertApart(ladder.formatted("Office telephone system", "Office telephone system"));
    }

    /** Its software is not seen where nothing tells the next node by a 100. */
    @ParameterizedTest
    @CsvSource({"198.51.100.14, 551, 1", "10.0.0.9, 551, 2", "edge.example.net, 551, 2", "198.51.100.14, 552, 2"})
    void aNodeWithAnAddressInsideAndOneOutsideIsOneWhereBothNumbersFit(String outside, String caller, int calls) {
        List<ObservedMessage> messages = ExampleLadder.messages("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.012 Q > B  INVITE sip:700100200@b.example.net  Call-ID: two  From: <sip:%s@q.example.net>
            0.140 B > Q  403 Forbidden  Call-ID: two
            0.146 P > A  503 Service Unavailable  Call-ID: one
            """.formatted(caller));
        String sender = messages.get(1).source().orElseThrow().host();
        assertEquals(
                calls,
                CallAssembler.assemble(messages, List.of(), host -> host.equals(sender) ? outside : host)
                        .size());
    }

    @Test
    void aNodeOfSeveralAddressesIsOneWhereTheInventoryKnowsIt() {
        List<ObservedMessage> messages = ExampleLadder.messages("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.100 Q > B  INVITE sip:700100200@b.example.net  Call-ID: two  From: <sip:551@q.example.net>
            """);
        assertEquals(2, CallAssembler.assemble(messages).size());
        List<Call> calls = CallAssembler.assemble(
                messages, List.of(), host -> host.equals("10.0.0.2") || host.equals("10.0.0.3") ? "sbc-1" : host);
        assertEquals(1, calls.size());
    }

    @Test
    void legsContinueLegs() {
        Call call = only("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.010 P > Q  INVITE sip:700100200@q.example.net  Call-ID: two  From: <sip:551@p.example.net>
            0.020 Q > B  INVITE sip:700100200@b.example.net  Call-ID: three  From: <sip:551@q.example.net>
            0.500 B > Q  503 Service Unavailable
            0.510 Q > P  500 Server Internal Error  Call-ID: two
            0.520 P > A  480 Temporarily Unavailable  Call-ID: one
            """);
        assertEquals(3, call.legs().size());
        Decision decision = Decision.of(call.lastAttempt().orElseThrow()).orElseThrow();
        assertEquals(503, decision.response().orElseThrow().message().statusCode());
        assertEquals("three", call.legOf(decision.hop()).orElseThrow().callId());
    }

    @Test
    void aFloodOfCallsToOneNumberCostsNoMoreThanItsLength() {
        String[] invite = {
            "INVITE sip:700100200@p.example.net SIP/2.0",
            "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-",
            "From: <sip:551@example.net>;tag=t",
            "To: <sip:700100200@p.example.net>",
            "Call-ID: ",
            "CSeq: 1 INVITE"
        };
        List<ObservedMessage> flood = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String[] one = invite.clone();
            one[1] += i;
            one[4] += i;
            flood.add(SipTexts.between("10.0.0.1", "10.0.0.2", i, one));
        }
        AtomicInteger compared = new AtomicInteger();
        List<Call> calls = CallAssembler.assemble(flood, List.of(), host -> {
            compared.incrementAndGet();
            return host;
        });
        assertEquals(3_000, calls.size());
        assertTrue(compared.get() < 3_000 * 100, compared + " looks at a node");
    }

    static Call only(String ladder) {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages(ladder));
        assertEquals(1, calls.size(), () -> calls.stream().map(Call::callId).toList() + " are one call");
        return calls.get(0);
    }

    private static void assertApart(String ladder) {
        assertEquals(2, CallAssembler.assemble(ExampleLadder.messages(ladder)).size());
    }

    /** The messages of a ladder, the requests with one and the same session description. */
    private static List<ObservedMessage> described(String ladder) {
        List<ObservedMessage> described = new ArrayList<>();
        for (ObservedMessage m : ExampleLadder.messages(ladder)) {
            String head = m.message().text().replace("Content-Length: 0", "Content-Length: " + DESCRIPTION.length());
            described.add(
                    m.message().isRequest()
                            ? new ObservedMessage(
                                    SipTexts.message((head.strip() + "\r\n\r\n" + DESCRIPTION).split("\r\n")),
                                    m.observation(),
                                    m.position())
                            : m);
        }
        return described;
    }
}
