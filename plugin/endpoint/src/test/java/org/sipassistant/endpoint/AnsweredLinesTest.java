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

class AnsweredLinesTest {
    private static final String FLOW = """
        what the transfer looks like:
        REFER Refer-To: <sip:carol@example.net>  → 202 Accepted (carrier)
        BYE                                      → 200
        NOTIFY sip:gate@192.0.2.7:5060           → 405 Method Not Allowed (gate)
        """;

    @Test
    void aLineIsARequestAndItsAnswer() {
        String text = AnsweredLines.asMessages(FLOW);
        assertTrue(text.startsWith("what the transfer looks like:\n"), text);
        assertTrue(text.contains("REFER sip:other-side SIP/2.0\nCSeq: 1 REFER"), text);
        assertTrue(text.contains("SIP/2.0 202 Accepted\nCSeq: 1 REFER"), text);
        assertTrue(text.contains("NOTIFY sip:gate@192.0.2.7:5060 SIP/2.0\nCSeq: 3 NOTIFY"), text);
    }

    @Test
    void aReportThatIsRefusedBehindTheHangUpIsNoFailure() {
        Map<String, Object> cause = cause(FLOW);
        assertEquals("not-a-failure", cause.get("category"), cause.toString());
    }

    @Test
    void anArrowMayLeadToTheNextAnswer() {
        String text =
                AnsweredLines.asMessages("- REGISTER -> 401 -> REGISTER -> 200 OK\n- INVITE -> 180 => 486 Busy Here\n");
        assertTrue(text.contains("SIP/2.0 200 OK\nCSeq: 2 REGISTER"), text);
        assertTrue(text.contains("SIP/2.0 486 Busy Here\nCSeq: 3 INVITE"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "INVITE -> 486 Busy Here\n",
                "INVITE -> pbx\nBYE -> pbx\n",
                "Message -> 200 of them\nInfo -> 300 lines\n",
                "busy -> 486\ngone -> 410\n",
                "INVITE ---->\n<---- 486 Busy Here\nACK ---->\n",
                "-> 486\n-> 487\n",
                "REGISTER => 200\nOPTIONS => 200\nINVITE => 486\nBYE => 200\n",
                "INVITE sip:1001@example.net -> 486 Busy Here\nINVITE sip:1002@example.net -> 200 OK\n",
                "PUBLISH -> 200 OK\nUPDATE -> 500 Internal Server Error\nNOTIFY -> 404 Not Found\n"
            })
    void leavesOtherTextsAsTheyAre(String text) {
        assertSame(text, AnsweredLines.asMessages(text));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String text = ("BYE " + "-> 200 OK ".repeat(19) + "\n").repeat(20_000)
                + "INVITE -> ".repeat(100_000)
                + "->".repeat(500_000);
        assertTimeout(Duration.ofSeconds(20), () -> AnsweredLines.asMessages(text));
    }

    private static Map<String, Object> cause(String text) {
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        return Json.map(Json.asMap(Json.list(answer, "calls").get(0)), "root_cause");
    }
}
