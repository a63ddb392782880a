// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SdpTest {

    private static Sdp sdp(String lines) {
        return Sdp.parse("v=0\r\no=- 1 7 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n" + lines.replace("\n", "\r\n"))
                .orElseThrow();
    }

    @Test
    void namesStaticAndMappedPayloadTypesInTheirOrder() {
        Sdp sdp = sdp("""
            c=IN IP4 192.0.2.9
            m=audio 4000 RTP/AVP 18 0 96 8 13 101 97
            a=rtpmap:0 pcmu/8000
            a=rtpmap:96 opus/48000/2
            a=rtpmap:101 telephone-event/8000
            """);
        assertEquals(List.of("G729", "PCMU", "opus", "PCMA", "97"), sdp.codecs());
        assertEquals(List.of("RTP/AVP"), sdp.protos());
        assertEquals(Optional.of("192.0.2.9"), sdp.connection());
        assertEquals(Optional.of("192.0.2.1"), sdp.origin());
        assertEquals(Optional.of("7"), sdp.sessionVersion());
        assertTrue(sdp.dtmf());
        assertFalse(sdp.crypto());
    }

    @Test
    void readsEveryMediumWithItsOwnAttributes() {
        Sdp sdp = sdp("""
            c=IN IP6 2001:db8::1
            a=sendonly
            m=audio 0 RTP/SAVP 0
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:secret
            m=video 5002 UDP/TLS/RTP/SAVPF 96
            c=IN IP4 198.51.100.1/127
            a=inactive
            a=fingerprint:sha-256 AA
            a=setup:actpass
            a=ice-ufrag:x
            m=image 5004 udptl t38
            """);
        assertEquals(List.of("audio", "video", "image"), sdp.types());
        assertEquals(
                List.of("sendonly", "inactive", "sendonly"),
                sdp.media().stream().map(SdpMedia::direction).toList());
        assertEquals(Optional.of("2001:db8::1"), sdp.media().getFirst().connection());
        assertEquals(Optional.of("198.51.100.1"), sdp.media().get(1).connection());
        assertTrue(sdp.portZero());
        assertTrue(sdp.media().getFirst().crypto());
        assertFalse(sdp.media().getFirst().fingerprint());
        assertTrue(sdp.media().get(1).fingerprint());
        assertEquals(Optional.of("actpass"), sdp.setup());
        assertTrue(sdp.ice());
        assertTrue(sdp.t38());
    }

    @Test
    void findsTheDescriptionInAMultipartBody() {
        String text = Texts.INVITE
                .replace("application/sdp", "multipart/mixed;boundary=b")
                .replaceFirst("Content-Length: \\d+\r\n", "")
                .replace(
                        Texts.SDP,
                        "--b\r\nContent-Type: application/sdp\r\n\r\n" + Texts.SDP + "--b\r\nx=y\r\n--b--\r\n");
        assertEquals(
                List.of("PCMA", "PCMU"), Texts.only(text).sdp().orElseThrow().codecs());
    }

    @Test
    void findsNoDescriptionWhereTheBodyIsAnotherType() {
        assertEquals(
                Optional.empty(),
                Texts.only(Texts.INVITE.replace("application/sdp", "text/plain"))
                        .sdp());
        assertEquals(Optional.empty(), Texts.only(Texts.BUSY).sdp());
    }

    @Test
    void survivesBrokenLines() {
        assertEquals(
                List.of(),
                sdp("m=\nm=audio\nm=audio x\na=\na=rtpmap:\na=rtpmap:0\nc=\no=\n")
                        .codecs());
    }
}
