// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.TestYaml;

class RefusalWordsTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    private static Diagnosis told(String refusal) {
        return Diagnosis.of(
                ExampleLadder.call("0.0 A > P  INVITE sip:bob@example.net  SDP: PCMU\n0.1 P > A  " + refusal), RULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callee-busy | 480 Do Not Disturb",
                "callee-no-answer-timeout | 480 Ring timeout",
                "trunk-capacity-or-limit | 500 No channel available",
                "no-response-network-unreachable | 503 Trunk is down",
                "loop-or-max-forwards | 500 Route loop",
                "ice-or-media-nat | 500 ICE failure",
                "ice-or-media-nat | 488 ICE negotiation failed",
                "srtp-or-dtls-mismatch | 488 Crypto required",
                "spam-or-unwanted-blocking | 603 Decline  Warning: 399 sbc \"Number on reject list\"",
                "no-response-network-unreachable | 500 Server Internal Error  Reason: SIP;text=\"all gateways"
                        + " unreachable\"",
                "user-not-registered | 404 Not Found  X-Twilio-Error: 32009 dialled",
                "dns-or-routing | 404 Not Found  ms-diagnostics: 12004;source=\"fe01.example.net\"",
            })
    void wordsOfARefusalMeanWhatTheyMeanInALog(String category, String refusal) {
        Diagnosis told = told(refusal);
        assertEquals(category, told.category().category(), told.says());
        assertTrue(told.says().contains("in its own words"), told.says());
    }

    @ParameterizedTest
    @CsvSource({
        "480 Temporarily Unavailable",
        "503 Service Unavailable",
        "500 Cold morning",
        "603 Declined",
        "400 Bad Request - malformed P-Asserted-Identity"
    })
    void otherWordsSayNothing(String refusal) {
        assertNotEquals(RefusalWords.RULE, told(refusal).rootCause().rule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refusal-in-words | no-response-network-unreachable | dropped | trunk is down",
                "dropped-without-media | ice-or-media-nat | dropped | ICE failed",
                "answered-disturbed | not-a-failure | answered | Normal call clearing",
                "answered-disturbed | not-a-failure | answered | user busy",
            })
    void aByeIsReadToo(String rule, String category, String outcome, String words) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:bob@example.net  SDP: PCMU
            1.000 B > A  200 OK  SDP: PCMU
            1.010 A > B  ACK
            37.00 B > A  BYE  Reason: SIP;cause=500;text="%s"
            37.10 A > B  200 OK (BYE)
            """.formatted(words)), RULES);
        assertEquals(
                List.of(rule, category, outcome),
                List.of(told.rootCause().rule(), told.category().category(), told.outcome()),
                told.says());
    }

    @Test
    void aCancelIsReadToo() {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:bob@example.net  SDP: PCMU
            1.000 B > A  183 Session Progress  SDP: PCMU
            2.300 A > B  CANCEL  Reason: SIP;cause=503;text="Bearer rejected, no resources"
            2.310 B > A  200 OK (CANCEL)
            2.320 B > A  487 Request Terminated (INVITE)
            """), RULES);
        assertEquals("trunk-capacity-or-limit", told.category().category());
        assertTrue(told.says().contains("took the call back"), told.says());
    }

    /** A server that answers to ring somebody behind clears with the cause of that. */
    @ParameterizedTest
    @CsvSource({"17, callee-busy, dropped", "19, callee-no-answer-timeout, dropped", "16, not-a-failure, answered"})
    void aCauseOfACallThatIsBeingSetUpIsOfAnotherLeg(String cause, String category, String outcome) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 A > B  INVITE sip:bob@example.net  SDP: PCMU
            1.000 B > A  200 OK  SDP: PCMU
            1.010 A > B  ACK
            37.00 B > A  BYE  Reason: Q.850;cause=%s
            37.10 A > B  200 OK (BYE)
            """.formatted(cause)), RULES);
        assertEquals(List.of(category, outcome), List.of(told.category().category(), told.outcome()), told.says());
    }

    @Test
    void aRuleThatKnowsTheWordsIsSurer() {
        assertEquals(
                "limit-stated",
                told("503 Too many calls, no channel available").rootCause().rule());
    }
}
