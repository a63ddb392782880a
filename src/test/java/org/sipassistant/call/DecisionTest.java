// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecisionTest {

    /** The line of the ladder that holds the deciding response. */
    private static int decidingLine(String ladder) {
        return decision(ladder).response().orElseThrow().position() + 1;
    }

    private static Decision decision(String ladder) {
        return Decision.of(ExampleLadder.call(ladder).lastAttempt().orElseThrow())
                .orElseThrow();
    }

    private static String silentNode(String ladder) {
        Decision decision = decision(ladder);
        assertTrue(decision.isSilent());
        return decision.hop().receiver().orElseThrow().host();
    }

    @Test
    void theMostDownstreamFinalResponseDecides() {
        assertEquals(3, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  486 Busy Here
            0.3 P > A  486 Busy Here
            """));
    }

    @Test
    void whatUpstreamShowsIsATranslation() {
        assertEquals(4, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > Q  INVITE
            0.2 Q > B  INVITE
            0.3 B > Q  488 Not Acceptable Here
            0.4 Q > P  500 Server Internal Error
            0.5 P > A  603 Decline
            """));
    }

    @Test
    void aNodeThatForwardedNothingDecidedByItself() {
        assertEquals(2, decidingLine("0.0 A > P  INVITE sip:bob@example.net\n0.1 P > A  403 Forbidden"));
    }

    @Test
    void silenceBehindALocalCodeDecides() {
        assertEquals("10.0.0.3", silentNode("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            32  P > A  408 Request Timeout
            """));
    }

    @Test
    void silenceDoesNotExplainARefusalThatNoNodeMakesForIt() {
        assertEquals(3, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 P > A  404 Not Found
            """));
    }

    @Test
    void ofAForkTheBranchThatWasPassedOnDecides() {
        assertEquals(5, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.1 P > C  INVITE
            0.2 B > P  404 Not Found
            0.3 C > P  486 Busy Here
            0.4 P > A  486 Busy Here
            """));
    }

    /** B refused when the call came in, and C rang. */
    private static final String REFUSED_WHILE_IT_RANG = """
        0.0 A > P  INVITE sip:bob@example.net
        0.1 P > B  INVITE
        0.1 P > C  INVITE
        0.2 C > P  180 Ringing
        0.3 B > P  403 Forbidden
        """;

    @Test
    void ofAForkTheBranchThatRangUntilUpstreamWasToldDecides() {
        assertEquals(9, decidingLine(REFUSED_WHILE_IT_RANG + """
            20.0 P > A  403 Forbidden
            20.0 P > C  CANCEL
            20.1 C > P  200 OK (CANCEL)
            20.1 C > P  487 Request Terminated (INVITE)
            """));
    }

    @Test
    void aRefusalThatIsPassedOnAtOnceEndsABranchThatRings() {
        assertEquals(5, decidingLine(REFUSED_WHILE_IT_RANG + """
            0.31 P > A  403 Forbidden
            0.31 P > C  CANCEL
            0.4 C > P  487 Request Terminated (INVITE)
            """));
    }

    @Test
    void whatRangIntoNothingLongBeforeUpstreamWasToldDecidesNot() {
        assertEquals(5, decidingLine(REFUSED_WHILE_IT_RANG + """
            8.0 C > P  486 Busy Here
            20.0 P > A  403 Forbidden
            """));
    }

    @Test
    void ofAForkThatWasNotPassedOnAGlobalFailureDecides() {
        assertEquals(4, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.1 P > C  INVITE
            0.2 B > P  603 Decline
            0.3 C > P  486 Busy Here
            0.4 P > A  500 Server Internal Error
            """));
    }

    @Test
    void theBranchThatAnswersDecides() {
        assertEquals(5, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.1 P > C  INVITE
            0.2 B > P  603 Decline
            0.3 C > P  200 OK
            0.4 P > A  200 OK
            """));
    }

    @Test
    void aRefusedBranchDoesNotDecideACallThatWasAnsweredOnABranchNotSeen() {
        assertEquals(4, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  486 Busy Here
            0.4 P > A  200 OK
            """));
    }

    @Test
    void aSilentBranchDoesNotDecideACallThatWasAnsweredOnABranchNotSeen() {
        assertEquals(3, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.4 P > A  200 OK
            """));
    }

    @Test
    void theLastTargetThatTheSenderTriedDecides() {
        assertEquals(4, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > A  503 Service Unavailable
            0.2 A > Q  INVITE sip:bob@example.net  CSeq: 1 INVITE
            0.3 Q > A  404 Not Found
            """));
    }

    @Test
    void aLoopEndsWhereItWasDetected() {
        assertEquals(5, decidingLine("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > Q  INVITE
            0.2 Q > P  INVITE
            0.3 P > Q  INVITE
            0.4 Q > P  482 Loop Detected
            0.5 P > Q  482 Loop Detected
            0.6 Q > P  482 Loop Detected
            0.7 P > A  482 Loop Detected
            """));
    }

    @Test
    void noFinalResponseAtAllIsSilenceOfTheLastHop() {
        assertEquals("10.0.0.3", silentNode("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > A  100 Trying
            0.2 P > B  INVITE
            """));
    }

    @Test
    void theBranchThatACallWasSentOnToDecides() {
        assertEquals(7, decidingLine("""
            0.00 A > P  INVITE sip:bob@example.net
            0.05 P > B  INVITE sip:bob@b.example.net
            0.10 B > P  486 Busy Here
            0.11 P > B  ACK
            0.12 P > A  181 Call Is Being Forwarded
            0.13 P > C  INVITE sip:2000@c.example.net
            0.20 C > P  403 Forbidden
            0.22 P > A  486 Busy Here
            """));
    }

    @Test
    void theLastTryDecidesWhereItIsPassedOnAtOnce() {
        String ladder = """
            0.00 A > P  INVITE sip:bob@example.net
            0.05 P > B  INVITE sip:bob@b.example.net
            %s P > C  INVITE sip:bob@c.example.net
            5.20 C > P  486 Busy Here
            %s P > A  503 Service Unavailable
            """;
        assertEquals(4, decidingLine(ladder.formatted("5.05", "5.22")));
        assertTrue(decision(ladder.formatted("5.05", "32.1")).isSilent());
        assertTrue(decision(ladder.formatted("0.06", "5.22")).isSilent());
    }

    /** As a node does that takes the next carrier, and makes the same code of all that they say. */
    @Test
    void theNextRouteDecidesWhereTheFirstHadFailed() {
        String ladder = """
            0.00 A > P  INVITE sip:bob@example.net
            0.05 P > B  INVITE sip:bob@b.example.net
            0.40 B > P  %s
            0.41 P > C  INVITE sip:bob@c.example.net
            1.90 C > P  %s
            %s P > A  503 Service Unavailable
            """;
        assertEquals(5, decidingLine(ladder.formatted("503 Service Unavailable", "404 Not Found", "1.91")));
        assertEquals(3, decidingLine(ladder.formatted("503 Service Unavailable", "500 Failed", "1.91")));
        assertEquals(3, decidingLine(ladder.formatted("503 Service Unavailable", "404 Not Found", "9.91")));
    }

    /** The branch that rang meanwhile was not seen. */
    @Test
    void aRefusalOfLongBeforeIsNotWhyARequestWasTakenBack() {
        assertEquals(6, decidingLine("""
            0.00 A > P  INVITE sip:bob@example.net
            0.05 P > B  INVITE sip:bob@b.example.net
            0.10 B > P  486 Busy Here
            2.00 P > A  180 Ringing
            12.0 A > P  CANCEL
            12.1 P > A  487 Request Terminated (INVITE)
            """));
    }

    @Test
    void aBranchThatIsStillOpenCountsWhereAnotherIsForwarded() {
        assertTrue(decision("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE sip:11@b.example.net
            0.01 P > C  INVITE sip:12@c.example.net
            0.10 C > P  180 Ringing
            0.10 B > P  302 Moved Temporarily  Contact: <sip:2000@d.example.net>
            0.12 P > D  INVITE sip:2000@d.example.net
            0.20 D > P  404 Not Found
            32.0 P > A  408 Request Timeout
            """).isSilent());
    }

    /** History-Info tells of these, too: with a cause only where somebody else is called. */
    @Test
    void anotherAddressOfTheSameUserIsNoForwarding() {
        String ladder = """
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE sip:bob@b.example.net  History-Info: <sip:bob@example.net>;index=1
            0.10 B > P  486 Busy Here
            0.12 P > C  INVITE sip:bob@c.example.net  History-Info: <sip:bob@example.net>;index=1, <sip:bob@c.example.net%s>;index=1.1
            0.20 C > P  404 Not Found
            0.22 P > A  486 Busy Here
            """;
        assertEquals(3, decidingLine(ladder.formatted("")));
        assertEquals(5, decidingLine(ladder.formatted(";cause=486")));
    }

    /** A quadratic step would take minutes on them, the limit is ample. */
    @Test
    void manyBranchesCostNoMoreThanSoManyBranches() {
        StringBuilder ladder = new StringBuilder("0.0 A > P  INVITE sip:bob@example.net\n");
        String history = "  History-Info: " + "<sip:bob@example.net;cause=486>;index=1, ".repeat(30) + "<sip:x@y>";
        for (int i = 1; i <= 1_000; i++) {
            ladder.append("%d.0 P > B  INVITE sip:%d@b.example.net%s%n".formatted(i, i, history));
            ladder.append("%d.5 B > P  486 Busy Here%n".formatted(i));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals(2_001, decidingLine(ladder.toString())));
    }
}
