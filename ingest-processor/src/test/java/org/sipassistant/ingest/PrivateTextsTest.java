// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.enriched;
import static org.sipassistant.ingest.Documents.enricher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person wrote or dialled is masked to its end, whatever its Content-Length says. */
class PrivateTextsTest {
    private static final String HEAD = """
        MESSAGE sip:bob@example.net SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
        Call-ID: m@192.0.2.1
        CSeq: 1 MESSAGE
        """;

    private static final String TYPED = HEAD + "Content-Type: text/plain\n";

    private static String masked(String text) {
        Map<String, Object> document = enriched(text, Map.of("fields", "full"));
        assertFalse(document.toString().contains("4711"), document::toString);
        String masked = document.get("message").toString();
        assertEquals(text.length(), masked.length());
        return masked;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "#012", " #012", "\\r\\n", "\\n", "\\\\n"})
    void masksABodyThatWasSentWithBareLineFeeds(String lineEnd) {
        String text = TYPED + "Content-Length: 31\n\nHi Bob\n\nthe alarm code is\n\n4711";
        String written = text.replace("\n", lineEnd);
        assertTrue(masked(written).endsWith("****"), masked(written));
        String quoted = "{\"m\":\"" + written + "\",\"level\":\"info\"}";
        assertTrue(masked(quoted).endsWith("****\",\"level\":\"info\"}"), masked(quoted));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void masksAMessageThatWasEncodedAsAPartOfAUrl(int times) {
        String text = TYPED + "Content-Length: 16\n\nmy PIN\nis: 4711";
        String tones = text.replace("MESSAGE", "INFO").replace("text/plain", "application/dtmf-relay");
        for (String message :
                new String[] {text, tones, text.replace("PIN", "Gerät-PIN").replace("16", "22")}) {
            String encoded = message.replace("\n", "\r\n");
            for (int i = 0; i < times; i++) {
                encoded = URLEncoder.encode(encoded, StandardCharsets.UTF_8).replace("+", i % 2 == 0 ? "+" : "%20");
            }
            String masked = masked("GET /log?id=1001&msg=" + encoded + "&from=1002 HTTP/1.1\" 200 17");
            assertTrue(masked.startsWith("GET /log?id=1001&msg=" + encoded.substring(0, 40)), masked);
            assertTrue(masked.endsWith("*&from=1002 HTTP/1.1\" 200 17"), masked);
            Map<String, Object> other = new HashMap<>(Map.of("message", Documents.BUSY, "url", "/?msg=" + encoded));
            enricher(Map.of()).enrich(other);
            assertFalse(other.toString().contains("4711"), other::toString);
        }
    }

    @Test
    void masksTheKeyOfAPartThatALoggerIndented() {
        String parts = """
            --part
            Content-Type: application/sdp

            v=0
            o=- 1 1 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 30000 RTP/SAVP 8
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAw4711
            --part--
            """;
        String text = """
            INVITE sip:bob@example.net SIP/2.0
            Call-ID: a1
            CSeq: 1 INVITE
            Content-Type: multipart/mixed;boundary=part
            Content-Length: %d

            """.formatted(parts.replace("\n", "\r\n").length());
        String masked = masked("recv 500 bytes from udp/[192.0.2.1]:5060\n" + (text + parts).indent(3));
        assertTrue(masked.endsWith("inline:" + "*".repeat(40) + "\n   --part--\n"), masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "\t", "Mar 17 08:05:00 pbx proxy[812]: ", "10.01 | "})
    void masksAllOfABodyBehindWhatALoggerWritesBeforeEachLine(String prefix) {
        String bare = TYPED + "Content-Length: 31\n\nHi Bob\n\nthe alarm code is\n\n4711\n";
        String usual = TYPED + "Content-Length: 35\n\nHi Bob\n\nthe alarm code is\n\n4711\n";
        for (String text : new String[] {bare, usual}) {
            String logged = "recv 500 bytes from udp/[192.0.2.1]:5060 at 10:05:05.123456:\n" + prefix
                    + text.stripTrailing().replace("\n", "\n" + prefix) + "\n";
            String masked = masked(logged + prefix + "bye 1001\n");
            assertTrue(masked.endsWith("****\n" + prefix + "bye 1001\n"), masked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void leavesWhatALoggerWroteBehindABody(String lineEnd) {
        String text = TYPED + "Content-Length: 26\n\ncode 4711\nis new\nnot old\nclosing dialog 1001\nbye";
        String masked = masked(text.replace("\n", lineEnd));
        assertTrue(masked.endsWith("*" + lineEnd + "closing dialog 1001" + lineEnd + "bye"), masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0\n", "Content-Length: 6\n", "Content-Length: 9\n"})
    void masksABodyWhoseLengthIsWrong(String length) {
        String text = TYPED + length + "\nthe code of the day\nis 4711";
        for (String lineEnd : new String[] {"\r\n", "\n", "\\r\\n", "#015#012"}) {
            String written = text.replace("\n", lineEnd);
            assertTrue(masked(written).endsWith("****"), masked(written));
            assertTrue(masked(written + "\n2026-03-17 10:05:05.123 done 1001\n").endsWith("done 1001\n"), written);
            String quoted = "log=\"" + written + "\" level=info";
            assertTrue(masked(quoted).endsWith("****\" level=info"), masked(quoted));
        }
    }

    @Test
    void masksDialledDigitsWhoseLengthIsWrong() {
        String text = """
            INFO sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 INFO
            Content-Type: application/dtmf-relay
            Content-Length: 0

            4711
            Duration=160
            """;
        assertTrue(masked(text).endsWith("\n****\n************\n"), masked(text));
    }

    @Test
    void masksABodyWithoutLengthAndType() {
        assertTrue(masked(HEAD + "\nmy PIN is 4711\n").endsWith("\n** *** ** ****\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 14 my PIN is 4711",
                "Content-Length: 14  my PIN is 4711",
                "Content-Length: 14 To my PIN: is it 4711",
                "Content-Length: 14 Content-Type: text/plain; charset=\"UTF-8\" my PIN is 4711"
            })
    void masksABodyInOneLine(String end) {
        String line = HEAD.replace("\n", " ") + end;
        String masked = masked(line);
        assertTrue(masked.endsWith("** ****"), masked);
        assertTrue(masked.contains("Content-Length: 14 "), masked);
        String quoted = "{\"m\":\"" + line.replace("\"", "\\\"") + "\",\"level\":\"info\"}";
        assertTrue(masked(quoted).endsWith("** ****\",\"level\":\"info\"}"), masked(quoted));
    }

    @Test
    void masksDialledDigitsInOneLine() {
        String line = "INFO sip:bob@example.net SIP/2.0 Via: SIP/2.0/UDP 192.0.2.1 Call-ID: m@192.0.2.1 CSeq: 1 INFO"
                + " Content-Length: 22 Content-Type: application/dtmf-relay 4711 Duration=160";
        assertTrue(masked(line).endsWith("application/dtmf-relay **** ************"), masked(line));
    }

    @Test
    void leavesTheLineThatTellsOfTheNextMessage() {
        String next = "recv 300 bytes from udp/[192.0.2.1]:5060 at 10:05:05.123456:\n";
        String text = TYPED + "Content-Length: 0\n\nmy PIN is 4711\n\n" + next + Documents.BUSY.replace("\r", "");
        assertTrue(masked(text).contains("** *** ** ****\n\n" + next + "SIP/2.0 486"), masked(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0\n\n", "Content-Length: 0\n", "\n", ""})
    void leavesWhatStandsBehindAnAnswerAndBehindHeadersAlone(String end) {
        String answer = HEAD.replace("MESSAGE sip:bob@example.net SIP/2.0", "SIP/2.0 200 OK") + end
                + "closing transaction 1001\n";
        assertEquals(answer, masked(answer));
        String cut = end.startsWith("C") && !end.endsWith("\n\n") ? HEAD + end + "closing transaction 1001\n" : HEAD;
        assertEquals(cut, masked(cut));
    }
}
