// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

class SessionAuthorTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "FreeSWITCH, FreeSWITCH, 'FreeSWITCH FreeSWITCH'",
                "root, Asterisk PBX 20.5.0, 'root Asterisk PBX 20.5.0'",
                "1001, call, call",
                "1002, call, call",
                "DESK, call, call",
                "carol, call, 'carol call'",
            })
    void isTheUserAndTheNameUnlessTheUserIsNamedInTheMessage(String user, String name, String author) {
        assertEquals(
                Optional.of(author),
                SessionAuthor.of(message("application/sdp", "v=0\no=" + user + " 1 1 IN IP4 192.0.2.10\ns=" + name)));
    }

    @Test
    void isNotReadFromOtherBodies() {
        assertEquals(Optional.empty(), SessionAuthor.of(message("text/plain", "s=Asterisk PBX")));
        assertEquals(Optional.empty(), SessionAuthor.of(message("text/plain", "v=0\ns=Asterisk PBX")));
        assertEquals(Optional.empty(), SessionAuthor.of(message("application/sdp", "s=Asterisk PBX")));
    }

    private static SipMessage message(String type, String body) {
        String text = "INVITE sip:1002@example.net SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\n"
                + "From: <sip:1001@example.net>;tag=a1\nTo: <sip:1002@example.net>\nCall-ID: author@test\n"
                + "CSeq: 1 INVITE\nContact: <sip:desk@192.0.2.10>\nContent-Type: " + type + "\n\n" + body
                + "\nt=0 0\nm=audio 4000 RTP/AVP 0\n";
        return Recogniser.standard().recognise(text).messages().getFirst();
    }
}
