// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legs that a node sends one after the other, and how they end: the next route, whom the call is forwarded to, a hang-up. */
class SuccessiveLegsTest {
    /** A call through a node that gives it another Call-ID. */
    private static final String ANSWERED = """
        0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
        0.010 P > B  INVITE sip:700100200@b.example.net  Call-ID: two  From: <sip:551@p.example.net>
        1.000 B > P  200 OK
        1.010 P > B  ACK
        1.020 P > A  200 OK  Call-ID: one
        1.030 A > P  ACK  Call-ID: one
        """;

    @Test
    void theNextRouteIsALegOfTheSameCall() {
        Call call = LegJoinerTest.only("""
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:551@example.net>
            0.010 P > B  INVITE sip:700100200@b.example.net  Call-ID: two  From: <sip:551@p.example.net>
            0.500 B > P  503 Service Unavailable
            0.510 P > C  INVITE sip:700100200@c.example.net  Call-ID: three  From: <sip:551@p.example.net>
            4.000 C > P  200 OK
            4.010 P > C  ACK
            4.020 P > A  200 OK  Call-ID: one
            """);
        assertEquals(3, call.legs().size());
        assertTrue(call.answered().isPresent());
        Decision decision = Decision.of(call.lastAttempt().orElseThrow()).orElseThrow();
        assertEquals("three", call.legOf(decision.hop()).orElseThrow().callId());
    }

    /** As PBXs do that send an extension on to a mobile, mostly under a number of their own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "180 Ringing | 486 Busy Here | Diversion: <sip:+442079460112@p.example.net>;reason=user-busy | joined",
                "180 Ringing | 486 Busy Here | History-Info: <sip:112@p.example.net>;index=1 | joined",
                "181 Call Is Being Forwarded | 302 Moved Temporarily | Supported: timer | joined",
                "180 Ringing | 302 Moved Temporarily | Supported: timer | joined",
                "180 Ringing | 486 Busy Here | Supported: timer | apart",
                "180 Ringing | 486 Busy Here | Diversion: <sip:4711@p.example.net> | apart"
            })
    void whereACallIsForwardedToIsALeg(String told, String refused, String header, String found) {
        String contact = refused.startsWith("302") ? "  Contact: <sip:07700900142@p.example.net>" : "";
        Call call = CallAssembler.assemble(ExampleLadder.messages("""
            0.000 A > P  INVITE sip:2079460112@p.example.net  Call-ID: one  From: <sip:111@p.example.net>  To: <sip:112@p.example.net>
            0.020 P > B  INVITE sip:112@b.example.net  Call-ID: two  From: <sip:111@p.example.net>  To: <sip:112@p.example.net>
            0.120 B > P  %s%s
            0.130 P > A  %s  Call-ID: one
            0.140 P > C  INVITE sip:+447700900142@c.example.net  Call-ID: three  From: <sip:+442079460111@p.example.net>  %s
            1.460 C > P  404 Not Found
            1.480 P > A  480 Temporarily Unavailable  Call-ID: one
            """.formatted(refused, contact, told, header)))
                .getFirst();
        assertEquals(found.equals("joined") ? 3 : 2, call.legs().size());
        Decision decision = Decision.of(call.lastAttempt().orElseThrow()).orElseThrow();
        assertEquals(
                found.equals("joined") ? 404 : Integer.parseInt(refused.substring(0, 3)),
                decision.response().orElseThrow().message().statusCode());
    }

    @Test
    void whereTheCallerIsToldThatACallIsForwardedItsOwnNumberIsEnough() {
        String ladder = """
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:+33199004433@a.example.net>
            0.050 P > B  INVITE sip:188@b.example.net  Call-ID: two  From: <sip:+33199004433@p.example.net>
            0.090 B > P  486 Busy Here
            0.110 P > A  %s  Call-ID: one
            1.%s P > C  INVITE sip:+447700900311@c.example.net  Call-ID: three  From: <sip:+33199004433@p.example.net>
            2.230 C > P  403 Forbidden
            2.260 P > A  486 Busy Here  Call-ID: one
            """;
        Call call = LegJoinerTest.only(ladder.formatted("181 Call Is Being Forwarded", "099"));
        Decision decision = Decision.of(call.lastAttempt().orElseThrow()).orElseThrow();
        assertEquals("three", call.legOf(decision.hop()).orElseThrow().callId());
        List<Call> apart = CallAssembler.assemble(ExampleLadder.messages(ladder.formatted("180 Ringing", "100")));
        assertEquals(2, apart.size());
    }

    /** A node that gives one leg up and sends another one at once tries the same call. */
    @Test
    void aLegSentInPlaceOfAnotherBelongsToTheSameCall() {
        String ladder = """
            0.000 A > P  INVITE sip:700100200@p.example.net  Call-ID: one  From: <sip:+33199004433@a.example.net>
            0.050 P > B  INVITE sip:188@b.example.net  Call-ID: two  From: <sip:+33199004433@p.example.net>
            0.100 B > P  180 Ringing
            15.00 P > B  CANCEL
            15.01 B > P  200 OK (CANCEL)
            15.02 B > P  487 Request Terminated (INVITE)
            %s P > C  INVITE sip:m640@c.example.net  Call-ID: three  From: <sip:+33199004433@p.example.net>
            19.38 C > P  488 Not Acceptable Here
            19.39 P > A  603 Decline  Call-ID: one
            """;
        Call call = LegJoinerTest.only(ladder.formatted("15.03"));
        Decision decision = Decision.of(call.lastAttempt().orElseThrow()).orElseThrow();
        assertEquals(488, decision.response().orElseThrow().message().statusCode());
        assertEquals(
                2,
                CallAssembler.assemble(ExampleLadder.messages(ladder.formatted("18.03")))
                        .size());
    }

    /** The request with credentials goes on, the one without went no further. */
    @Test
    void theNodesOfAllAttemptsCount() {
        Call call = LegJoinerTest.only("""
            0.000 A > P  INVITE sip:+493023125520@p.example.net  Call-ID: one  From: <sip:4711@example.net>
            0.002 P > A  407 Proxy Authentication Required
            0.003 A > P  ACK
            0.010 A > P  INVITE sip:+493023125520@p.example.net  Call-ID: one  From: <sip:4711@example.net>
            0.014 P > Q  INVITE sip:+493023125520@q.example.net  Call-ID: one
            0.019 Q > B  INVITE sip:5520@b.example.net  Call-ID: two  From: <sip:4711@q.example.net>
            6.320 B > Q  603 Decline  Call-ID: two
            6.325 Q > P  480 Temporarily Unavailable  Call-ID: one
            6.326 P > A  480 Temporarily Unavailable  Call-ID: one
            """);
        assertEquals(2, call.legs().size());
    }

    /** Each carrier gets the numbers as it wants them. */
    @Test
    void theNextRouteMayGetOtherSpellings() {
        Call call = LegJoinerTest.only("""
            0.000 A > P  INVITE sip:03023125662@p.example.net  Call-ID: one  From: <sip:233@p.example.net>
            0.025 P > B  INVITE sip:+493023125662@b.example.net  Call-ID: two  From: <sip:+4940231250@p.example.net>
            0.525 P > B  INVITE sip:+493023125662@b.example.net  Call-ID: two  From: <sip:+4940231250@p.example.net>
            5.030 P > C  INVITE sip:00493023125662@c.example.net  Call-ID: three  From: <sip:004940231250@p.example.net>
            6.930 C > P  486 Busy Here  Call-ID: three
            6.950 P > A  503 Service Unavailable  Call-ID: one
            """);
        assertEquals(3, call.legs().size());
        Decision decision = Decision.of(call.lastAttempt().orElseThrow()).orElseThrow();
        assertEquals(486, decision.response().orElseThrow().message().statusCode());
    }

    /** The called side parks the call and leaves; the caller waits on. */
    @Test
    void anEndLongAfterThatOfTheOtherLegIsItsOwn() {
        Call call = LegJoinerTest.only(ANSWERED + """
            9.000 B > P  BYE  Call-ID: two
            9.001 P > B  200 OK (BYE)
            54.01 P > A  BYE  Call-ID: one
            54.02 A > P  200 OK (BYE)
            """);
        assertEquals(2, call.later("BYE").size());
    }

    @Test
    void aHangUpThatIsHandedOnIsOne() {
        Call call = LegJoinerTest.only(ANSWERED + """
            9.000 B > P  BYE  Call-ID: two
            9.001 P > B  200 OK (BYE)
            9.010 P > A  BYE  Call-ID: one
            9.020 A > P  200 OK (BYE)
            """);
        List<Exchange> byes = call.later("BYE");
        assertEquals(1, byes.size());
        assertEquals(
                "10.0.0.3",
                byes.get(0)
                        .request()
                        .flatMap(ObservedMessage::source)
                        .orElseThrow()
                        .host());
        assertEquals(2, byes.get(0).transactions().size());
    }
}
