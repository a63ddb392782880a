// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAndAnswerTest {

    private static final String OFFER = "v=0\no=- 1 1 IN IP4 192.0.2.7\nm=audio 4000 RTP/AVP 0\n";
    private static final String ANSWER = "v=0\no=- 2 1 IN IP4 192.0.2.9\nm=audio 5000 RTP/AVP 8\n";

    @Test
    void twoUnderTheirNamesBecomeMessages() {
        String carried = OfferAndAnswer.carried("The offer:\n" + OFFER + "\nand the answer:\n" + ANSWER + "No sound!\n")
                .orElseThrow();
        int body = OFFER.length();
        assertEquals(
                "The offer:\nINVITE sip:unknown SIP/2.0\nFrom: <sip:unknown>;tag=1\nTo: <sip:unknown>\n"
                        + "Call-ID: unknown\nCSeq: 1 INVITE\nContent-Type: application/sdp\nContent-Length: " + body
                        + "\n\n" + OFFER + "\nand the answer:\nSIP/2.0 200 OK\nFrom: <sip:unknown>;tag=1\n"
                        + "To: <sip:unknown>;tag=2\nCall-ID: unknown\nCSeq: 1 INVITE\nContent-Type: application/sdp\n"
                        + "Content-Length: " + body + "\n\n" + ANSWER + "\nNo sound!\n",
                carried);
    }

    @Test
    void aChangeFollowsInTheSameDialog() {
        String carried = OfferAndAnswer.carried("# offer\n" + OFFER + "# answer\n" + ANSWER
                        + "# re-INVITE\nm=audio 5000 RTP/AVP 8\n# its 200 OK\nm=audio 4000 RTP/AVP 0\n")
                .orElseThrow();
        assertTrue(carried.contains("To: <sip:unknown>;tag=2\nCall-ID: unknown\nCSeq: 2 INVITE"), carried);
        assertTrue(carried.contains("\n\nv=0\nm=audio 5000 RTP/AVP 8\n"), carried);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OFFER + ANSWER,
                "before:\n" + OFFER + "after:\n" + ANSWER,
                "answer:\n" + OFFER + "offer:\n" + ANSWER,
                "the offer:\n" + OFFER + "the answer:\n" + OFFER,
                "call 1, offer:\n" + OFFER + "call 2, answer:\n" + ANSWER,
                "offer from the phone:\n" + OFFER + "answer from the carrier:\n" + ANSWER,
                "offer/answer:\n" + OFFER + "answer:\n" + ANSWER,
                "offer:\n" + OFFER + "offer:\n" + ANSWER,
                "offer:\n" + OFFER,
                "offer:\n" + OFFER + "answer:\nv=0\no=- 2 1 IN IP4 192.0.2.9\n",
                "offer:\n" + OFFER + "answer:\n" + ANSWER + "SIP/2.0 200 OK\n"
            })
    void othersStayAsTheyAre(String text) {
        assertEquals(Optional.empty(), OfferAndAnswer.carried(text));
    }
}
