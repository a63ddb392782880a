// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.DocumentId;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Part;
import org.sipassistant.message.Sdp;

class LineJoinerTest {
    private static final Instant AT = Instant.parse("2026-03-17T08:05:00Z");
    private static final String INVITE = """
        INVITE sip:1002@example.net SIP/2.0
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK1
        From: <sip:1001@example.net>;tag=a1
        To: <sip:1002@example.net>
        Call-ID: joined@10.20.4.21
        CSeq: 1 INVITE
        Subject: folded
          twice
        Content-Type: application/sdp
        Content-Length: 54

        v=0
        c=IN IP4 10.20.4.21
        m=audio 4000 RTP/AVP 0 8
        """;
    private static final String BUSY = """
        SIP/2.0 486 Busy Here
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK1
        From: <sip:1001@example.net>;tag=a1
        To: <sip:1002@example.net>;tag=b1
        Call-ID: joined@10.20.4.21
        CSeq: 1 INVITE
        Content-Length: 0

        """;

    @Test
    void readsTheLinesOfAMessageAsOneText() {
        List<ObservedMessage> messages = read(shipper().send(AT, INVITE).send(AT, BUSY));
        assertEquals(2, messages.size());
        assertEquals(Optional.of("joined@10.20.4.21"), messages.get(0).message().callId());
        assertEquals(
                List.of("PCMU", "PCMA"),
                messages.get(0).message().sdp().map(Sdp::codecs).orElseThrow());
        assertEquals(Part.MESSAGE, messages.get(1).message().part());
        assertEquals(486, messages.get(1).message().statusCode());
    }

    @Test
    void putsARequestTogetherWhoseStartLineWasNotShipped() {
        String headers = INVITE.substring(INVITE.indexOf('\n') + 1).replace("Subject", "Max-Forwards: 70\nSubject");
        List<ObservedMessage> messages =
                read(shipper().send(AT, "INVITE was:\n" + headers).send(AT, BUSY));
        assertEquals(2, messages.size());
        assertEquals("INVITE", messages.get(0).message().method());
        assertEquals(
                List.of("PCMU", "PCMA"),
                messages.get(0).message().sdp().map(Sdp::codecs).orElseThrow());
        assertEquals(
                Optional.of(new DocumentId("logs", "m2")),
                messages.get(0).observation().document());
    }

    @Test
    void saysWhatWasPutTogether() {
        String headers = INVITE.substring(INVITE.indexOf('\n') + 1).replace("Subject", "Max-Forwards: 70\nSubject");
        assertEquals(
                List.of("The first line of a message (INVITE from 1001 to 1002): it was put together from its"
                        + " headers."),
                LineJoiner.join(shipper().send(AT, headers).hits()).getFirst().missing());
        assertEquals(
                List.of(),
                LineJoiner.join(shipper().send(AT, INVITE).hits()).getFirst().missing());
    }

    @Test
    void putsNothingTogetherBehindAStartLineThatBytesStandBefore() {
        String message = INVITE.replace("INVITE sip:", "xINVITE sip:").replace("Subject", "Max-Forwards: 70\nSubject");
        assertEquals(List.of(), read(shipper().send(AT, message)));
    }

    @Test
    void putsNothingTogetherOfTheHeadersOfTwoMessages() {
        String mixed = """
            Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK1
            From: <sip:1001@example.net>;tag=a1
            To: <sip:1002@example.net>
            Max-Forwards: 70
            Call-ID: one@10.20.4.21
            CSeq: 1 INVITE
            From: <sip:1003@example.net>;tag=a1
            To: <sip:1004@example.net>
            Max-Forwards: 70
            Call-ID: two@10.20.4.21
            CSeq: 1 BYE
            """;
        assertEquals(List.of(), read(shipper().send(AT, mixed)));
    }

    @Test
    void namesTheDocumentOfTheStartLine() {
        String announced = "<--- Received SIP request (330 bytes) from UDP:10.20.4.21:5060 --->\n";
        ObservedMessage message = read(shipper().send(AT, announced + INVITE)).get(0);
        assertEquals(
                Optional.of(new DocumentId("logs", "m2")), message.observation().document());
    }

    @Test
    void takesTheWayFromTheLineBeforeTheStartLine() {
        String announced = "<--- Received SIP request (330 bytes) from UDP:10.20.4.21:5060 --->\n";
        ObservedMessage message = read(shipper().send(AT, "Something else\n" + announced + INVITE))
                .get(0);
        assertEquals(Optional.of("10.20.4.21:5060"), message.source().map(Endpoint::toString));
    }

    @Test
    void leavesTheLinesBetweenMessagesAsTheyAre() {
        Shipper shipper = shipper().send(AT, BUSY + "chan_pjsip.c: a line of the program\n" + BUSY);
        List<LogText> texts = LineJoiner.join(shipper.hits());
        assertEquals(2, texts.stream().filter(text -> text.joined().isPresent()).count());
        assertEquals(
                List.of("chan_pjsip.c: a line of the program"),
                texts.stream()
                        .filter(text -> text.joined().isEmpty())
                        .flatMap(text -> text.hit().rawText().stream())
                        .toList());
    }

    @Test
    void needsNoBlankLines() {
        List<ObservedMessage> messages = read(
                shipper().withoutBlankLines().send(AT, INVITE).send(AT, BUSY).send(AT, INVITE));
        assertEquals(3, messages.size());
        assertEquals(Part.MESSAGE, messages.get(0).message().part());
        assertEquals(2, messages.get(0).message().sdp().orElseThrow().codecs().size());
        assertEquals(Part.MESSAGE, messages.get(1).message().part());
    }

    @Test
    void ordersByThePlaceInTheFile() {
        List<Hit> hits =
                new ArrayList<>(shipper().send(AT, INVITE).send(AT, BUSY).hits());
        Collections.shuffle(hits, new Random(7));
        List<ObservedMessage> messages = read(hits);
        assertEquals(2, messages.size());
        assertTrue(messages.stream().allMatch(m -> m.message().cseq().isPresent()));
    }

    @Test
    void keepsLogsApart() {
        List<Hit> mixed = new ArrayList<>();
        List<Hit> one =
                new Shipper("sbc-1", "/var/log/sip.log").send(AT, INVITE).hits();
        List<Hit> other =
                new Shipper("sbc-2", "/var/log/sip.log").send(AT, BUSY).hits();
        for (int i = 0; i < one.size(); i++) {
            mixed.add(one.get(i));
            if (i < other.size()) {
                mixed.add(other.get(i));
            }
        }
        List<ObservedMessage> messages = read(mixed);
        assertEquals(2, messages.size());
        assertTrue(messages.stream().allMatch(m -> m.message().callId().isPresent()));
    }

    @Test
    void keepsProcessesApartThatWriteInTurns() {
        List<Hit> one = written(INVITE, 11);
        List<Hit> other = written(BUSY, 12);
        List<Hit> mixed = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            mixed.add(one.get(i));
            if (i < other.size()) {
                mixed.add(other.get(i));
            }
        }
        List<ObservedMessage> messages = read(mixed);
        assertEquals(2, messages.size());
        assertTrue(messages.stream().allMatch(m -> m.message().cseq().isPresent()));
    }

    @Test
    void joinsNothingWhereTheDocumentsNameNoLog() {
        List<Hit> hits = new ArrayList<>();
        for (Hit hit : shipper().send(AT, BUSY).hits()) {
            Map<String, Object> source = new LinkedHashMap<>(hit.source());
            source.remove("host");
            source.remove("log");
            hits.add(new Hit(Map.of("_index", "logs", "_id", hit.id(), "_source", source)));
        }
        assertEquals(hits.size(), LineJoiner.join(hits).size());
    }

    @Test
    void refusesALineThatNamesAMandatoryHeaderAgain() {
        String mixed = "SIP/2.0 486 Busy Here\nCall-ID: a@b\nCSeq: 1 INVITE\ni: c@d\nServer: x\n";
        ObservedMessage message = read(shipper().send(AT, mixed)).get(0);
        assertEquals(Optional.of("a@b"), message.message().callId());
        assertEquals(Optional.empty(), message.message().header("Server"));
    }

    @Test
    void refusesALineThatCameMuchLater() {
        Shipper shipper =
                shipper().withoutOffsets().send(AT, "SIP/2.0 486 Busy Here").send(AT.plusSeconds(30), "Call-ID: a@b");
        assertEquals(Optional.empty(), read(shipper).get(0).message().callId());
    }

    @Test
    void refusesWhatLoggersWriteBehindAMessage() {
        Shipper shipper = shipper().withoutBlankLines().send(AT, BUSY + "ERROR: the line is down");
        assertEquals(
                "ERROR: the line is down",
                LineJoiner.join(shipper.hits()).get(1).hit().rawText().orElse(""));
    }

    @Test
    void takesAwayWhatALoggerPutsBeforeEveryLine() {
        for (String prefix : List.of("   ", "46a1fe62-20f7@192.0.2.199    ", "sbc-1 sip: ")) {
            StringBuilder log = new StringBuilder("recv 400 bytes from udp/[10.20.4.21]:5060 at 08:05:00.000000:\n");
            INVITE.lines().forEach(line -> log.append(prefix).append(line).append('\n'));
            ObservedMessage message = read(shipper().send(AT, log.toString())).get(0);
            assertEquals(Optional.of("joined@10.20.4.21"), message.message().callId(), prefix);
            assertEquals(2, message.message().sdp().orElseThrow().codecs().size(), prefix);
            assertEquals(Optional.of("folded twice"), message.message().header("Subject"), prefix);
        }
    }

    @Test
    void leavesWholeMessagesAndLoneStartLinesAsTheyAre() {
        List<Hit> hits = new ArrayList<>();
        for (Map<String, Object> document : Traces.busy().documents()) {
            hits.add(new Hit(Map.of("_index", "i", "_id", "m" + hits.size(), "_source", document)));
        }
        hits.add(shipper().send(AT, "a SIP/2.0 486 Busy Here").hits().get(0));
        List<LogText> texts = LineJoiner.join(hits);
        assertEquals(hits, texts.stream().map(LogText::hit).toList());
        assertTrue(texts.stream().allMatch(text -> text.joined().isEmpty()));
    }

    @Test
    void isBounded() {
        Shipper shipper = shipper().send(AT, "OPTIONS sip:a@b SIP/2.0\n" + "X-Header: x\n".repeat(5_000));
        LogText first = LineJoiner.join(shipper.hits()).get(0);
        assertEquals(1_024, first.lines());
    }

    private static Shipper shipper() {
        return new Shipper("sbc-1", "/var/log/sip.log");
    }

    private static List<Hit> written(String text, int pid) {
        List<Hit> hits = new ArrayList<>();
        for (Hit hit : shipper().withoutOffsets().send(AT, text).hits()) {
            Map<String, Object> source = new LinkedHashMap<>(hit.source());
            source.put("process", Map.of("pid", pid));
            hits.add(new Hit(Map.of("_index", "logs", "_id", hit.id() + "-" + pid, "_source", source)));
        }
        return hits;
    }

    private static List<ObservedMessage> read(Shipper shipper) {
        return read(shipper.hits());
    }

    private static List<ObservedMessage> read(List<Hit> hits) {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneOffset.UTC);
        LineJoiner.join(hits).forEach(reader::read);
        return reader.messages();
    }
}
