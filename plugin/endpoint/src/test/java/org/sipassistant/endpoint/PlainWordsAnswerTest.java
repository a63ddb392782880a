// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pasted lines of programs whose wording nobody has written down. */
class PlainWordsAnswerTest {

    @Test
    void tellsWhatTheWordsMeanAndThatTheyMayMeanSomethingElse() {
        Map<?, ?> cause = cause("[softdial] leg 2 closed: no common audio codec with the peer");
        assertEquals("codec-mismatch", cause.get("category"));
        assertTrue(confidence(cause) < 0.6, cause.toString());
    }

    @Test
    void believesTheWordingOfAKnownProductFirst() {
        String line =
                "[2026-03-17 08:05:00] NOTICE[1710] chan_sip.c: Registration from '<sip:1004@192.0.2.1>' failed for"
                        + " '192.0.2.31:5060' - Wrong password\n";
        Map<String, Object> answer = ask("guard: password of 1004 invalid\n" + line);
        Map<?, ?> cause = (Map<?, ?>) call(answer).get("root_cause");
        assertEquals("wrong-credentials", cause.get("category"));
        assertTrue(confidence(cause) >= 0.8, cause.toString());
        assertTrue(answer.get("answer").toString().contains("192.0.2.31:5060"), answer.toString());
    }

    /** The INVITE and the CANCEL were cut off; only what was answered to the CANCEL is left. */
    @Test
    void theAnswerToACancelTellsThatTheCallWasTakenBack() {
        Map<?, ?> call = call(ask("""
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.31:5060;branch=z9hG4bK71c2
            From: <sip:1004@example.net>;tag=f1
            To: <sip:1002@example.net>;tag=t1
            Call-ID: taken-back@192.0.2.31
            CSeq: 2 CANCEL
            Content-Length: 0
            """));
        assertEquals("cancelled", call.get("outcome"));
        assertEquals("caller-cancelled", ((Map<?, ?>) call.get("root_cause")).get("category"));
    }

    @Test
    void keepsTheCodeOfALineThatOnlySaysThatACallFailed() {
        Map<?, ?> cause = cause("[softdial] call to 030231250117 failed with status 486");
        assertEquals("callee-busy", cause.get("category"));
    }

    @Test
    void takesTheReasonOfALineThatAKnownProductWritesForAnyFailure() {
        Map<?, ?> cause = cause(
                "[10:47:15 WRN] Call attempt to sip:1002@192.0.2.7 failed with Timeout, no response from server.");
        assertEquals("no-response-network-unreachable", cause.get("category"));
    }

    @Test
    void takesTheCauseThatAPersonWritesAboutWithLittleConfidence() {
        String words = "Hello, after ten seconds the provider sends a BYE with cause 41.";
        assertEquals("dropped", call(ask(words)).get("outcome"));
        Map<?, ?> cause = cause(words);
        assertEquals("gateway-or-pstn-cause-q850", cause.get("category"));
        assertTrue(confidence(cause) <= 0.35, cause.toString());
    }

    @Test
    void believesAStatedCodeBeforeACauseThatIsOnlySpokenOf() {
        String line = "-- Got SIP response 404 \"Not Found\" back from 198.51.100.7:5060\n";
        Map<?, ?> cause =
                (Map<?, ?>) call(ask("the BYE may have had cause 41\n" + line)).get("root_cause");
        assertEquals("user-not-found-number-format", cause.get("category"));
    }

    @Test
    void makesNoTroubleOfWordsBesideACallThatWentWell() {
        String line = "debug: connection to 198.51.100.9 failed, trying the next\n";
        assertEquals("answered", call(ask(line + Traces.answered().text())).get("outcome"));
    }

    private static Map<String, Object> ask(String text) {
        return Experts.service().text(TextQuestion.of(Map.of("text", text)));
    }

    private static Map<?, ?> call(Map<String, Object> answer) {
        return (Map<?, ?>) ((List<?>) answer.get("calls")).get(0);
    }

    private static Map<?, ?> cause(String text) {
        return (Map<?, ?>) call(ask(text)).get("root_cause");
    }

    private static double confidence(Map<?, ?> cause) {
        return ((Number) cause.get("confidence")).doubleValue();
    }
}
