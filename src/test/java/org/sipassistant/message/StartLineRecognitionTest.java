// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartLineRecognitionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0 486 Busy Here",
                "486 response: SIP/2.0 486 Busy Here",
                "Nov 20 10:00:00 pbx asterisk[12]: got \"SIP/2.0 486 Busy Here\" from 192.0.2.1:5060",
                "reply <SIP/2.0 486 Busy Here> for leg 2",
                "SIP/2.0 486 Busy Here callid=abc src=192.0.2.1:5060",
                "SIP/2.0 486 Busy Here (Call-ID: abc)",
                "leg: SIP/2.0 486 Busy Here from 192.0.2.1:5060",
                "PJSIP/1004-00000008 of SIP/trunk got SIP/2.0 486 Busy Here",
                "\u001B[0;31mSIP/2.0 486 Busy Here\u001B[0m",
                "received:\\nSIP/2.0 486 Busy Here",
                "received:#012SIP/2.0 486 Busy Here",
                "SIP/2.0 486 Busy Here\u000B\n",
                "\r\n\r\nSIP/2.0 486 Busy Here\r\n"
            })
    void findsAStatusLineBehindAPrefixAndBeforeARemark(String text) {
        SipMessage message = Texts.only(text);
        assertEquals(new StatusLine("2.0", 486, "Busy Here"), message.startLine());
        assertEquals(Part.START_LINE, message.part());
        assertEquals(text.indexOf("SIP/2.0"), message.start());
        assertEquals("SIP/2.0 486 Busy Here", text.substring(message.start(), message.end()));
        assertFalse(message.truncated());
        assertTrue(message.problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:bob@example.net SIP/2.0",
                "<INVITE sip:bob@example.net SIP/2.0>",
                "b'INVITE sip:bob@example.net SIP/2.0'",
                "{\"start\":\"INVITE sip:bob@example.net SIP/2.0\"}",
                "Nov 20 10:00:00 sbc proxy[7]: (42) INVITE sip:bob@example.net SIP/2.0 in 3 ms",
                "dump:\\r\\n\\r\\nINVITE sip:bob@example.net SIP/2.0",
                "dump:#015#012INVITE sip:bob@example.net SIP/2.0",
                "\u001B[1;32mINVITE sip:bob@example.net SIP/2.0",
                "..........INVITE sip:bob@example.net SIP/2.0"
            })
    void findsARequestLineBehindAPrefixAndBeforeARemark(String text) {
        SipMessage message = Texts.only(text);
        assertEquals("INVITE", message.method());
        assertEquals("INVITE sip:bob@example.net SIP/2.0", text.substring(message.start(), message.end()));
        assertEquals("INVITE sip:bob@example.net SIP/2.0", message.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1",
                "User-Agent: SIP/2.0 200 OK",
                "Nov 20 10:00:00 pbx app: User-Agent: SIP/2.0 200 OK",
                "User-Agent: Phone (SIP/2.0 200 OK)",
                "X-Debug: SIP/2.0 200 OK",
                "HTTP/1.1 404 Not Found",
                "GET /index.html HTTP/1.1",
                "GOSSIP/2.0 200 OK peer",
                "RTSP/1.0 200 OK",
                "error 486 lines processed, 2 skipped",
                "profile supports SIP/2.0 and SIPS; versions: SIP/2.0, WebRTC/1.0",
                "Bad SIP/2.0 version token in packet: SIP/2.0/TLS not enabled",
                "please INVITE bob, sip:bob@example.com is online",
                "the uri sip:bob@example.com SIP/2.0 was refused",
                "SIP/2.0",
                "SIP/2.0 ",
                "SIP/2",
                "SIP/",
                "SIP/2.0 4294967301 is no code",
                "Subject: INVITE sip:bob@example.net SIP/2.0"
            })
    void takesNothingElseForAMessage(String text) {
        assertTrue(Texts.messages(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "100, PROVISIONAL",
        "299, SUCCESS",
        "300, REDIRECTION",
        "499, CLIENT_ERROR",
        "500, SERVER_ERROR",
        "699, GLOBAL_FAILURE"
    })
    void namesTheClassOfACode(int code, StatusClass expected) {
        SipMessage message = Texts.only("SIP/2.0 " + code + " Some Phrase");
        assertEquals(Optional.of(expected), message.statusClass());
        assertEquals(code < 200, message.isProvisional());
        assertEquals(code >= 200, message.isFinal());
    }

    @Test
    void givesACodeBeyond699NoClass() {
        SipMessage message = Texts.only("SIP/2.0 700 Strange\r\n");
        assertEquals(700, message.statusCode());
        assertEquals(Optional.empty(), message.statusClass());
        assertEquals("bad_status_code", message.problems().getFirst().code());
    }

    @Test
    void reportsWhereAStatusCodeIsNotAStatusCode() {
        SipMessage message = Texts.only(Texts.BUSY.replace("486 Busy Here", "4294967301 better not break"));
        assertTrue(message.isResponse());
        assertEquals(0, message.statusCode());
        assertEquals(Optional.empty(), message.statusClass());
        assertFalse(message.isFinal());
        assertEquals("a84b4c76e66710@192.0.2.10", message.callId().orElseThrow());
        assertEquals("bad_status_code", message.problems().getFirst().code());
    }

    @Test
    void acceptsAStatusLineWithoutPhrase() {
        assertEquals(new StatusLine("2.0", 100, ""), Texts.only("SIP/2.0 100").startLine());
        assertEquals(
                new StatusLine("2.0", 100, ""), Texts.only("SIP/2.0 100 \r\n").startLine());
    }

    @Test
    void takesTheMethodOfAResponseFromItsCseq() {
        assertEquals("INVITE", Texts.only(Texts.BUSY).method());
        assertEquals("", Texts.only("SIP/2.0 486 Busy Here").method());
    }

    @Test
    void toleratesABrokenRequestLineWhereHeadersFollow() {
        String text = Texts.INVITE.replace("sip:bob@example.net SIP", "sip:bob@example.net; lr SIP");
        SipMessage message = Texts.only(text);
        assertEquals(
                "sip:bob@example.net; lr",
                ((RequestLine) message.startLine()).uri().original());
        assertEquals("bad_start_line", message.problems().getFirst().code());
        assertTrue(Texts.messages("INVITE sip:bob@example.net; lr SIP/2.0").isEmpty());
    }

    @Test
    void toleratesAnotherVersionAndSaysSo() {
        assertEquals(
                "bad_version",
                Texts.problems(Texts.INVITE.replace("net SIP/2.0", "net SIP/7.0"))
                        .getFirst());
    }

    @Test
    void acceptsAMethodOfItsOwnWhereItStandsAlone() {
        assertEquals(
                "NEWMETHOD", Texts.only("NEWMETHOD sip:a@example.com SIP/2.0").method());
        assertEquals(
                "RE%47IST",
                Texts.only(Texts.INVITE.replace("INVITE sip", "RE%47IST sip")).method());
    }
}
