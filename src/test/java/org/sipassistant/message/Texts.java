// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Messages written for these tests, and the way to material outside the project. */
final class Texts {

    static final String SDP = """
        v=0
        o=phone 3724394400 3724394401 IN IP4 192.0.2.10
        s=-
        c=IN IP4 192.0.2.10
        t=0 0
        m=audio 30000 RTP/AVP 8 0 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=sendrecv
        """.replace("\n", "\r\n");

    static final String INVITE = """
        INVITE sip:bob@example.net SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK776asdhds;rport
        Max-Forwards: 70
        From: "Alice" <sip:alice@example.com>;tag=1928301774
        To: Bob <sip:bob@example.net>
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 314159 INVITE
        Contact: <sip:alice@192.0.2.10:5060>
        Content-Type: application/sdp
        Content-Length: %d

        """.formatted(SDP.length()).replace("\n", "\r\n") + SDP;

    static final String BUSY = """
        SIP/2.0 486 Busy Here
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK776asdhds;received=198.51.100.7;rport=41222
        From: "Alice" <sip:alice@example.com>;tag=1928301774
        To: Bob <sip:bob@example.net>;tag=a6c85cf
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 314159 INVITE
        Reason: Q.850;cause=17;text="User busy"
        Content-Length: 0

        """.replace("\n", "\r\n");

    private Texts() {}

    static List<SipMessage> messages(String text) {
        return Recogniser.standard().recognise(text).messages();
    }

    static SipMessage only(String text) {
        List<SipMessage> messages = messages(text);
        assertEquals(1, messages.size(), () -> "messages in: " + text);
        return messages.getFirst();
    }

    static List<String> problems(String text) {
        return only(text).problems().stream().map(Problem::code).toList();
    }

    /** A folder of third-party material beside the project; the test is skipped where it is absent. */
    static Path material(String folder) {
        Path path = Path.of("../../shared/data").resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(path), () -> path + " is absent");
        return path;
    }
}
