// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

class FirstLinesTest {
    private static final String HEADERS = """
        Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK77
        From: "Desk" <sip:3301@pbx.example>;tag=a1
        To: <sip:4402@pbx.example;user=phone>
        Call-ID: cut@192.0.2.20
        CSeq: 1 INVITE
        Contact: <sip:3301@192.0.2.20>
        """;
    private static final String REQUEST = HEADERS + "Max-Forwards: 70\nContent-Length: 0\n\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "INVITE was:\n", "INVITE sip:4402@pbx.example\n", "it never rings:\n\n"})
    void aRequestHasTheMethodOfItsCSeqAndTheAddressOfItsTo(String before) {
        String text = FirstLines.of(before + REQUEST).text();
        assertEquals(before + "INVITE sip:4402@pbx.example;user=phone SIP/2.0\n" + REQUEST, text);
        assertEquals(1, found(text).size());
    }

    @ParameterizedTest
    @CsvSource({
        "WWW-Authenticate: Digest realm=pbx, 401",
        "Proxy-Authenticate: Digest realm=pbx, 407",
        "Unsupported: 100rel, 420",
        "Min-Expires: 600, 423"
    })
    void aResponseHasTheCodeThatAHeaderTells(String header, int code) {
        List<SipMessage> messages =
                found(FirstLines.of("and then\n" + HEADERS + header + "\n\n").text());
        assertEquals(
                List.of(code), messages.stream().map(SipMessage::statusCode).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, <sip:3301@pbx.example;transport=tcp>, REGISTER sip:pbx.example SIP/2.0",
        "REGISTER, <sips:3301@[2001:db8::7]>, REGISTER sips:[2001:db8::7] SIP/2.0",
        "ACK, <sip:4402@pbx.example>;tag=b1, ACK sip:unknown.invalid SIP/2.0",
        "BYE, <sip:4402@pbx.example>;tag=b1, BYE sip:unknown.invalid SIP/2.0"
    })
    void registrationsNameTheServerAloneAndDialogsHaveAnotherAddress(String method, String to, String first) {
        String request = REQUEST.replace("1 INVITE", "1 " + method).replace("<sip:4402@pbx.example;user=phone>", to);
        FirstLines.Restored restored = FirstLines.of(request);
        assertEquals(first, restored.text().lines().findFirst().orElseThrow());
        assertTrue(restored.missing().getFirst().contains("was put together"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max-Forwards: 70\n", "Max-Forwards: 70\nRoute: <sip:192.0.2.1;lr>\n"})
    void anInviteWithinADialogMayBeAResponseAndCallsAnUnknownAddress(String more) {
        String dialog = HEADERS.replace(";user=phone>", ">;tag=b1") + more;
        assertEquals(dialog, FirstLines.of(dialog).text());
    }

    @Test
    void aCancelHasNoTagInItsToAsItsAnswersHave() {
        String cancel = HEADERS.replace("1 INVITE", "1 CANCEL");
        assertEquals(
                "CANCEL sip:4402@pbx.example;user=phone SIP/2.0",
                FirstLines.of(cancel).text().lines().findFirst().orElseThrow());
        String perhapsItsAnswer = cancel.replace(";user=phone>", ">;tag=b1");
        assertEquals(perhapsItsAnswer, FirstLines.of(perhapsItsAnswer).text());
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, CANCEL sip:unknown.invalid SIP/2.0", "INVITE, Via:", "OPTIONS, Via:"})
    void aCancelMeansTheSameWhateverItsToWas(String method, String first) {
        String headers = HEADERS.replace("1 INVITE", "1 " + method).replaceAll("To: .*\n", "") + "Max-Forwards: 70\n";
        assertTrue(
                FirstLines.of(headers).text().startsWith(first),
                FirstLines.of(headers).text());
    }

    @Test
    void saysWhatWasPutTogether() {
        assertEquals(
                List.of("The first line of a message (INVITE from 3301 to 4402): it was put together from its"
                        + " headers."),
                FirstLines.of(REQUEST).missing());
    }

    @Test
    void headersWithoutACSeqTellWhoseTheyWere() {
        String headers = HEADERS.replace("CSeq: 1 INVITE\n", "");
        FirstLines.Restored restored = FirstLines.of(headers);
        assertEquals(headers, restored.text());
        assertEquals(
                List.of("The first line of a message (from 3301 to 4402, Call-ID cut@192.0.2.20): its headers alone do"
                        + " not tell what it was."),
                restored.missing());
        assertTrue(restored.loneHeaders());
    }

    @Test
    void headersBehindManyThatTellTheirFirstLineAreAloneToo() {
        String many = REQUEST.repeat(5);
        assertFalse(FirstLines.of(many).loneHeaders());
        FirstLines.Restored restored = FirstLines.of(many + '\n' + HEADERS.replace("CSeq: 1 INVITE\n", ""));
        assertEquals("The first lines of 1 more messages.", restored.missing().getLast());
        assertTrue(restored.loneHeaders());
    }

    @Test
    void theEndOfAMessageOfAnotherCallIsNotMeant() {
        String whole = "SIP/2.0 404 Not Found\nCall-ID: other@192.0.2.20\nCSeq: 3 INVITE\n\n";
        assertEquals(REQUEST + whole, FirstLines.of(REQUEST + whole).text());
        String same = whole.replace("other@", "cut@");
        assertEquals(2, found(FirstLines.of(REQUEST + same).text()).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Warning: 304 pbx.example \"no codec\"\n",
                "Max-Forwards: 70\nMin-Expires: 60\n",
                "Max-Forwards: 70\nServer: PBX\n",
                "P-Preferred-Identity: <sip:3301@pbx.example>\n"
            })
    void headersThatDoNotTellWhatTheyWereAreLeft(String more) {
        FirstLines.Restored restored = FirstLines.of(HEADERS + more);
        assertEquals(HEADERS + more, restored.text());
        assertTrue(restored.missing().getFirst().contains("INVITE from 3301 to 4402"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:4402@pbx.example SIP/2.0\n" + REQUEST,
                "INVITE sip:4402@pbx.example SIP/2.0\nX-Line a\n" + REQUEST,
                "INVITE sip:4402@pbx.example SIP/2.0.\n" + REQUEST,
                "OPTIONS * RTSP/1.0\nCSeq: 1\nFrom: a\nTo: b\nVia: RTSP/1.0\n",
                "From: jane@mail.example\nTo: joe@mail.example\nSubject: phone\nDate: today\nReply-To: jane\n",
                "Call-ID: a@b\nCSeq: 1 INVITE\nMax-Forwards: 70\n",
                "Call-ID: a@b\nCSeq: 1 INVITE\nMax-Forwards: 70\nTo: <sip:a@b>\nCSeq: 2 BYE\n",
                "no headers here"
            })
    void anyOtherTextStays(String text) {
        FirstLines.Restored restored = FirstLines.of(text);
        assertSame(text, restored.text());
        assertEquals(List.of(), restored.missing());
    }

    @Test
    void manyHeadersTakeLinearTime() {
        assertTimeout(Duration.ofSeconds(5), () -> FirstLines.of("Via: SIP/2.0/UDP a\n".repeat(100_000)));
        assertTimeout(Duration.ofSeconds(5), () -> FirstLines.of("v:" + " ".repeat(1_000_000)));
        assertTimeout(Duration.ofSeconds(5), () -> FirstLines.of("a".repeat(1_000_000) + ": b"));
        FirstLines.Restored many = FirstLines.of((REQUEST).repeat(500));
        assertEquals(500, found(many.text()).size());
        assertEquals("The first lines of 495 more messages.", many.missing().getLast());
        assertEquals(6, many.missing().size());
    }

    private static List<SipMessage> found(String text) {
        return Recogniser.standard().recognise(text).messages().stream().collect(Collectors.toList());
    }
}
