// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRecognitionTest {

    @Test
    void readsAWholeMessage() {
        SipMessage message = Texts.only(Texts.INVITE);
        assertEquals(Part.MESSAGE, message.part());
        assertEquals("INVITE", message.method());
        assertEquals(Optional.of("a84b4c76e66710@192.0.2.10"), message.callId());
        assertEquals(Optional.of(new CSeq(314159, "INVITE")), message.cseq());
        assertEquals(Optional.of("1928301774"), message.fromTag());
        assertEquals(Optional.empty(), message.toTag());
        assertEquals(Optional.of("z9hG4bK776asdhds"), message.topVia().flatMap(Via::branch));
        assertEquals(70, message.number(Header.MAX_FORWARDS).orElseThrow());
        assertEquals(Texts.SDP, message.body());
        assertEquals(Texts.INVITE, message.text());
        assertEquals(List.of(), message.problems());
        assertFalse(message.truncated());
    }

    @Test
    void readsBareLineFeeds() {
        SipMessage message = Texts.only(Texts.INVITE.replace("\r\n", "\n"));
        assertEquals(Texts.SDP.replace("\r\n", "\n"), message.body());
        assertFalse(message.truncated());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\r\\n",
                "\\n",
                "#015#012",
                "#012",
                " #012",
                "\\x0d\\x0a",
                "\\x0D\\x0A",
                "\\\\r\\\\n",
                "\\u000d\\u000a",
                "\\015\\012"
            })
    void readsEscapedLineEnds(String escape) {
        String prefix = "Nov 20 10:00:00 proxy kamailio[3]: ";
        String text = prefix + Texts.INVITE.replace("\r\n", escape);
        SipMessage message = Texts.only(text);
        assertEquals(Part.MESSAGE, message.part());
        assertEquals(Texts.INVITE, message.text());
        assertEquals(Texts.SDP, message.body());
        assertEquals(prefix.length(), message.start());
        assertEquals(text.length(), message.end());
        assertFalse(message.truncated());
        assertEquals(List.of(), message.problems());
        Span callId = message.spans(Header.CALL_ID).getFirst();
        assertEquals(
                "a84b4c76e66710@192.0.2.10",
                text.substring(callId.start(), callId.end()).strip());
    }

    @Test
    void readsEscapedQuotesWhereLineEndsAreEscapedWithBackslashes() {
        String text = "{\"message\":\"" + Texts.INVITE.replace("\"", "\\\"").replace("\r\n", "\\r\\n") + "\"}";
        assertEquals(Optional.of("Alice"), Texts.only(text).from().flatMap(NameAddr::displayName));
    }

    @Test
    void readsSeveralEscapedMessagesOfSeveralLines() {
        String line = "proxy: " + Texts.INVITE.replace("\r\n", "#015#012") + "\n";
        List<SipMessage> messages = Texts.messages(line + "something else\n" + line);
        assertEquals(2, messages.size());
        assertEquals(Texts.INVITE, messages.get(1).text());
        assertEquals(
                line.length() + "something else\n".length() + "proxy: ".length(),
                messages.get(1).start());
    }

    @Test
    void readsSeveralMessagesInOneText() {
        List<SipMessage> messages = Texts.messages(Texts.INVITE + Texts.BUSY + "\n--- (8 headers) ---\n" + Texts.BUSY);
        assertEquals(
                List.of(0, 486, 486),
                messages.stream().map(SipMessage::statusCode).toList());
        assertEquals(Texts.BUSY, messages.get(2).text());
    }

    @Test
    void readsAMessageThatAnotherFollowsWithoutItsEnd() {
        String cut = Texts.INVITE.substring(0, Texts.INVITE.indexOf("Contact:"));
        List<SipMessage> messages = Texts.messages(cut + Texts.BUSY);
        assertEquals(
                List.of(0, 486), messages.stream().map(SipMessage::statusCode).toList());
        assertTrue(messages.getFirst().truncated());
        assertEquals(Part.HEADERS, messages.getFirst().part());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<------------->",
                "--end msg--",
                "----------------",
                "}",
                "[Nov 20 10:47:15] VERBOSE: next",
                "10:47:15 next line"
            })
    void stopsAtWhatALoggerWritesBehindAMessage(String footer) {
        String bare = Texts.INVITE.replace("\r\n", "\n");
        SipMessage whole = Texts.only(bare + footer + "\nmore: of it\n");
        assertEquals(Texts.SDP.replace("\r\n", "\n"), whole.body());
        String headersOnly = bare.substring(0, bare.indexOf("\n\n") + 1);
        SipMessage cut = Texts.only(headersOnly + footer + "\nmore: of it\n");
        assertEquals(Optional.empty(), cut.header("more"));
        assertTrue(cut.truncated());
    }

    @Test
    void doesNotCountTheIndentOfALogger() {
        String parts = """
            --part
            Content-Type: application/sdp

            v=0
            o=- 1 1 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 30000 RTP/AVP 8
            m=video 30002 RTP/AVP 96
            a=sendonly
            --part--
            """;
        int length = parts.replace("\n", "\r\n").length();
        String text = "INVITE sip:bob@example.net SIP/2.0\nCall-ID: a1\nCSeq: 1 INVITE\n"
                + "Content-Type: multipart/mixed;boundary=part\nContent-Length: " + length + "\n\n" + parts;
        String logged = "recv 500 bytes from udp/[192.0.2.10]:5060\n" + text.indent(3) + "   done\n";
        SipMessage message = Texts.only(logged);
        assertEquals(parts, message.body());
        assertEquals(2, message.sdp().orElseThrow().media().size());
        assertFalse(message.truncated());
        assertTrue(Texts.only(logged.replace("   --part--\n   done\n", "")).truncated());
    }

    @Test
    void takesTheIndentOfALoggerAway() {
        String indented = Texts.INVITE.replace("\r\n", "\n").indent(3);
        SipMessage message = Texts.only("recv 500 bytes from udp/[192.0.2.10]:5060\n" + indented);
        assertEquals(Texts.INVITE.replace("\r\n", "\n"), message.text());
        assertEquals(Part.MESSAGE, message.part());
        assertEquals(List.of("PCMA", "PCMU"), message.sdp().orElseThrow().codecs());
    }

    @Test
    void saysThatALoggerCutTheHeaders() {
        SipMessage message = Texts.only(Texts.INVITE.substring(0, Texts.INVITE.indexOf("CSeq")));
        assertEquals(Part.HEADERS, message.part());
        assertTrue(message.truncated());
        assertEquals(List.of(), message.problems());
    }

    @Test
    void doesNotCallABodyCutWhoseCharactersWereMasked() {
        String head = "MESSAGE sip:bob@example.net SIP/2.0\r\nCall-ID: a1\r\nCSeq: 1 MESSAGE\r\n"
                + "Content-Type: text/plain\r\nContent-Length: 20\r\n\r\n";
        assertFalse(Texts.only(head + "****\r\n**").truncated());
        assertTrue(Texts.only(head + "****\r\nHi").truncated());
        assertTrue(Texts.only(head + "\r\n").truncated());
    }

    @Test
    void saysThatALoggerCutTheBody() {
        SipMessage message = Texts.only(Texts.INVITE.substring(0, Texts.INVITE.length() - 40));
        assertEquals(Part.MESSAGE, message.part());
        assertTrue(message.truncated());
    }

    @Test
    void takesAMessageWithoutBodyForWholeWhereItsEndWasTrimmed() {
        SipMessage message = Texts.only(Texts.BUSY.strip());
        assertEquals(Part.MESSAGE, message.part());
        assertFalse(message.truncated());
    }

    @Test
    void doesNotTakeQuotedSipInABodyForAMessage() {
        String notify = """
            NOTIFY sip:alice@192.0.2.10 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bK77
            From: <sip:bob@example.net>;tag=1
            To: <sip:alice@example.com>;tag=2
            Call-ID: refer@192.0.2.20
            CSeq: 2 NOTIFY
            Content-Type: message/sipfrag;version=2.0
            Content-Length: %d

            %s\
            """;
        String fragment = Texts.BUSY.replace("\r\n", "\n");
        String text =
                notify.formatted(fragment.length() + (int) fragment.lines().count(), fragment);
        assertEquals("NOTIFY", Texts.only(text).method());
        List<SipMessage> two = Texts.messages(text + Texts.INVITE);
        assertEquals(
                List.of("NOTIFY", "INVITE"),
                two.stream().map(SipMessage::method).toList());
        assertEquals(fragment, two.getFirst().body());
        String short1 = notify.formatted(16, "SIP/2.0 200 OK\n").replace("\n", "\r\n");
        assertEquals("NOTIFY", Texts.only(short1).method());
    }

    @Test
    void neverSwallowsTheNextMessageWithAWrongContentLength() {
        String text = Texts.INVITE.replaceFirst("Content-Length: \\d+", "Content-Length: 9999") + Texts.BUSY;
        List<SipMessage> messages = Texts.messages(text);
        assertEquals(2, messages.size());
        assertTrue(messages.getFirst().truncated());
        String plain = text.replace("application/sdp", "text/plain").replace(Texts.SDP, "hello\r\n");
        assertEquals(2, Texts.messages(plain).size());
    }

    @Test
    void aStartLineEndsABodyOfUnknownLength() {
        String message = """
            MESSAGE sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 MESSAGE
            Content-Type: text/plain

            what does SIP/2.0 486 Busy Here mean?

            SIP/2.0 404 Not Found
            """;
        List<SipMessage> messages = Texts.messages(message);
        assertEquals(2, messages.size());
        assertEquals(
                "what does SIP/2.0 486 Busy Here mean?", messages.get(0).body().strip());
        assertEquals(404, messages.get(1).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: message/sipfrag", "Event: refer"})
    void aFragmentOfUnknownLengthIsABodyAndWhatFollowsIsNone(String header) {
        String notify = """
            NOTIFY sip:alice@192.0.2.10 SIP/2.0
            Call-ID: n@192.0.2.1
            CSeq: 2 NOTIFY
            %s

            SIP/2.0 603 Decline

            SIP/2.0 200 OK
            Call-ID: n@192.0.2.1
            CSeq: 2 NOTIFY
            """.formatted(header);
        List<SipMessage> messages = Texts.messages(notify);
        assertEquals(2, messages.size());
        assertEquals("SIP/2.0 603 Decline", messages.get(0).body().strip());
        assertEquals(200, messages.get(1).statusCode());
    }

    @Test
    void partsOfUnknownLengthEndWithTheirLastBorder() {
        String message = """
            INFO sip:bob@example.net SIP/2.0
            Call-ID: i@192.0.2.1
            CSeq: 2 INFO
            Content-Type: multipart/mixed;boundary=b1

            --b1
            Content-Type: message/sipfrag

            SIP/2.0 180 Ringing
            --b1--

            SIP/2.0 415 Unsupported Media Type
            CSeq: 2 INFO
            """;
        List<SipMessage> messages = Texts.messages(message);
        assertEquals(2, messages.size());
        assertEquals(415, messages.get(1).statusCode());
    }

    @Test
    void countsTheBytesOfABodyInUtf8() {
        String text = """
            MESSAGE sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 MESSAGE
            Content-Type: text/plain
            Content-Length: 9

            Grüße!\u20AC
            """;
        SipMessage message = Texts.only(text.replace("\n", "\r\n").replace("9", "11"));
        assertEquals("Grüße!\u20AC", message.body());
    }

    @Test
    void keepsAsManyMessagesAsTheLimitAllowsAndSaysSo() {
        ParseLimits limits = new ParseLimits(2, 10, 10, 10, 100);
        Recognition two = new Recogniser(limits).recognise(Texts.BUSY + Texts.BUSY);
        Recognition three = new Recogniser(limits).recognise(Texts.BUSY + Texts.BUSY + Texts.BUSY);
        assertEquals(2, two.messages().size());
        assertFalse(two.bounded());
        assertEquals(2, three.messages().size());
        assertTrue(three.bounded());
    }
}
