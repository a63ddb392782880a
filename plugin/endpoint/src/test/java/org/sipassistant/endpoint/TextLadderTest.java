// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextLadderTest {

    @Test
    void drawsTheNodesTheTimesAndAnArrowForEachMessage() {
        assertDrawn("""
            2026-03-17 UTC         10.20.4.21:5060                10.20.0.10:5060
            08:05:00.000                  │─── INVITE (SDP: PCMU PCMA) ─>│
            08:05:00.006   +0.006         │<──────── 100 Trying ─────────│
            08:05:00.790   +0.784         │<──────── 180 Ringing ────────│
            08:05:05.005   +4.215         │<─────── 486 Busy Here ───────│  Q.850 17 User busy; decides
            08:05:05.012   +0.007         │───────────── ACK ───────────>│
            """, Experts.told(Traces.busy()));
    }

    @Test
    void dotsRetransmissionsAndMarksTheNodeThatIsSilent() {
        assertDrawn("""
            2026-03-17 UTC         10.20.4.21:5060               10.20.0.10:5060              198.51.100.7:5060
                                                                                                  no reply
            08:05:00.000                  │── INVITE (SDP: PCMU PCMA) ─>│                             :
            08:05:00.004   +0.004         │<─────── 100 Trying ─────────│                             :
            08:05:00.010   +0.006         │                             │──── INVITE (SDP: PCMA) ────>:
            08:05:00.510   +0.500         │                             │···· INVITE (SDP: PCMA) ····>:  retransmission 1
            08:05:01.511   +1.001         │                             │···· INVITE (SDP: PCMA) ····>:  retransmission 2
            08:05:03.512   +2.001         │                             │···· INVITE (SDP: PCMA) ····>:  retransmission 3
            08:05:07.513   +4.001         │                             │···· INVITE (SDP: PCMA) ····>:  retransmission 4
            08:05:15.514   +8.001         │                             │···· INVITE (SDP: PCMA) ····>:  retransmission 5
            08:05:31.516  +16.002         │                             │···· INVITE (SDP: PCMA) ····>:  retransmission 6
            08:05:32.012   +0.496         │<─── 408 Request Timeout ────│                             :
            08:05:32.040   +0.028         │──────────── ACK ───────────>│                             :
            """, Experts.told(Traces.silentTrunk()));
    }

    @Test
    void drawsAnArrowAcrossTheNodesInBetween() {
        assertDrawn(
                """
                2026-03-17 UTC          a                 b                 c
                08:05:00.000            │──── INVITE ────>│                 │
                08:05:00.010   +0.010   │                 │──── INVITE ────>│
                08:05:00.020   +0.010   │<──────────── 200 OK ──────────────│
                08:05:00.030   +0.010   │─────────────── ACK ──────────────>│
                """,
                ladder(
                        entry("08:05:00.000Z", "a", "b", "INVITE"),
                        entry("08:05:00.010Z", "b", "c", "INVITE"),
                        entry("08:05:00.020Z", "c", "a", "200 OK"),
                        entry("08:05:00.030Z", "a", "c", "ACK")));
    }

    @Test
    void keepsTheBarsOfAllRowsBelowEachOther() {
        for (Trace trace :
                new Trace[] {Traces.busy(), Traces.registered(), Traces.cancelled(), Traces.codecMismatch()}) {
            List<String> rows =
                    TextLadder.draw(Experts.told(trace)).lines().skip(1).toList();
            int left = rows.get(0).indexOf('│');
            int right = rows.get(0).lastIndexOf('│');
            rows.forEach(row -> {
                assertEquals('│', row.charAt(left), row);
                assertEquals('│', row.charAt(right), row);
            });
        }
    }

    @Test
    void shortensLabelsAndNamesThatAreTooLong() {
        String label = "INVITE (SDP: " + "opus G722 ".repeat(50) + ")";
        String name = "a-very-long-name-of-a-session-border-controller.of-a-carrier.example.net:5060";
        String drawn = draw(ladder(entry("08:05:00.000Z", name, "b", label), entry("08:05:01.000Z", "b", name, "486")));
        drawn.lines().forEach(line -> assertTrue(line.length() < 130, line));
        assertTrue(drawn.contains("…"), drawn);
        assertTrue(drawn.contains("a-very-long-name-of-a-session"), drawn);
        assertTrue(drawn.contains("INVITE (SDP: opus G722 "), drawn);
    }

    @Test
    void takesTheOtherSideOfALogThatNamesOneSideForItsWriter() {
        Map<String, Object> call = new HashMap<>(ladder(
                Map.of("at", "2026-03-17T08:05:00.000Z", "from", "10.20.4.21:5060", "label", "INVITE"),
                Map.of("at", "2026-03-17T08:05:00.020Z", "to", "10.20.4.21:5060", "label", "486 Busy Here")));
        call.put("coverage", Map.of("observers", List.of("pbx-berlin")));
        assertDrawn("""
            2026-03-17 UTC         10.20.4.21:5060        pbx-berlin
            08:05:00.000                  │────── INVITE ─────>│
            08:05:00.020   +0.020         │<── 486 Busy Here ──│
            """, call);
        call.put("coverage", Map.of("observers", List.of()));
        assertTrue(draw(call).contains("the logging host"), draw(call));
    }

    @Test
    void listsMessagesOfWhichNoWayIsKnown() {
        String text = Traces.cancelled().text();
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        assertDrawn("""
            INVITE
            180 Ringing
            CANCEL
            200 OK to CANCEL
            487 Request Terminated  decides
            ACK
            """, Json.asMap(Json.list(answer, "calls").get(0)));
    }

    @Test
    void showsAMessageOfUnknownWayBesideTheBars() {
        assertDrawn(
                """
                2026-03-17 UTC          a                 b
                08:05:00.000            │──── INVITE ────>│
                08:05:00.010   +0.010   │                 │  BYE  retransmission 1
                                        │<───── 200 ──────│
                """,
                ladder(
                        entry("08:05:00.000Z", "a", "b", "INVITE"),
                        Map.of("at", "2026-03-17T08:05:00.010Z", "label", "BYE", "note", "retransmission 1"),
                        Map.of("from", "b", "to", "a", "label", "200")));
    }

    @Test
    void takesOneAddressForOneNodeWhateverItsPorts() {
        String drawn = draw(ladder(
                entry("08:05:00.000Z", "10.0.0.1:5060", "10.0.0.2:5060", "INVITE"),
                entry("08:05:00.010Z", "10.0.0.2:49152", "10.0.0.1:5060", "200 OK")));
        assertTrue(drawn.lines().findFirst().orElseThrow().matches(".*10\\.0\\.0\\.1:5060 +10\\.0\\.0\\.2"), drawn);
    }

    @Test
    void tellsTwoProgramsOfOneHostApartByTheirPorts() {
        String drawn = draw(ladder(
                entry("08:05:00.000Z", "127.0.0.1:5060", "127.0.0.1:5070", "INVITE"),
                entry("08:05:00.010Z", "127.0.0.1:5070", "127.0.0.1:5060", "200 OK")));
        assertTrue(drawn.contains("127.0.0.1:5060") && drawn.contains("127.0.0.1:5070"), drawn);
        assertEquals(2, drawn.lines().filter(line -> line.contains("─")).count());
    }

    @Test
    void showsAMessageThatANodeSendsToItself() {
        String drawn =
                draw(ladder(entry("08:05:00.000Z", "b", "a", "INVITE"), entry("08:05:00.010Z", "b", "b", "OPTIONS")));
        assertTrue(drawn.endsWith("│ OPTIONS         :\n"), drawn);
    }

    @Test
    void namesAddressesOfTheSixthVersionWhole() {
        String drawn = draw(ladder(entry("08:05:00.000Z", "[2001:db8::1]:5060", "2001:db8::2", "INVITE")));
        assertTrue(drawn.contains("[2001:db8::1]:5060") && drawn.contains(" 2001:db8::2"), drawn);
    }

    @Test
    void putsTheNodesBeyondTheEighthIntoOneColumn() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 1; i < 12; i++) {
            entries.add(entry("08:05:00.0" + (10 + i) + "Z", "n" + i, "n" + (i + 1), "INVITE"));
        }
        List<String> lines = draw(call(entries)).lines().toList();
        assertTrue(lines.get(0).endsWith("n7             5 others"), lines.get(0));
        assertEquals(8, lines.get(1).chars().filter(c -> c == '│').count());
        assertTrue(lines.get(7).endsWith("│──── INVITE ────>│"), lines.get(7));
        assertTrue(lines.get(11).endsWith("│ INVITE"), lines.get(11));
        assertFalse(String.join("", lines).contains("no reply"), lines.toString());
    }

    @Test
    void givesEveryNodeAColumnUpToTheEighth() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 1; i < 8; i++) {
            entries.add(entry("08:05:00.010Z", "n" + i, "n" + (i + 1), "INVITE"));
        }
        List<String> lines = draw(call(entries)).lines().toList();
        assertTrue(lines.get(0).endsWith("n8"), lines.get(0));
        assertTrue(lines.get(1).endsWith("no reply"), lines.get(1));
    }

    @Test
    void callsNobodySilentWhoWasAskedNothing() {
        String drawn =
                draw(ladder(entry("08:05:00.000Z", "a", "b", "200 OK"), entry("08:05:00.010Z", "a", "b", "ACK")));
        assertFalse(drawn.contains("no reply"), drawn);
    }

    @Test
    void callsNobodySilentWhereASenderIsUnknown() {
        String drawn = draw(ladder(entry("08:05:00.000Z", "a", "b", "INVITE"), Map.of("label", "486 Busy Here")));
        assertFalse(drawn.contains("no reply"), drawn);
    }

    @Test
    void saysWhenAnotherDayBegins() {
        assertDrawn(
                """
                2026-03-17 +01:00       a                 b
                23:59:59.990            │──── INVITE ────>│
                2026-03-18 +01:00       │                 │
                00:00:00.010   +0.020   │<─── 200 OK ─────│
                01:02:03.010 +1:02:03   │────── BYE ─────>│
                01:04:03.010    +2:00   │<─── 200 OK ─────│
                01:04:03.000   -0.010   │────── BYE ─────>│
                """,
                ladder(
                        day("2026-03-17T23:59:59.990+01:00", "a", "b", "INVITE"),
                        day("2026-03-18T00:00:00.010+01:00", "b", "a", "200 OK"),
                        day("2026-03-18T01:02:03.010+01:00", "a", "b", "BYE"),
                        day("2026-03-18T01:04:03.010+01:00", "b", "a", "200 OK"),
                        day("2026-03-18T01:04:03.000+01:00", "a", "b", "BYE")));
    }

    @Test
    void letsNothingOfStrangersBreakTheLinesOrReachATerminal() {
        String drawn = draw(ladder(Map.of(
                "at", "2026-03-17T08:05:00Z\n",
                "from", "a\u001b[2J",
                "to", "b\r\n",
                "label", "403 No\u0000\u001b[31m\u202e way \ud83d\ude00 \u4e2d \u0416",
                "note", "x\ny\u0085z")));
        assertEquals(2, drawn.lines().count(), drawn);
        assertTrue(
                drawn.chars()
                        .allMatch(c ->
                                c == '\n' || c == '│' || c == '─' || c == '…' || c >= ' ' && c < 0x590 && c != 0x7f),
                drawn);
        assertTrue(drawn.contains("403 No  [31m? way ? ? \u0416"), drawn);
        assertTrue(drawn.contains("x y z"), drawn);
    }

    @Test
    void drawsNothingOfNothing() {
        assertEquals("", TextLadder.draw(Map.of()));
        assertEquals("", TextLadder.draw(Map.of("timeline", "none")));
        assertEquals("\n", TextLadder.draw(Map.of("timeline", List.of(Map.of()))));
        assertEquals(
                "INVITE\n",
                TextLadder.draw(Map.of("timeline", List.of(Map.of("label", "INVITE", "at", "noon"))))
                        .stripLeading());
    }

    private static void assertDrawn(String expected, Map<String, Object> call) {
        assertEquals(expected, draw(call));
    }

    private static String draw(Map<String, Object> call) {
        String drawn = TextLadder.draw(call);
        drawn.lines().forEach(line -> assertEquals(line.stripTrailing(), line));
        return drawn;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the list only reads them
    private static Map<String, Object> ladder(Map<String, Object>... entries) {
        return call(List.of(entries));
    }

    private static Map<String, Object> call(List<Map<String, Object>> entries) {
        return Map.of("timeline", entries);
    }

    private static Map<String, Object> entry(String time, String from, String to, String label) {
        return day("2026-03-17T" + time, from, to, label);
    }

    private static Map<String, Object> day(String at, String from, String to, String label) {
        return Map.of("at", at, "from", from, "to", to, "label", label);
    }
}
