// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextLadderTest {

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
                new Drawn()
                        .entry(at("08:05:00.000Z"), "a", "b", "INVITE")
                        .entry(at("08:05:00.010Z"), "b", "c", "INVITE")
                        .entry(at("08:05:00.020Z"), "c", "a", "200 OK")
                        .entry(at("08:05:00.030Z"), "a", "c", "ACK"));
    }

    @Test
    void foldsRetransmissionsThatFollowEachOther() {
        assertDrawn(
                """
                2026-03-17 UTC          a                 b
                                                    no SIP reply
                08:05:00.000            │──── INVITE ────>:  the failure begins here
                08:05:00.500   +0.500   │···· INVITE ····>:  3 retransmissions within 3.0 s
                08:05:32.000  +28.500   │──── CANCEL ────>:
                08:05:32.500   +0.500   │···· CANCEL ····>:  retransmission 1
                """,
                new Drawn()
                        .beginning()
                        .entry(at("08:05:00.000Z"), "a", "b", "INVITE")
                        .again(at("08:05:00.500Z"), "a", "b", "INVITE", 1)
                        .again(at("08:05:01.500Z"), "a", "b", "INVITE", 2)
                        .again(at("08:05:03.500Z"), "a", "b", "INVITE", 3)
                        .entry(at("08:05:32.000Z"), "a", "b", "CANCEL")
                        .again(at("08:05:32.500Z"), "a", "b", "CANCEL", 1));
    }

    @Test
    void keepsRetransmissionsApartThatAnotherMessageSeparates() {
        String drawn = draw(new Drawn()
                .entry(at("08:05:00.000Z"), "a", "b", "INVITE")
                .again(at("08:05:00.500Z"), "a", "b", "INVITE", 1)
                .entry(at("08:05:00.600Z"), "b", "a", "100 Trying")
                .again(at("08:05:01.500Z"), "a", "b", "INVITE", 2));
        assertTrue(drawn.contains("retransmission 1\n") && drawn.contains("retransmission 2\n"), drawn);
    }

    @Test
    void saysWhatTheInventoryCallsANodeAboveItsAddressPortAndTransport() {
        assertDrawn(
                """
                                          alice-phone          carrier-a
                2026-03-17 UTC         10.0.0.1:5060/udp     10.0.0.2/udp
                08:05:00.000                   │───── INVITE ─────>│
                08:05:00.020   +0.020          │<──── 200 OK ──────│
                """,
                new Drawn()
                        .named("10.0.0.1", "alice-phone")
                        .named("10.0.0.2", "carrier-a")
                        .over("udp")
                        .entry(at("08:05:00.000Z"), "10.0.0.1:5060", "10.0.0.2:5060", "INVITE")
                        .entry(at("08:05:00.020Z"), "10.0.0.2:5080", "10.0.0.1:5060", "200 OK"));
    }

    @Test
    void putsTheAnswerAboveAndTheCallIdBelow() {
        String page = Drawn.text(new TextLadder()
                .render(new Drawn()
                        .callId("x\ny")
                        .answer("It\u001b[2J failed.")
                        .entry(at("08:05:00.000Z"), "a", "b", "INVITE")
                        .sheet()));
        assertTrue(page.startsWith("FAILED · 1001 → 1002\nIt [2J failed.\n\n2026-03-17 UTC"), page);
        assertTrue(page.endsWith("\nCall-ID: x y\n2 messages\n"), page);
    }

    @Test
    void shortensLabelsAndNamesThatAreTooLong() {
        String label = "INVITE (SDP: " + "opus G722 ".repeat(50) + ")";
        String name = "a-very-long-name-of-a-session-border-controller.of-a-carrier.example.net:5060";
        String drawn = draw(
                new Drawn().entry(at("08:05:00.000Z"), name, "b", label).entry(at("08:05:01.000Z"), "b", name, "486"));
        drawn.lines().forEach(line -> assertTrue(line.length() < 130, line));
        assertTrue(drawn.contains("…"), drawn);
        assertTrue(drawn.contains("a-very-long-name-of-a-session"), drawn);
        assertTrue(drawn.contains("INVITE (SDP: opus G722 "), drawn);
    }

    @Test
    void takesTheOtherSideOfALogThatNamesOneSideForItsWriter() {
        assertDrawn(
                """
                2026-03-17 UTC         10.20.4.21:5060        pbx-berlin
                08:05:00.000                  │────── INVITE ─────>│
                08:05:00.020   +0.020         │<── 486 Busy Here ──│
                """,
                new Drawn()
                        .observer("pbx-berlin")
                        .entry(at("08:05:00.000Z"), "10.20.4.21:5060", "", "INVITE")
                        .entry(at("08:05:00.020Z"), "", "10.20.4.21:5060", "486 Busy Here"));
    }

    @Test
    void listsMessagesOfWhichNoWayIsKnown() {
        assertDrawn("""
            INVITE
            486 Busy Here  decides
            """, new Drawn().entry("", "", "", "INVITE").entry("", "", "", "486 Busy Here", "decides"));
    }

    @Test
    void showsAMessageOfUnknownWayBesideTheBars() {
        assertDrawn(
                """
                2026-03-17 UTC          a                 b
                08:05:00.000            │──── INVITE ────>│
                08:05:00.010   +0.010   │                 │  BYE  x
                                        │<───── 200 ──────│
                """,
                new Drawn()
                        .entry(at("08:05:00.000Z"), "a", "b", "INVITE")
                        .entry(at("08:05:00.010Z"), "", "", "BYE", "x")
                        .entry("", "b", "a", "200"));
    }

    @Test
    void takesOneAddressForOneNodeWhateverItsPorts() {
        String drawn = draw(new Drawn()
                .entry(at("08:05:00.000Z"), "10.0.0.1:5060", "10.0.0.2:5060", "INVITE")
                .entry(at("08:05:00.010Z"), "10.0.0.2:49152", "10.0.0.1:5060", "200 OK"));
        assertTrue(drawn.lines().findFirst().orElseThrow().matches(".*10\\.0\\.0\\.1:5060 +10\\.0\\.0\\.2"), drawn);
    }

    @Test
    void tellsTwoProgramsOfOneHostApartByTheirPorts() {
        String drawn = draw(new Drawn()
                .entry(at("08:05:00.000Z"), "127.0.0.1:5060", "127.0.0.1:5070", "INVITE")
                .entry(at("08:05:00.010Z"), "127.0.0.1:5070", "127.0.0.1:5060", "200 OK"));
        assertTrue(drawn.contains("127.0.0.1:5060") && drawn.contains("127.0.0.1:5070"), drawn);
        assertEquals(2, drawn.lines().filter(line -> line.contains("─")).count());
    }

    @Test
    void showsAMessageThatANodeSendsToItself() {
        String drawn = draw(new Drawn()
                .entry(at("08:05:00.000Z"), "b", "a", "INVITE")
                .entry(at("08:05:00.010Z"), "b", "b", "OPTIONS"));
        assertTrue(drawn.endsWith("│ OPTIONS         :\n"), drawn);
    }

    @Test
    void namesAddressesOfTheSixthVersionWhole() {
        String drawn = draw(new Drawn().entry(at("08:05:00.000Z"), "[2001:db8::1]:5060", "2001:db8::2", "INVITE"));
        assertTrue(drawn.contains("[2001:db8::1]:5060") && drawn.contains(" 2001:db8::2"), drawn);
    }

    @Test
    void putsTheNodesBeyondTheEighthIntoOneColumn() {
        Drawn call = new Drawn();
        for (int i = 1; i < 12; i++) {
            call.entry(at("08:05:00.0" + (10 + i) + "Z"), "n" + i, "n" + (i + 1), "INVITE");
        }
        List<String> lines = draw(call).lines().toList();
        assertTrue(lines.get(0).endsWith("n7             5 others"), lines.get(0));
        assertEquals(8, lines.get(1).chars().filter(c -> c == '│').count());
        assertTrue(lines.get(7).endsWith("│──── INVITE ────>│"), lines.get(7));
        assertTrue(lines.get(11).endsWith("│ INVITE"), lines.get(11));
        assertFalse(String.join("", lines).contains("no SIP reply"), lines.toString());
    }

    @Test
    void givesEveryNodeAColumnUpToTheEighth() {
        Drawn call = new Drawn();
        for (int i = 1; i < 8; i++) {
            call.entry(at("08:05:00.010Z"), "n" + i, "n" + (i + 1), "INVITE");
        }
        List<String> lines = draw(call).lines().toList();
        assertTrue(lines.get(0).endsWith("n8"), lines.get(0));
        assertTrue(lines.get(1).endsWith("no SIP reply"), lines.get(1));
    }

    @Test
    void callsNobodySilentWhoWasAskedNothing() {
        String drawn = draw(
                new Drawn().entry(at("08:05:00.000Z"), "a", "b", "200 OK").entry(at("08:05:00.010Z"), "a", "b", "ACK"));
        assertFalse(drawn.contains("no SIP reply"), drawn);
    }

    @Test
    void callsNobodySilentWhereASenderIsUnknown() {
        String drawn =
                draw(new Drawn().entry(at("08:05:00.000Z"), "a", "b", "INVITE").entry("", "", "", "486 Busy Here"));
        assertFalse(drawn.contains("no SIP reply"), drawn);
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
                new Drawn()
                        .zone("+01:00")
                        .entry("2026-03-17T22:59:59.990Z", "a", "b", "INVITE")
                        .entry("2026-03-17T23:00:00.010Z", "b", "a", "200 OK")
                        .entry("2026-03-18T00:02:03.010Z", "a", "b", "BYE")
                        .entry("2026-03-18T00:04:03.010Z", "b", "a", "200 OK")
                        .entry("2026-03-18T00:04:03.000Z", "a", "b", "BYE"));
    }

    @Test
    void letsNothingOfStrangersBreakTheLinesOrReachATerminal() {
        String drawn = draw(new Drawn()
                .entry(
                        at("08:05:00Z"),
                        "a\u001b[2J",
                        "b\r\n",
                        "403 No\u0000\u001b[31m\u202e way \ud83d\ude00 \u4e2d \u0416",
                        "x\ny\u0085z"));
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
        assertEquals("", TextLadder.draw(new Drawn().sheet()));
    }

    private static String at(String time) {
        return "2026-03-17T" + time;
    }

    private static void assertDrawn(String expected, Drawn call) {
        assertEquals(expected, draw(call));
    }

    private static String draw(Drawn call) {
        String drawn = TextLadder.draw(call.sheet());
        drawn.lines().forEach(line -> assertEquals(line.stripTrailing(), line));
        return drawn;
    }
}
