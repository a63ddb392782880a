// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusLine;

class LogReaderTest {
    private static final String OPTIONS = "OPTIONS sip:198.51.100.1 SIP/2.0\r\n"
            + "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\r\n"
            + "Call-ID: c1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

    private final LogReader reader = FormatFiles.reader();

    @Test
    void findsNothingInALineWithoutSip() {
        assertTrue(reader.read("").isEmpty());
        assertTrue(reader.read("[2024-03-17 10:00:00] NOTICE[1] chan.c: from UDP:192.0.2.1:5060")
                .isEmpty());
        assertTrue(reader.read("Executing [1@x:1] Dial(\"PJSIP/1001-00000021\", \"PJSIP/1002,30\") in new stack")
                .isEmpty());
    }

    @Test
    void aMessageThatStandsAloneHasNoContext() {
        List<LoggedMessage> read = reader.read(OPTIONS);
        assertEquals(1, read.size());
        assertSame(LogContext.none(), read.get(0).context());
        assertSame(LogContext.none(), reader.read("\r\n\r\n" + OPTIONS).get(0).context());
    }

    @Test
    void readsTheTimeBeforeALoneStartLineOfNoKnownFormat() {
        LogContext context = reader.read("2024-03-17 10:00:00 INFO got SIP/2.0 486 Busy Here")
                .get(0)
                .context();
        assertEquals(Optional.of(Instant.parse("2024-03-17T10:00:00Z")), context.time());
        assertTrue(context.format().isEmpty());
        assertTrue(context.source().isEmpty());
    }

    @Test
    void theTimeOfWhoPassedTheLinesOnIsNotThatOfTheMessage() {
        String lines = "2024-03-17 10:00:00.250000 192.0.2.1:5060 -> 198.51.100.1:5060\n" + OPTIONS + "\n";
        String passedOn = lines.lines()
                .map(line -> "Mar 17 11:00:07 pbx-1 freeswitch[211]: " + line + "\n")
                .collect(Collectors.joining());
        Optional<Instant> written = Optional.of(Instant.parse("2024-03-17T10:00:00.25Z"));
        for (String text : List.of(lines, passedOn)) {
            assertEquals(List.of(written), times(text));
        }
        assertEquals(List.of(written, written), times(passedOn + passedOn));
    }

    /** A body may hold a start line that the next message has too; what stands before every line is no bytes of a packet. */
    @Test
    void aFragmentAnnouncesNothingWhereEveryLineHasAPrefix() {
        String ok = "2024-03-17 10:00:00.5 192.0.2.1:5060 -> 198.51.100.1:5060\nSIP/2.0 200 OK\nCSeq: 1 NOTIFY\n"
                + "Content-Length: 0\n\n";
        String lines = "2024-03-17 10:00:00.25 198.51.100.1:5060 -> 192.0.2.1:5060\n"
                + "NOTIFY sip:192.0.2.1 SIP/2.0\n"
                + "CSeq: 1 NOTIFY\n"
                + "Content-Type: message/sipfrag\n"
                + "Content-Length: 16\n\n"
                + "SIP/2.0 200 OK\n\n" + ok;
        String passedOn = lines.lines()
                .map(line -> "Mar 17 11:00:07 pbx-1 sipdump[211]: " + line + "\n")
                .collect(Collectors.joining());
        assertEquals(
                reader.read(lines).stream().map(read -> read.context().source()).toList(),
                reader.read(passedOn).stream()
                        .map(read -> read.context().source())
                        .toList());
        assertEquals(times(lines), times(passedOn));
        assertEquals(2, times(lines).size());
    }

    private List<Optional<Instant>> times(String text) {
        return reader.read(text).stream().map(read -> read.context().time()).toList();
    }

    @Test
    void leavesTimesOutForWhoDoesNotAskForThem() {
        String text =
                "2024-03-17 10:00:00 <--- Received SIP request (9 bytes) from UDP:192.0.2.1:5060 --->\n" + OPTIONS;
        LogContext context = reader.readWithoutTimes(text).get(0).context();
        assertEquals(reader.read(text).get(0).context().source(), context.source());
        assertTrue(reader.read(text).get(0).context().time().isPresent());
        assertTrue(context.time().isEmpty());
    }

    @Test
    void asksWhatTimeItIsOnlyForATimeThatDoesNotSay() {
        List<Instant> asked = new ArrayList<>();
        InstantSource reference = () -> {
            asked.add(Instant.parse("2024-03-17T10:30:00Z"));
            return asked.get(0);
        };
        reader.read("2024-03-17 10:00:00 got SIP/2.0 486 Busy Here", reference, ZoneOffset.UTC);
        assertEquals(0, asked.size());
        LogContext context = reader.read("10:00:00 got SIP/2.0 486 Busy Here", reference, ZoneOffset.UTC)
                .get(0)
                .context();
        assertEquals(1, asked.size());
        assertEquals(Optional.of(Instant.parse("2024-03-17T10:00:00Z")), context.time());
    }

    @Test
    void aHeaderLineBelongsToTheMessageBehindItOnly() {
        String log = "<--- Received SIP request (9 bytes) from UDP:192.0.2.1:5060 --->\n" + OPTIONS + OPTIONS;
        List<LoggedMessage> read = reader.read(log);
        assertEquals(2, read.size());
        assertEquals(Optional.of("received"), read.get(0).context().direction());
        assertSame(LogContext.none(), read.get(1).context());
    }

    @Test
    void otherLinesBetweenKeepAHeaderLineFromCounting() {
        String log = "<--- Received SIP request (9 bytes) from UDP:192.0.2.1:5060 --->\nsomething else\n" + OPTIONS;
        assertTrue(reader.read(log).get(0).context().direction().isEmpty());
    }

    @Test
    void headerValuesThatLookLikeHeaderLinesAreNotTaken() {
        String quoted = OPTIONS.replace("Call-ID", "X-Was: 192.0.2.7:5060 -> 192.0.2.8:5060\r\nCall-ID");
        assertSame(LogContext.none(), reader.read(quoted).get(0).context());
        assertTrue(reader.read(quoted + OPTIONS).get(1).context().source().isEmpty());
    }

    @Test
    void positionsStayThoseOfTheTextWherePointsEndTheLines() {
        String log = "U 192.0.2.1:5060 -> 198.51.100.1:5060 #1\n" + OPTIONS.replace("\r\n", ".\n");
        LoggedMessage read = reader.read(log).get(0);
        assertEquals(log.indexOf("OPTIONS"), read.message().start());
        assertEquals(Optional.of("c1"), read.message().callId());
        assertEquals(Optional.of("udp"), read.context().transport());
    }

    @Test
    void theLastLineOfSuchATextNeedsNoEnd() {
        String log = "U 192.0.2.1:5060 -> 198.51.100.1:5060 #1\n" + OPTIONS.replace("\r\n", ".\n");
        String cut = log.substring(0, log.indexOf("\nContent-Length"));
        assertEquals(
                Optional.of("OPTIONS"), reader.read(cut).get(0).message().cseq().map(cseq -> cseq.method()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"^M", "^M$", "$", "#015", "#015#012", "\\r\\n", "\\n", "\\r", "\\015", "<CR>", "&#13;", "\u240D"
            })
    void dropsLineEndsThatWereMadeVisible(String mark) {
        for (String feed : List.of("\n", "\r\n")) {
            String end = mark + feed;
            List<LoggedMessage> read = reader.read(String.join(
                    end,
                    "recv 300 bytes from udp/[192.0.2.1]:5060",
                    "SIP/2.0 486 Busy Here",
                    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKv1",
                    "Call-ID: visible@log.test",
                    "CSeq: 7 INVITE",
                    "",
                    ""));
            assertEquals(1, read.size());
            SipMessage message = read.getFirst().message();
            assertEquals(Part.MESSAGE, message.part());
            assertEquals(Optional.of("visible@log.test"), message.callId());
            assertEquals("Busy Here", ((StatusLine) message.startLine()).phrase());
        }
    }

    @Test
    void readsEscapedLineEndsOfEverySpelling() {
        for (String end : new String[] {"\\r\\n", "#015#012", "\\x0d\\x0a", "\\015\\012"}) {
            String log = "recv 9 bytes from udp/[192.0.2.1]:5060 at 10:00:00.5:" + end + OPTIONS.replace("\r\n", end);
            LogContext context = reader.read(log).get(0).context();
            assertEquals(Optional.of("freeswitch-siptrace"), context.format(), end);
            assertEquals("192.0.2.1:5060", context.source().orElseThrow().toString());
            assertEquals(Optional.of(Instant.parse("1970-01-01T10:00:00.5Z")), context.time());
        }
    }

    @Test
    void takesLinearTimeOnHostileText() {
        String[] hostile = {
            "<script>: from ".repeat(20_000) + OPTIONS,
            "<--- Received SIP request (\n".repeat(20_000) + OPTIONS,
            ("\n".repeat(1_000) + OPTIONS).repeat(300),
            "#012".repeat(100_000) + OPTIONS,
            "SIP/2.0 ".repeat(50_000),
            "a -> ".repeat(100_000) + "\n" + OPTIONS
        };
        for (String text : hostile) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> assertTrue(reader.read(text).size() < 10_001));
        }
    }

    @Test
    void namesTheFileAndTheKeyThatIsWrong() {
        assertProblem("[kind] is not a known key", "format: x\nproduct: X\nkind: y\nlines: [{pattern: from}]");
        assertProblem("[lines] needs a pattern", "format: x\nproduct: X");
        assertProblem("[format] [y] must be the name of the file", "format: y\nproduct: X\nlines: [{pattern: from}]");
        assertProblem(
                "[lines[0].direction] [up] is not one of [sent, received]",
                "format: x\nproduct: X\nlines: [{pattern: from, direction: up}]");
        assertProblem(
                "[lines[0].pattern] pattern [{source}] has no text beside its fields",
                "format: x\nproduct: X\nlines: [{pattern: '{source}'}]");
    }

    private static void assertProblem(String expected, String content) {
        KnowledgeException thrown =
                assertThrows(KnowledgeException.class, () -> LogReader.of(List.of(FormatFiles.section("x", content))));
        assertEquals("knowledge file [formats/x.yml]: " + expected, thrown.getMessage());
    }
}
