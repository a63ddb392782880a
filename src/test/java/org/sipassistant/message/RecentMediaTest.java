// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentMediaTest {

    private static final String CODECS = "RTP/AVP 8 111\r\na=rtpmap:111 opus/48000\r\na=sendonly\r\n";

    @Test
    void readsTheSameMediumOfAnotherCallAlike() {
        Sdp first = sdp("192.0.2.1", "audio 4000 " + CODECS);
        Sdp second = sdp("192.0.2.2", "audio 4002 " + CODECS);
        assertEquals(List.of("PCMA", "opus"), second.codecs());
        assertEquals(first.codecs(), second.codecs());
        assertEquals(4000, first.media().getFirst().port());
        assertEquals(4002, second.media().getFirst().port());
        assertEquals(Optional.of("192.0.2.2"), second.media().getFirst().connection());
        assertEquals("sendonly", second.direction());
    }

    @Test
    void tellsTypesAndPortsApart() {
        sdp("192.0.2.1", "audio 4000 " + CODECS);
        assertEquals(
                "video",
                sdp("192.0.2.1", "video 4000 " + CODECS).media().getFirst().type());
        assertEquals(
                -1, sdp("192.0.2.1", "audio 70000 " + CODECS).media().getFirst().port());
        assertEquals(0, sdp("192.0.2.1", "audio 0 " + CODECS).media().getFirst().port());
    }

    @Test
    void readsWhatFollowsAnotherMediumAnew() {
        String two = "audio 4000 " + CODECS + "m=video 4004 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n";
        assertEquals(List.of("PCMA", "opus", "VP8"), sdp("192.0.2.1", two).codecs());
        assertEquals(List.of("PCMA", "opus", "VP8"), sdp("192.0.2.1", two).codecs());
    }

    @Test
    void keepsNoKeys() {
        String keyed = "RTP/SAVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0\r\n";
        sdp("192.0.2.1", "audio 4000 " + keyed);
        String text = " " + keyed;
        assertNull(RecentMedia.find(text, 0, text.length()));
    }

    private static Sdp sdp(String host, String medium) {
        return Sdp.parse("v=0\r\no=- 1 1 IN IP4 " + host + "\r\nc=IN IP4 " + host + "\r\nt=0 0\r\nm=" + medium)
                .orElseThrow();
    }
}
