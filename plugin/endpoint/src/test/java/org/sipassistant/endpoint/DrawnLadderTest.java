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

class DrawnLadderTest {
    /** The label above its arrow, in box characters, with the time since the line before. */
    private static final String BUSY = """
                          192.0.2.31:5060             198.51.100.7:5060
                        ──────────┬─────────        ──────────┬─────────
          10:47:15.100200         │        INVITE (SDP)       │
                +0.012300         │ ────────────────────────> │
          10:47:15.112500         │         100 Trying        │
                +0.288000         │ <──────────────────────── │
          10:47:15.400500         │        180 Ringing        │
                +4.200000         │ <──────────────────────── │
          10:47:19.600500         │       486 Busy Here       │
                +0.001000         │ <──────────────────────── │
          10:47:19.601500         │            ACK            │
                                  │ ────────────────────────> │
        """;

    /** The label in its arrow, of three nodes. */
    private static final String REFUSED = """
        our call fails like this:
           192.0.2.31             192.0.2.1             198.51.100.7
               |                      |                      |
               |------ INVITE ------->|                      |
               |<----100 Trying-------|                      |
               |                      |------INVITE--------->|
               |                      |<--503 Service Unavailable--|
               |<-----500-------------|                      |
        what can we do?
        """;

    /** Names above the lines, a label at the end of its arrow, two arrows in a row. */
    private static final String NAMED = """
           desk phone       our pbx        carrier
               |               |              |
               |----INVITE---->|----INVITE--->|
               |<-- 100 -------|<-- 100 ------|
               |               |<-403 Forbidden|
               |<-403 Forbidden|              |
        """;

    /** Labels above arrows, counted, beside the arrow of another one; and nothing that names the lines. */
    private static final String NAMELESS = """
            |  INVITE F1        |                   |
            |------------------>|  INVITE F2        |
            |                   |------------------>|
            |                   |  180 Ringing F3   |
            |                   |<------------------|
            |                   |  486 Busy Here F4 |
            |                   |<------------------|
            |  486 Busy Here F5 |                   |
            |<------------------|                   |
        """;

    /** The table of a flow, with the seconds since the first message. */
    private static final String SILENT = """
        |Time     | 192.0.2.1                             |
        |         |                   | 198.51.100.7      |
        |0.000000 |         INVITE SDP (g711A)            |SIP From: <sip:1004@192.0.2.1 To:<sip:1002@198.51.100.7
        |         |(5060)   ------------------>  (5060)   |
        |0.500100 |         INVITE SDP (g711A)            |SIP From: <sip:1004@192.0.2.1 To:<sip:1002@198.51.100.7
        |         |(5060)   ------------------>  (5060)   |
        |1.500300 |         INVITE SDP (g711A)            |SIP From: <sip:1004@192.0.2.1 To:<sip:1002@198.51.100.7
        |         |(5060)   ------------------>  (5060)   |
        """;

    @Test
    void eachArrowIsAMessageWithItsTimeAndItsEnds() {
        String text = DrawnLadder.asMessages(BUSY);
        assertTrue(
                text.contains(
                        "10:47:15.100200 192.0.2.31:5060 -> 198.51.100.7:5060\nINVITE sip:198.51.100.7:5060 SIP/2.0"),
                text);
        assertTrue(
                text.contains(
                        "10:47:19.600500 198.51.100.7:5060 -> 192.0.2.31:5060\nSIP/2.0 486 Busy Here\nCSeq: 1 INVITE"),
                text);
        assertTrue(
                answer(BUSY).contains("198.51.100.7:5060 rang for 4.2 s and then answered 486 Busy Here"),
                answer(BUSY));
    }

    @Test
    void theNodeFurthestDownDecides() {
        String answer = answer(REFUSED);
        assertTrue(answer.contains("503 Service Unavailable") && answer.contains("198.51.100.7"), answer);
    }

    @Test
    void silenceIsSeenInTheTableOfAFlow() {
        assertTrue(answer(SILENT).contains("sent the INVITE 3 times in 1.5 s"), answer(SILENT));
    }

    @Test
    void aNodeIsCalledByItsName() {
        String text = DrawnLadder.asMessages(NAMED);
        assertTrue(text.contains("[our-pbx] -> [carrier]\nINVITE sip:carrier SIP/2.0\nCSeq: 1 INVITE"), text);
        assertTrue(answer(NAMED).contains("carrier refused the INVITE with 403 Forbidden"), answer(NAMED));
    }

    @Test
    void aNodeWithoutANameIsCalledByItsPlace() {
        String text = DrawnLadder.asMessages(NAMELESS);
        assertTrue(text.contains("[node-3] -> [node-2]\nSIP/2.0 486 Busy Here\nCSeq: 1 INVITE"), text);
        assertTrue(answer(NAMELESS).contains("node-3 answered 486"), answer(NAMELESS));
    }

    @Test
    void readsTheLaddersThatWeDraw() {
        String answer = answer(Drawings.text(Traces.busy(), "text"));
        assertTrue(answer.contains("10.20.0.10:5060 rang for 4.2 s and then answered 486 Busy Here"), answer);
        assertTrue(answer(Drawings.text(Traces.silentTrunk(), "text")).contains("nothing came back"));
    }

    @Test
    void whatStandsAroundTheDrawingStays() {
        String text = DrawnLadder.asMessages(REFUSED);
        assertTrue(text.startsWith("our call fails like this:\n"), text);
        assertTrue(text.endsWith("what can we do?\n"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2.31:5060  198.51.100.7:5060\n"
                        + "<--- SIP read from UDP:192.0.2.31:5060 --->\n"
                        + "INVITE sip:a@b SIP/2.0\n",
                "|--- hello --->|\n|<--- 7000 ---|\n",
                "| code | text |\n| 486  | Busy Here |\n",
                "192.0.2.31     198.51.100.7\n   |---- hello --->|\n   |--- 7000 --->|\n",
                "192.0.2.31     198.51.100.7\n   |INVITE|\n"
            })
    void leavesOtherTextsAsTheyAre(String text) {
        assertSame(text, DrawnLadder.asMessages(text));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String row = "   |" + "-".repeat(200) + "INVITE" + "-".repeat(200) + ">|\n";
        String text = "192.0.2.31     198.51.100.7\n" + row.repeat(5_000) + "-".repeat(500_000);
        assertTimeout(Duration.ofSeconds(60), () -> DrawnLadder.asMessages(text));
    }

    private static String answer(String text) {
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        assertEquals(1, Json.list(answer, "calls").size(), answer.toString());
        return answer.get("answer").toString();
    }
}
