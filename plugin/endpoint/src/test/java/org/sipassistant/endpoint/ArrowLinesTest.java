// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowLinesTest {
    private static final String BEHIND = """
        this is what happens:
        pbx -> trunk: INVITE
        trunk -> pbx: 100 Trying
        trunk -> pbx: 404 Not Found
        pbx -> trunk: ACK
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                BEHIND,
                "pbx ---INVITE---> trunk\npbx <--100 Trying--- trunk\npbx <--404 Not Found--- trunk\n",
                "pbx->>trunk: INVITE\ntrunk-->>pbx: 100 Trying\ntrunk-->>pbx: 404 Not Found\n"
            })
    void aLineIsAMessageBetweenWhoIsNamed(String flow) {
        String text = ArrowLines.asMessages(flow);
        assertTrue(text.contains("[pbx] -> [trunk]\nINVITE sip:trunk SIP/2.0\nCSeq: 1 INVITE"), text);
        assertTrue(text.contains("[trunk] -> [pbx]\nSIP/2.0 404 Not Found\nCSeq: 1 INVITE"), text);
        assertTrue(answer(flow).contains("trunk answered 404 Not Found"), answer(flow));
    }

    /** After a challenge the request of the caller has another number than the first one that the node sends on. */
    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "Invite", "invite"})
    void whoHandsARequestOnTellsWhatBecameOfIt(String invite) {
        String flow = """
            phone -> pbx: INVITE
            pbx -> phone: 407 Proxy Authentication Required
            phone -> pbx: INVITE
            pbx -> trunk: INVITE
            trunk -> pbx: 503 Service Unavailable
            pbx -> phone: 480 Temporarily Unavailable
            """.replace("INVITE", invite);
        String text = ArrowLines.asMessages(flow);
        assertTrue(text.contains("[pbx] -> [trunk]\nINVITE sip:trunk SIP/2.0\nCSeq: 2 INVITE"), text);
        assertTrue(answer(flow).contains("trunk answered 503 Service Unavailable"), answer(flow));
    }

    @Test
    void whatStandsAroundTheFlowStays() {
        assertTrue(ArrowLines.asMessages(BEHIND).startsWith("this is what happens:\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE ---->\n<---- 180 Ringing\n<---- 486 Busy Here\nACK ---->\n",
                "----> INVITE\n180 Ringing <----\n486 Busy Here <----\n",
                "---INVITE--->\n<---180 Ringing---\n<---486 Busy Here---\n"
            })
    void arrowsAloneTellTheDirection(String flow) {
        String text = ArrowLines.asMessages(flow);
        assertTrue(text.contains("[right-side] -> [left-side]\nSIP/2.0 486 Busy Here\nCSeq: 1 INVITE"), text);
        assertTrue(answer(flow).contains("486 Busy Here"), answer(flow));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a -> b: INVITE\nb -> a: 200 OK\n",
                "a -> b: INVITE\na -> b: INVITE\na -> b: INVITE\n",
                "'busy' => 486,\n'gone' => 410,\n'declined' => 603,\n",
                "codes->486;\ncodes->410;\ncodes->603;\n",
                "<--- SIP read from UDP:192.0.2.31:5060 --->\nINVITE sip:a@b SIP/2.0\n",
                "state: INVITED -> RINGING\nstate: RINGING -> 486\nstate: 486 -> IDLE\n"
            })
    void leavesOtherTextsAsTheyAre(String text) {
        assertSame(text, ArrowLines.asMessages(text));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String text = "a -> b: INVITE\n".repeat(20_000) + "-".repeat(500_000) + ">".repeat(500_000);
        assertTimeout(Duration.ofSeconds(60), () -> ArrowLines.asMessages(text));
    }

    private static String answer(String text) {
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        assertEquals(1, Json.list(answer, "calls").size(), answer.toString());
        return answer.get("answer").toString();
    }
}
