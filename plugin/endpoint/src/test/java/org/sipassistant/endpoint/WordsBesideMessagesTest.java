// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person writes about the end of a call of which the messages at hand show the beginning only. */
class WordsBesideMessagesTest {
    private static final String INVITE =
            new Trace("begun@10.20.4.21").request(0, "INVITE").text();

    private static Map<?, ?> first(String text) {
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        return (Map<?, ?>) ((List<?>) answer.get("calls")).get(0);
    }

    private static Object category(String text) {
        return ((Map<?, ?>) first(text).get("root_cause")).get("category");
    }

    @Test
    void theCodeThatIsWrittenBesideARequestWithoutAnAnswerIsItsAnswer() {
        assertEquals("no-response-network-unreachable", category(INVITE));
        String told = "The carrier answers it with 404 Not Found.\n\n" + INVITE;
        assertEquals("user-not-found-number-format", category(told));
        assertEquals("failed", first(told).get("outcome"));
        double confidence = (Double) ((Map<?, ?>) first(told).get("root_cause")).get("confidence");
        assertTrue(confidence < 0.5, () -> "a sentence is a weak sign, but it counts " + confidence);
    }

    @Test
    void aChallengeThatIsSpokenOfIsNoEnd() {
        assertEquals("no-response-network-unreachable", category("Before that we got 407 as always.\n\n" + INVITE));
    }

    @Test
    void theAnswerThatWasSeenCountsForMore() {
        String seen = new Trace("begun@10.20.4.21")
                .request(0, "INVITE")
                .response(1, "486 Busy Here", "INVITE")
                .text();
        assertEquals("callee-busy", category("Last week it was answered with 404 Not Found.\n\n" + seen));
    }

    @Test
    void ofSeveralCallsNobodyKnowsWhichIsMeant() {
        String two =
                INVITE + new Trace("another@10.20.4.21").request(0, "INVITE").text();
        assertEquals("no-response-network-unreachable", category("The carrier answers with 404 Not Found.\n\n" + two));
    }
}
