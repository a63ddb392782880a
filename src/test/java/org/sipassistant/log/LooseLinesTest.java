// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseLinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credentials-sent | Authorization: Digest username=\"1004\", realm=\"example.net\"",
                "credentials-sent | 10:47:15 > Proxy-Authorization: Digest username=\"1004\"",
                "secure-media-described | m=audio 50000 UDP/TLS/RTP/SAVPF 111 0",
                "secure-media-described | flutter: m=audio 50000 RTP/SAVP 0 8",
            })
    void findsWhatALineTellsByItself(String says, String line) {
        assertEquals(
                List.of(says),
                LooseLines.find(line).stream().map(LogEvent::says).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "From: <sip:3301@office@pbx.example>;tag=7c, true",
        "f: sips:3301@office@pbx.example, true",
        "Contact: <sip:3301@office@>;expires=0, true",
        "Via: SIP/2.0/TCP;branch=z9hG4bK5b, true",
        "Via: SIP/2.0/TCP 192.0.2.31;branch=z9hG4bK5b, false",
        "From: <sip:3301%40office@pbx.example>, false",
        "From: <sip:[3301@pbx.example](mailto:3301@pbx.example)>, false",
        "From: <sip:3301@pbx.example;id=a@b>, false",
        "From: jane@mail@example, false",
    })
    void findsWhatIsMalformedInHeadersThatStandTogether(String header, boolean malformed) {
        String others = "To: <sip:4402@pbx.example>\nCall-ID: cut\n";
        List<String> expected = malformed ? List.of("lone-header-malformed") : List.of();
        assertEquals(
                expected,
                LooseLines.find(others + header).stream().map(LogEvent::says).toList());
        assertEquals(List.of(), LooseLines.find("so it says:\n" + header));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8   | The answer:  | 18 8  | true",
                "8   | The answer:  | 8 18  | false",
                "8   | It responds: | 0     | true",
                "8   | Later:       | 18 8  | false",
                "8   | no answer from leg 1, so on leg 2 we offer | 18 8 | false",
                "8   | there is no answer from leg 1; on leg 2:   | 18 8 | false",
                "8   | It did not respond, so on leg 2:           | 18 8 | false",
                "8   | It didn't reply, so on leg 2:              | 18 8 | false",
                "8   | The answer never came. On leg 2:           | 18 8 | false",
                "8   | When leg 1 answers, we offer on leg 2:     | 18 8 | false",
                "8   | Leg 1 is unanswered, on leg 2:             | 18 8 | false",
                "8   | In a corresponding call, replaced:         | 18 8 | false",
                "8   | The offer gets this answer:                | 18 8 | true",
                "8   | And it replies:                            | 18 8 | true",
                "8   | The answer:  | 97    | false",
                "97  | The answer:  | 8     | false",
                "8   | The answer:  | 101 8 | false",
            })
    void comparesAnAnswerWithItsOfferWhereBothAreThereAlone(
            String offered, String between, String answered, boolean foreign) {
        String text = "m=audio 4000 RTP/AVP " + offered + " 101\na=rtpmap:101 telephone-event/8000\n" + between
                + "\nm=audio 5000 RTP/AVP " + answered + "\na=rtpmap:101 telephone-event/8000\n";
        List<String> expected = foreign ? List.of("codec-answered-unoffered") : List.of();
        assertEquals(
                expected, LooseLines.find(text).stream().map(LogEvent::says).toList());
        assertEquals(List.of(), LooseLines.find(text + "SIP/2.0 200 OK\n"));
        assertEquals(List.of(), LooseLines.find(text + "m=audio 6000 RTP/AVP 8\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "WWW-Authenticate: Digest realm=\"example.net\"",
                "m=audio 50000 RTP/AVP 0 8",
                "m=video 50002 RTP/AVP 96",
                "Contact: <sip:198.51.100.7:5060>",
                "Contact: <sip:anna@pbx.example.net>",
                "Contact:",
                "Contact: our support"
            })
    void findsNothingInOthers(String line) {
        assertEquals(List.of(), LooseLines.find(line));
    }

    @ParameterizedTest
    @CsvSource({
        "'m=audio 0 RTP/AVP 0\na=sendrecv\nm=video 0 RTP/AVP 96', no-media-described",
        "'10:47:15 sdp: m=audio 0 RTP/AVP 0', no-media-described",
        "'m=audio 0 RTP/AVP 0\nm=video 5000 RTP/AVP 96', ''",
        "'m=audio 0 RTP/AVP 0\nm=text 5000 RTP/AVP 98', ''",
        "'m=video 0 RTP/AVP 96', ''",
        "'m=audio 0 UDP/TLS/RTP/SAVPF 0\na=bundle-only', ''",
        "'m=audio 5000 RTP/AVP 0\nanswer:\nm=audio 0 RTP/AVP 0', ''"
    })
    void tellsADescriptionOfWhichNothingIsInUse(String text, String says) {
        assertEquals(says.isEmpty() ? List.of() : List.of(says), says(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'v=0\ns=Asterisk PBX 20.5.0\nm=audio 5000 RTP/SAVP 0', Asterisk PBX 20.5.0",
        "'  s=FreeSWITCH\n  m=audio 5000 RTP/SAVP 0', FreeSWITCH",
        "'s=FreeSWITCH\nv=0\nm=audio 5000 RTP/SAVP 0', ",
        "'m=audio 5000 RTP/SAVP 0\ns=FreeSWITCH', "
    })
    void namesTheSoftwareThatADescriptionIsOf(String text, @Nullable String software) {
        LogEvent described = LooseLines.find(text).getFirst();
        assertEquals(software, described.fields().get(LogEvent.SOFTWARE));
    }

    @Test
    void plainMediaTellSomethingBehindEncryptedOnes() {
        String offer = "m=audio 50000 RTP/SAVP 0";
        String answer = "m=audio 40000 RTP/AVP 0";
        assertEquals(List.of("secure-media-described", "plain-media-described"), says(offer + "\nit said:\n" + answer));
        assertEquals(List.of("secure-media-described", "plain-media-described"), says(offer + "\n\n" + answer));
        assertEquals(List.of("secure-media-described"), says(answer + "\nit said:\n" + offer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio 50000 RTP/SAVP 0\nm=audio 50000 RTP/AVP 0",
                "m=audio 50000 RTP/SAVP 0\na=sendrecv\nm=audio 50000 RTP/AVP 0",
                "10:47:15 > m=audio 50000 RTP/SAVP 0\n10:47:15 > a=sendrecv\n10:47:15 > m=audio 50000 RTP/AVP 0",
                "m=audio 50000 RTP/SAVP 0\nit said:\nm=audio 50000 RTP/SAVP 0\nm=audio 50000 RTP/AVP 0",
                "m=audio 50000 RTP/SAVP 0\nit said:\nm=audio 0 RTP/AVP 0"
            })
    void oneDescriptionMayOfferBothAndPort0IsNone(String text) {
        assertFalse(says(text).contains("plain-media-described"), text);
    }

    @Test
    void encryptedMediaWithPort0AreNone() {
        assertEquals(List.of(), says("m=audio 0 RTP/SAVP 0\nit said:\nm=audio 50000 RTP/AVP 0"));
    }

    private static List<String> says(String text) {
        return LooseLines.find(text).stream().map(LogEvent::says).toList();
    }

    @Test
    void quotesNoCredentials() {
        String line = "Authorization: Digest username=\"1004\", nonce=\"n1\", response=\"5d41402a\"";
        assertEquals("Authorization: Digest", LooseLines.find(line).get(0).line());
    }

    @Test
    void keepsTheOrderAndTheLine() {
        List<LogEvent> found = LooseLines.find("Authorization: Digest realm=\"a\"\r\n\r\n  m=audio 9 RTP/SAVP 0\r\n");
        assertEquals(List.of(0, 35), found.stream().map(LogEvent::start).toList());
        assertEquals("m=audio 9 RTP/SAVP 0", found.get(1).line());
    }

    @ParameterizedTest
    @CsvSource({
        "172.17.0.9, from tcp/10.120.34.1:5060, 1",
        "172.17.0.9, from udp/198.51.100.7:5060, 1",
        "172.17.0.9, from 198.51.100.7., 1",
        "172.17.0.9, from udp/172.17.0.1:5060, 0",
        "10.0.0.7, from udp/10.120.34.1:5060, 0",
        "10.0.0.7, nobody is named, 0",
        "10.0.0.7, from a phone of firmware 66.86.0.15, 0",
        "10.0.0.7, from gateway-7.24.1.3, 0",
        "10.0.0.7, only 127.0.0.1 is named, 0"
    })
    void aPrivateContactIsStrayOnlyWhereTheNodesAreOfAnotherNetwork(String host, String other, int found) {
        String log = "received 481 for BYE " + other + "\nContact: <sip:" + host + ":5060>\n";
        List<String> says = LooseLines.find(log).stream().map(LogEvent::says).toList();
        assertEquals(found == 1 ? List.of("stray-contact") : List.of(), says, log);
    }
}
