// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionAloneTest {
    @Test
    void isWhatHasTheLinesOfOne() {
        assertTrue(DescriptionAlone.is(
                "the offer:\n  v=0\n  c=IN IP4 192.0.2.7\n  m=audio 4000 RTP/AVP 0\n  a=sendrecv\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m=audio 4000 RTP/AVP 0",
                "a=1\nb=2\nc=3\n",
                "v=0\nm=audio 4000 RTP/AVP 0\na=sendrecv\nand here\nfollow\nmany\nlines of another log\n"
            })
    void isNothingElse(String text) {
        assertFalse(DescriptionAlone.is(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the offer:\nv=0\no=- 1 1 IN IP4 172.18.0.9\ns=-\nc=IN IP4 172.18.0.9\nt=0 0\nm=audio 4000 RTP/AVP 0\n",
                "the offer:\n"
                        + "v = 0\n"
                        + "o = - 1 1 IN IP4 172.18.0.9\n"
                        + "s = -\n"
                        + "c = IN IP4 172.18.0.9\n"
                        + "t = 0 0\n"
                        + "m = audio 4000 RTP / AVP 0\n",
                "the offer:\n"
                        + "v=0\n\n"
                        + "o=- 1 1 IN IP4 172.18.0.9\n\n"
                        + "s=-\n\n"
                        + "c=IN IP4 172.18.0.9\n\n"
                        + "t=0 0\n\n"
                        + "m=audio 4 RTP/AVP 0\n\n",
                "the offer:\no=- 1 1 IN IP4 172.18.0.9\ns=-\nc=IN IP4 172.18.0.9\nt=0 0\nm=audio 4000 RTP/AVP 0\n",
                "the offer:\n"
                        + "v=0\n"
                        + "o=- 1 1 IN IP4 192.0.2.7\n"
                        + "s=-\n"
                        + "c=IN IP4 192.0.2.7\n"
                        + "t=0 0\n"
                        + "m=audio 4000 RTP/SAVP 0\n"
                        + "a=sendrecv\n",
                "the offer:\n"
                        + "v=0\n"
                        + "o=- 1 1 IN IP4 192.0.2.7\n"
                        + "s=-\n"
                        + "c=IN IP4 192.0.2.7\n"
                        + "t=0 0\n"
                        + "m=audio 4000 RTP/SAVP 0\n"
                        + "a=sendrecv\n"
                        + "```\n"
                        + "Any idea?\n"
            })
    void oneThatTellsSomethingIsTakenForAnOffer(String text) {
        String carried = DescriptionAlone.carried(text).orElseThrow();
        assertTrue(carried.startsWith("the offer:\nINVITE sip:unknown SIP/2.0\n"), carried);
        assertTrue(carried.contains("\n\nv=0\no=- 1 1 IN IP4 1"), carried);
        int start = carried.indexOf("\n\n") + 2;
        int body = carried.indexOf("\n\n", start) + 1 - start;
        assertTrue(carried.contains("\nContent-Length: " + body + "\n"), carried);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=0\no=- 1 1 IN IP4 192.0.2.7\ns=-\nc=IN IP4 192.0.2.7\nt=0 0\nm=audio 4000 RTP/AVP 0\n",
                "o=- 1 1 IN IP4 192.0.2.7\ns=-\nc=IN IP4 192.0.2.7\nt=0 0\nm=audio 4000 RTP/AVP 0\n",
                "o=- 1 1 IN IP4 10.1.1.1\n"
                        + "c=IN IP4 10.1.1.1\n"
                        + "o=- 1 1 IN IP4 10.1.1.2\n"
                        + "c=IN IP4 10.1.1.2\n"
                        + "m=audio 4 RTP/AVP 0\n",
                "v=0\no=- 1 1 IN IP4 192.0.2.7\ns=-\nc=IN IP4 192.0.2.7\nt=0 0\nm=audio 4000 RTP/SAVP 0\na=rtpma",
                "v=0\no=- 1 1 IN IP4 10.1.1.1\nc=IN IP4 10.1.1.1\nv=0\no=- 1 1 IN IP4 10.1.1.2\nc=IN IP4 10.1.1.2\n",
                "the answer:\nv=0\no=- 1 1 IN IP4 10.1.1.1\nc=IN IP4 10.1.1.1\nm=audio 4000 RTP/AVP 0\n",
                "v=0\no=- 1 1 IN IP4 10.1.1.1\nc=IN IP4 10.1.1.1\nm=audio 4000 RTP/AVP 0\na=setup:active\n",
                "v=0\no=- 1 1 IN IP4 10.1.1.1\nc=IN IP4 10.1.1.1\nm=audio 4000 RTP/AVP 0\nc=IN IP4 192.0.2.7\n",
                "v=0\no=- 1 1 IN IP4 10.1.1.1\nc=IN IP4 10.1.1.1\nm=audio 0 RTP/AVP 0\n",
                "SIP/2.0 200 OK\nv=0\no=- 1 1 IN IP4 10.1.1.1\nc=IN IP4 10.1.1.1\nm=audio 4000 RTP/AVP 0\n"
            })
    void othersStayAsTheyAre(String text) {
        assertTrue(DescriptionAlone.carried(text).isEmpty());
    }
}
