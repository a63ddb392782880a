// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.message.Header;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;

/** What products and people do to the lines of a message; the samples of the formats show the rest. */
class LayoutTest {
    private static final List<String> LINES = List.of(
            "INVITE sip:bob@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1",
            "From: \"To: Bob <x>\" <sip:alice@example.net>;tag=1",
            "To: <sip:bob@example.net>",
            "Call-ID: a..b@192.0.2.1",
            "CSeq: 1 INVITE",
            "X-Trace-Number: 7",
            "Content-Type: application/sdp",
            "Content-Length: 68",
            "",
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.1",
            "s=call one",
            "c=IN IP4 192.0.2.1",
            "t=0 0",
            "m=audio 4000 RTP/AVP 8 0");

    private final LogReader reader = FormatFiles.reader();

    @Test
    void putsTheLinesOfAFlatMessageBackInPlace() {
        String log = "10:00:00 got " + String.join(" ", LINES) + "\n10:00:01 done";
        LoggedMessage read = one(log);
        assertWhole(read);
        assertTrue(read.inPlace());
        int value = read.message().spans(Header.CALL_ID).get(0).start();
        assertEquals(log.indexOf("Call-ID:") + "Call-ID:".length(), value);
    }

    @Test
    void leavesRemarksBehindALoneStartLineAlone() {
        LoggedMessage read = one("10:00:00 SIP/2.0 486 Busy Here From: 192.0.2.1 To: 192.0.2.2");
        assertEquals(Part.START_LINE, read.message().part());
    }

    @Test
    void takesTheNextMessageBehindAPrefixForNoHeaderOfTheOneBeforeIt() {
        StringBuilder log = new StringBuilder();
        List.of(
                        "INVITE sip:bob@example.net SIP/2.0",
                        "Call-ID: a@192.0.2.1",
                        "CSeq: 1 INVITE",
                        "SIP/2.0 486 Busy Here",
                        "Call-ID: a@192.0.2.1",
                        "CSeq: 1 INVITE")
                .forEach(line -> log.append("10:00:01.204 app[10737:11] [Message] ")
                        .append(line)
                        .append('\n'));
        List<LoggedMessage> read = reader.read(log.toString());
        assertEquals(2, read.size());
        assertEquals(486, read.get(1).message().statusCode());
        assertEquals("INVITE", read.get(1).message().method());
    }

    @Test
    void stripsAPrefixInWhichOnlyDigitsDiffer() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES.size(); i++) {
            log.append("Mar 17 10:47:")
                    .append(10 + i)
                    .append(" pbx-1 sipd[77]: ")
                    .append(LINES.get(i))
                    .append('\n');
        }
        log.append("Mar 17 10:47:59 pbx-1 cron[78]: a=not of this message\n");
        LoggedMessage read = one(log.toString());
        assertWhole(read);
        assertTrue(read.inPlace());
        assertEquals(log.indexOf("INVITE sip:"), read.message().start());
        assertFalse(read.message().body().contains("cron"));
    }

    @Test
    void dropsTheEmptyLinesThatPastingAdds() {
        LoggedMessage read = one("Received:\n\n" + String.join("\n\n", LINES) + "\n\n");
        assertWhole(read);
        assertTrue(read.inPlace());
    }

    @Test
    void readsPointsAsLineEndsOnlyWhereLinesEnd() {
        String log = "U 192.0.2.1:5060 -> 192.0.2.2:5060 " + String.join("..", LINES) + "..\n";
        LoggedMessage read = one(log);
        assertWhole(read);
        assertTrue(read.inPlace());
        assertEquals(log.indexOf("v=0"), read.message().bodySpan().start());
    }

    @Test
    void joinsRowsOfEveryWidth() {
        String message = String.join("..", LINES) + "..";
        for (int width = 16; width < 140; width++) {
            StringBuilder log = new StringBuilder("U 192.0.2.1:5060 -> 192.0.2.2:5060 #1\n");
            for (int at = 0; at < message.length(); at += width) {
                log.append("  ")
                        .append(message, at, Math.min(message.length(), at + width))
                        .append('\n');
            }
            LoggedMessage read = one(log + "\nU 192.0.2.2:5060 -> 192.0.2.1:5060 #2\n  OK\n");
            assertWhole(read);
            assertFalse(read.inPlace(), "width " + width);
            assertEquals(
                    log.indexOf("INVITE".substring(0, Math.min(6, width))),
                    read.message().start());
            assertEquals(Optional.of("udp"), read.context().transport());
        }
    }

    @Test
    void aMessageThatWasAnnouncedIsOneMessage() {
        String busy = "SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nCall-ID: c1\r\n\r\n";
        String log = "10:00:00.1 IP 192.0.2.2.5060 > 192.0.2.1.5060: SIP: SIP/2.0 486 Busy Here\nE..X.@z" + busy;
        LoggedMessage read = one(log);
        assertEquals(Optional.of("c1"), read.message().callId());
        assertEquals("192.0.2.2:5060", read.context().source().orElseThrow().toString());
        assertEquals(
                2,
                reader.read("got SIP/2.0 486 Busy Here\ngot SIP/2.0 486 Busy Here\n")
                        .size());
    }

    @Test
    void findsStartLinesBehindTheBytesOfAPacket() {
        String rest = "\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\nCSeq: 1 BYE\n\n";
        assertEquals(200, one("E..o....@...SIP/2.0 200 OK" + rest).message().statusCode());
        assertEquals(
                "BYE",
                one("..y...7qBYE sip:b@example.net SIP/2.0" + rest).message().method());
        assertTrue(reader.read("X-Note: ..SIP/2.0 200 OK" + rest).isEmpty());
    }

    @Test
    void readsAnEscapedMessageInTheQuotesOfPython() {
        String log = "2024-03-17 10:47:15,123 DEBUG:sip: b'" + String.join("\\r\\n", LINES) + "\\r\\n'";
        LoggedMessage read = one(log);
        assertWhole(read);
        assertTrue(read.context().time().isPresent());
    }

    @Test
    void takesLinearTimeOnHostileLayouts() {
        String[] hostile = {
            "SIP/2.0..Via: x ".repeat(20_000),
            "(SIP/2.0 2 x".repeat(20_000) + "..Via: )]",
            "  SIP/2.0 200..Via: a\n".repeat(20_000),
            "SIP/2.0 200 OK Via: a ".repeat(20_000),
            "    Status-Line: SIP/2.0 200 OK\n".repeat(10_000),
            "2024 a SIP/2.0 200 OK\n2024 a Via: x\n".repeat(10_000),
            "x.SIP/2.0 200\nVia: SIP".repeat(20_000),
            "INVITE sip:a@b SIP/2.0..Via: \"" + "..a\"".repeat(50_000),
            "SIP/2.0 200 OK\n\nVia: a\n\n".repeat(10_000),
            "\t1.1\tS\tSIP/2.0 200 OK".repeat(10_000)
        };
        for (String text : hostile) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                for (LoggedMessage read : reader.read(text)) {
                    assertTrue(read.message().end() <= text.length());
                }
            });
        }
    }

    private LoggedMessage one(String log) {
        List<LoggedMessage> read = reader.read(log);
        assertEquals(1, read.size(), log);
        return read.get(0);
    }

    private static void assertWhole(LoggedMessage read) {
        SipMessage message = read.message();
        assertEquals(Part.MESSAGE, message.part(), message.text());
        assertEquals("INVITE", message.method());
        assertEquals("z9hG4bK1", message.topVia().orElseThrow().branch().orElseThrow());
        assertEquals(Optional.of("1"), message.fromTag());
        assertEquals("sip:bob@example.net", message.to().orElseThrow().uri().original());
        assertEquals(Optional.of("a..b@192.0.2.1"), message.callId());
        assertEquals(Optional.of("7"), message.header("X-Trace-Number"));
        assertEquals(List.of("PCMA", "PCMU"), message.sdp().orElseThrow().codecs());
        assertEquals(List.of(), message.problems());
    }
}
