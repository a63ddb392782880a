// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.DocumentId;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Part;

class RecordJoinerTest {
    private static final Instant AT = Instant.parse("2026-03-17T08:05:00Z");
    private static final String ANNOUNCED =
            "(N 7512)  ---- Incoming SIP Message from 10.20.4.21:5060 to SIPInterface #0 (LAN) UDP TO(#3) ---- ";
    private static final String MESSAGE = "#012INVITE sip:1002@10.20.0.10 SIP/2.0 #012Via: SIP/2.0/UDP"
            + " 10.20.4.21:5060;branch=z9hG4bKac3 #012From: <sip:1001@10.20.0.10>;tag=a1 #012To: <sip:1002@10.20.0.10>"
            + " #012Call-ID: ac@10.20.4.21 #012CSeq: 1 INVITE #012Content-Length: 0 #012 #012 #012";

    @Test
    void putsRecordsTogetherWhereverTheyWereCut() {
        int first = MESSAGE.indexOf("Via:");
        for (int cut = first; cut < MESSAGE.indexOf("Content-Length"); cut++) {
            if (MESSAGE.charAt(cut) == ' ' || MESSAGE.charAt(cut - 1) == ' ') {
                continue; // blanks at the ends of records are lost
            }
            ObservedMessage message = read(
                            record(1436, "2ed1c8:96:5", ANNOUNCED + MESSAGE.substring(0, cut)),
                            record(1437, "2ed1c8:96:5", MESSAGE.substring(cut)))
                    .get(0);
            assertEquals(Optional.of("ac@10.20.4.21"), message.message().callId(), "cut at " + cut);
            assertEquals(1, message.message().cseq().orElseThrow().number(), "cut at " + cut);
            assertEquals(Optional.of("10.20.4.21:5060"), message.source().map(Endpoint::toString));
            assertEquals(
                    Optional.of(new DocumentId("logs", "m1")),
                    message.observation().document());
        }
    }

    @Test
    void takesTheWayFromARecordWithoutAnythingElse() {
        ObservedMessage message = read(record(1436, "2ed1c8:96:5", ANNOUNCED), record(1437, "2ed1c8:96:5", MESSAGE))
                .get(0);
        assertEquals(Optional.of("10.20.4.21:5060"), message.source().map(Endpoint::toString));
        assertEquals(
                Optional.of(new DocumentId("logs", "m2")), message.observation().document());
        assertEquals(Part.MESSAGE, message.message().part());
    }

    @Test
    void keepsSessionsApart() {
        int cut = MESSAGE.indexOf("Call-ID");
        List<ObservedMessage> messages = read(
                record(1436, "2ed1c8:96:5", ANNOUNCED + MESSAGE.substring(0, cut)),
                record(1437, "2ed1c8:96:6", "a record of another session"),
                record(1438, "2ed1c8:96:5", MESSAGE.substring(cut)));
        assertEquals(1, messages.size());
        assertEquals(Optional.empty(), messages.get(0).message().callId());
    }

    @Test
    void leavesWholeRecordsAlone() {
        List<LogText> texts = LineJoiner.join(List.of(
                hit(1, record(1436, "2ed1c8:96:5", ANNOUNCED + MESSAGE)),
                hit(2, record(1437, "2ed1c8:96:5", "( sip_stack)(12) state 4"))));
        assertTrue(texts.stream().allMatch(text -> text.joined().isEmpty()));
    }

    @Test
    void putsTheTwoHalvesOfALongRibbonEntryTogether() {
        String mark = " 12162026 083615.737177:1.01.00.38939.MAJOR .SIPSG: ";
        ObservedMessage message = read(
                        "1787" + mark + "sent msg for CallId:7001 to IP/port:192.0.2.30/5060, Local IP/port:"
                                + "198.51.100.7/5060, SMM: none RAW PDU:\nINVITE sip:100@192.0.2.30:5060 SIP/2.0\n"
                                + "Via: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bK00B1\nCall-ID: 7001_1@198.5",
                        "300" + mark + "1.100.7\nCSeq: 1 INVITE\nContent-Length: 0\n\n")
                .get(0);
        assertEquals(Optional.of("7001_1@198.51.100.7"), message.message().callId());
        assertEquals("INVITE", message.message().method());
    }

    @Test
    void knowsWhichRecordsNeedTheirNeighbours() {
        assertTrue(RecordMark.isIncomplete(record(1, "a:1:2", ANNOUNCED + MESSAGE.substring(0, 150))));
        assertTrue(RecordMark.isIncomplete(record(1, "a:1:2", MESSAGE)));
        assertFalse(RecordMark.isIncomplete(record(1, "a:1:2", ANNOUNCED + MESSAGE)));
        assertFalse(RecordMark.isIncomplete("INVITE sip:a@b SIP/2.0\r\nCall-ID: x\r\n"));
        assertFalse(RecordMark.isIncomplete("[S=1] [SID=a"));
        assertFalse(RecordMark.isIncomplete("1787 12162026 083615.737177:1.01"));
    }

    private static String record(int number, String session, String content) {
        return "<133>[S=" + number + "] [SID=" + session + "]  " + content + " [Time:17-03@08:05:00.123]";
    }

    private static Hit hit(int id, String text) {
        Map<String, Object> source =
                Map.of("@timestamp", AT.toString(), "host", "192.0.2.70", "event.sequence", id, "message", text);
        return new Hit(Map.of("_index", "logs", "_id", "m" + id, "_source", source));
    }

    private static List<ObservedMessage> read(String... texts) {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneOffset.UTC);
        List<Hit> hits = new ArrayList<>();
        for (String text : texts) {
            hits.add(hit(hits.size() + 1, text));
        }
        LineJoiner.join(hits).forEach(reader::read);
        return reader.messages();
    }
}
