// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QualityReportTest {

    private static final String BODY = """
        VQSessionReport: CallTerm\r
        CallID: 7f31@192.0.2.21\r
        LocalID: <sip:1001@example.net>\r
        LocalMetrics:\r
        Timestamps:START=2026-03-17T10:00:01Z STOP=2026-03-17T10:02:11Z\r
        PacketLoss:NLR=1.5 JDR=0.0\r
        Delay:RTD=48 ESD=60 IAJ=7.5 MAJ=12\r
        QualityEst:RCQ=88 MOSLQ=4.2 MOSCQ=4.1\r
        RemoteMetrics:\r
        Delay:RTD=48 IAJ=90\r
        QualityEst:MOSLQ=1.1 MOSCQ=1.0\r
        """;

    @Test
    void readsWhatTheReporterMeasuredItself() {
        QualityReport report = report("application/vq-rtcpxr", BODY).orElseThrow();
        assertEquals(OptionalDouble.of(7.5), report.jitterMs());
        assertEquals(OptionalDouble.of(4.1), report.mos());
    }

    @Test
    void takesTheListeningScoreWhereThereIsNoneForAConversation() {
        QualityReport report = report("Application/VQ-RTCPXR;charset=utf-8", BODY.replace("MOSCQ", "XQ"))
                .orElseThrow();
        assertEquals(OptionalDouble.of(4.2), report.mos());
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        String odd = BODY.replace("IAJ=7.5", "IAJ=-7")
                .replace("MOSCQ=4.1", "MOSCQ=4.1.1")
                .replace("MOSLQ=4.2", "MOSLQ=.");
        QualityReport report = report("application/vq-rtcpxr", odd).orElseThrow();
        assertEquals(OptionalDouble.empty(), report.jitterMs());
        assertEquals(OptionalDouble.empty(), report.mos());
    }

    @Test
    void isNoReportOfAnotherType() {
        assertTrue(report("text/plain", BODY).isEmpty());
        assertTrue(report("application/vq-rtcpxr", "").orElseThrow().mos().isEmpty());
    }

    private static Optional<QualityReport> report(String type, String body) {
        String text = "PUBLISH sip:collector@example.net SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.21;branch=z9hG4bKq1\r\n"
                + "From: <sip:1001@example.net>;tag=q\r\nTo: <sip:collector@example.net>\r\nCall-ID: q1@192.0.2.21\r\n"
                + "CSeq: 1 PUBLISH\r\nEvent: vq-rtcpxr\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        return QualityReport.of(Recogniser.standard().recognise(text).messages().getFirst());
    }
}
