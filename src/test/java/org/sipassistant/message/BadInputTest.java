// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadInputTest {

    @Test
    void goesOnBehindAHeaderWithoutColon() {
        String text = Texts.INVITE.replace("Max-Forwards: 70", "this is no header");
        assertEquals(List.of("header_without_colon"), Texts.problems(text));
        assertEquals(Optional.of("a84b4c76e66710@192.0.2.10"), Texts.only(text).callId());
    }

    @Test
    void reportsABadContentLength() {
        String text = Texts.INVITE.replaceFirst("Content-Length: \\d+", "Content-Length: -999");
        assertEquals(List.of("bad_content_length"), Texts.problems(text));
        assertEquals(Texts.SDP, Texts.only(text).body());
        assertEquals(
                List.of("bad_content_length"),
                Texts.problems(
                        Texts.INVITE.replaceFirst("Content-Length: \\d+", "Content-Length: 99999999999999999999")));
    }

    @Test
    void readsAMebibyteOfHeader() {
        String text = Texts.INVITE.replace("Max-Forwards: 70", "X-Long: " + "y".repeat(1 << 20));
        SipMessage message = Texts.only(text);
        assertEquals(1 << 20, message.header("X-Long").orElseThrow().length());
        assertEquals(Texts.SDP, message.body());
    }

    @Test
    void takesACallIdOfFortyThousandCharactersForMalformed() {
        String text = Texts.INVITE.replace("a84b4c76e66710", "c".repeat(40_000));
        assertEquals(Optional.empty(), Texts.only(text).callId());
        assertEquals(List.of("long_call_id"), Texts.problems(text));
        int longest = ParseLimits.STANDARD.callId();
        assertTrue(Texts.only("BYE sip:a@b SIP/2.0\nCall-ID: " + "c".repeat(longest))
                .callId()
                .isPresent());
        assertTrue(Texts.only("BYE sip:a@b SIP/2.0\nCall-ID: " + "c".repeat(longest + 1))
                .callId()
                .isEmpty());
    }

    @Test
    void reportsANulAndKeepsBrokenUtf8() {
        String text = Texts.INVITE.replace("Alice", "Al\0ce \uFFFD");
        assertEquals(List.of("nul"), Texts.problems(text));
        assertEquals(Optional.of("Al\0ce \uFFFD"), Texts.only(text).from().flatMap(NameAddr::displayName));
    }

    @Test
    void reportsABadCseqAndOneOfAnotherMethod() {
        assertEquals(List.of("bad_cseq"), Texts.problems(Texts.INVITE.replace("314159", "36893488147419103232")));
        assertEquals(List.of("bad_cseq"), Texts.problems(Texts.INVITE.replace("314159 INVITE", "INVITE")));
        assertEquals(List.of("cseq_method_mismatch"), Texts.problems(Texts.INVITE.replace("314159 INVITE", "1 BYE")));
    }

    @Test
    void reportsRepeatedAndMissingHeaders() {
        assertEquals(
                List.of("duplicate_header"), Texts.problems(Texts.BUSY.replace("Reason", "CSeq: 2 BYE\r\nReason")));
        assertEquals(List.of("missing_header"), Texts.problems(Texts.BUSY.replace("Call-ID", "X-Call")));
    }

    @Test
    void countsHeadersOnlyUpToTheirLimit() {
        String text = Texts.BUSY.replace("Reason", "X-A: b\r\n".repeat(2_000) + "Reason");
        assertEquals(List.of("too_many_headers"), Texts.problems(text));
        assertEquals(Part.MESSAGE, Texts.only(text).part());
    }

    @Test
    void readsTextsThatEndAnywhere() {
        String both = "x: " + Texts.INVITE + Texts.BUSY.replace("\r\n", "\\r\\n");
        for (int end = 0; end <= both.length(); end++) {
            for (SipMessage message : Texts.messages(both.substring(0, end))) {
                exercise(message);
                assertTrue(message.start() < message.end() && message.end() <= end);
            }
        }
    }

    @Test
    void readsTextsThatBeginAnywhereOrLackACharacter() {
        for (int at = 0; at < Texts.INVITE.length(); at++) {
            Texts.messages(Texts.INVITE.substring(at)).forEach(BadInputTest::exercise);
            String without = Texts.INVITE.substring(0, at) + Texts.INVITE.substring(at + 1);
            Texts.messages(without).forEach(BadInputTest::exercise);
            for (char c : "\n\r\"<>;,: \\#\0".toCharArray()) {
                Texts.messages(Texts.INVITE.substring(0, at) + c + Texts.INVITE.substring(at))
                        .forEach(BadInputTest::exercise);
            }
        }
    }

    private static void exercise(SipMessage message) {
        String all = message.startLine()
                + message.text()
                + message.body()
                + message.problems()
                + message.callId()
                + message.cseq()
                + message.from()
                + message.to()
                + message.contacts()
                + message.vias()
                + message.reasons()
                + message.warning()
                + message.challenges()
                + message.credentials()
                + message.sdp()
                + message.bodySpan()
                + message.method();
        assertTrue(all.length() > 10);
    }

    @Test
    void aFirstHeaderWithoutAColonDoesNotHideTheOthers() {
        SipMessage message = Texts.messages(
                        "INVITE sip:2@a SIP/2.0\r\nVia SIP/2.0/UDP x\r\nCall-ID: bad1\r\nCSeq: 1 INVITE\r\n\r\n")
                .get(0);
        assertEquals(Optional.of("bad1"), message.callId());
        assertTrue(message.problems().stream().anyMatch(p -> p.code().equals("header_without_colon")));
    }
}
