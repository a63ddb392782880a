// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MediaReportTest {

    @Test
    void readsTheCountersOfBothKindsOfHeaders() {
        assertEquals(
                Optional.of(new MediaReport(
                        OptionalLong.of(1500),
                        OptionalLong.of(0),
                        OptionalLong.of(3),
                        OptionalLong.of(12),
                        "X-RTP-Stat")),
                report("X-RTP-Stat: CS=0;PS=1500;OS=240000;PR=0;OR=0;PL=3;JI=12"));
        assertEquals(
                Optional.of(new MediaReport(
                        OptionalLong.of(900),
                        OptionalLong.of(0),
                        OptionalLong.of(0),
                        OptionalLong.empty(),
                        "RTP-RxStat")),
                report("RTP-RxStat: Dur=18,Pkt=0,Oct=0,LatePkt=0,LostPkt=0\r\nRTP-TxStat: Dur=18,Pkt=900,Oct=144000"));
    }

    @Test
    void whatIsNoNumberIsNotKnown() {
        MediaReport report = report("P-RTP-Stat: PS=many,PR=1234567890123").orElseThrow();
        assertEquals(OptionalLong.empty(), report.sent());
        assertEquals(OptionalLong.empty(), report.received());
        assertEquals(Optional.empty(), report("Supported: timer"));
    }

    private static Optional<MediaReport> report(String headers) {
        String bye = "BYE sip:bob@example.net SIP/2.0\r\nCall-ID: report@rules.test\r\nCSeq: 2 BYE\r\n" + headers
                + "\r\nContent-Length: 0\r\n\r\n";
        return MediaReport.of(Recogniser.standard().recognise(bye).messages().get(0));
    }
}
