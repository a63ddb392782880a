// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Texts made to cost more than their length; a quadratic step would take minutes on them, the limit is ample. */
class LinearTimeTest {

    private static final int SIZE = 2_000_000;
    private static final String HEAD = "INVITE sip:a@b SIP/2.0\r\n";

    @SuppressWarnings("unused") // named in the annotation below
    static final List<String> ADVERSARIES = List.of(
            fill("", "SIP/2.0 "),
            fill("", "SIP/2.0 200 "),
            fill("", "SIP/2.0 200 OK\n"),
            fill("", "INVITE sip:a SIP/2.0 "),
            fill("", "a sip:a SIP/2.0 "),
            fill("A ", "sip:SIP/2.0"),
            fill("INVITE x", " x SIP/2.0"),
            fill("A".repeat(SIZE / 2) + " ", "x SIP/2.0 "),
            fill(HEAD + "Subject: x\r\n", " x\r\n"),
            fill(HEAD + "Contact: ", ","),
            fill(HEAD + "Contact: ", "\","),
            fill(HEAD + "Via: ", ";"),
            fill(HEAD + "Via: ", "\\"),
            fill(HEAD + "Via: SIP/2.0/UDP a;", "\";"),
            fill(HEAD + "From: ", "<"),
            fill(HEAD + "From: \"", "\\\""),
            fill(HEAD + "Via: SIP/2.0/UDP a;x=", ";\\\""),
            fill(HEAD + "WWW-Authenticate: Digest a=", ",\\\""),
            fill(HEAD + "From: <sip:", "@"),
            fill(HEAD + "From: <sip:", "@;"),
            fill(HEAD + "Reason: SIP;text=", "\\\","),
            fill(HEAD + "CSeq: ", "9"),
            fill(HEAD, "x\r\nVia: y\r\n"),
            fill(HEAD, "SIP/2.0 \r\n"),
            fill(HEAD + "Content-Type: message/sip\r\n\r\n", HEAD),
            fill(HEAD + "Content-Type: text/plain\r\n\r\n", "SIP/2.0 200 OK\r\n"),
            fill("", HEAD + "Content-Type: text/plain\r\nContent-Length: 20\r\n\r\n"),
            fill(HEAD + "Content-Type: application/sdp\r\n\r\nv=0\r\n", "m=audio 1 RTP/AVP 0\r\n"),
            fill(HEAD + "Content-Type: application/sdp\r\n\r\nv=0\r\nm=audio 1 RTP/AVP", " 0"),
            fill("SIP/2.0 200 OK\\r\\nVia: x", "\\\\\\"),
            fill("SIP/2.0 200 OK\\r\\n", "SIP/2.0 200 OK\\r\\n"),
            fill("SIP/2.0 200 OK#012", "\\"),
            fill("", "\\nINVITE sip:a SIP/2.0\\n"));

    private static String fill(String head, String part) {
        return head + part.repeat(SIZE / part.length());
    }

    @ParameterizedTest
    @FieldSource("ADVERSARIES")
    void readsTwoMegabytesInTheTimeOfAScan(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (SipMessage message : Texts.messages(text)) {
                String read = message.startLine() + "" + message.callId() + message.cseq() + message.contacts()
                        + message.challenges() + message.reasons() + message.vias() + message.from()
                        + message.problems() + message.sdp();
                assertTrue(read.length() > 1);
            }
        });
    }
}
