// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooseAnswersTest {
    private static final String CALL_ID = "Call-ID: cut@rules.test";
    private static final String[] INVITE = request("INVITE", "1");

    @Test
    void theRequestBeforeItIsAnswered() {
        Call call = call(INVITE, response("100 Trying"), response("180 Ringing"), response("486 Busy Here"));
        assertEquals(List.of("INVITE", "INVITE", "INVITE", "INVITE"), methods(call));
        assertEquals(1, call.attempts().get(0).transactions().size());
        assertEquals("SIP/2.0 486 Busy Here", told(call));
    }

    @Test
    void aBranchTellsWhichOfTwo() {
        Call call = call(
                INVITE,
                request("OPTIONS", "2"),
                response("404 Not Found", "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK-INVITE-1"));
        assertEquals("SIP/2.0 404 Not Found", told(call));
    }

    @Test
    void theLastThatWaitsGoesFirst() {
        Call call = call(INVITE, response("200 OK"), request("BYE", "2"), response("481 Gone"), response("481 Gone"));
        assertEquals(List.of("INVITE", "INVITE", "BYE", "BYE", "BYE"), methods(call));
    }

    @Test
    void aCancelAndWhatItCancels() {
        Call call =
                call(INVITE, response("183 Progress"), request("CANCEL", "1"), response("200 OK"), response("487 X"));
        assertEquals(List.of("INVITE", "INVITE", "CANCEL", "CANCEL", "INVITE"), methods(call));
        assertEquals("SIP/2.0 487 X", told(call));
    }

    @Test
    void whatNamesItsRequestStaysAsItIs() {
        List<ObservedMessage> messages = ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  486 Busy Here
            """);
        assertSame(messages, LooseAnswers.placed(messages));
    }

    @Test
    void aRefusalAloneIsTakenAsThatOfAnInvite() {
        Call alone = call(response("486 Busy Here"), new String[0]);
        assertEquals(List.of("INVITE"), methods(alone));
        assertEquals("SIP/2.0 486 Busy Here", told(alone));
        assertEquals(Kind.FRAGMENT, alone.kind());
    }

    @Test
    void aResponseThatNothingAsksForAnswersNothing() {
        assertEquals(List.of(""), methods(call(response("401 Unauthorized"), new String[0])));
        assertEquals(List.of(""), methods(call(response("200 OK"), new String[0])));
    }

    @Test
    void aResponseWithACseqButWithoutViaAndTagsIsPairedToo() {
        Call call = call(INVITE, response("180 Ringing", "CSeq: 1 INVITE"), response("603 Decline", "CSeq: 1 INVITE"));
        assertEquals("SIP/2.0 603 Decline", told(call));
    }

    private static String told(Call call) {
        return call.attempts().get(0).finalAtSender().orElseThrow().quote();
    }

    private static List<String> methods(Call call) {
        return call.messages().stream().map(m -> m.message().method()).toList();
    }

    private static Call call(String[]... messages) {
        List<ObservedMessage> observed = new ArrayList<>();
        for (String[] lines : messages) {
            if (lines.length > 0) {
                observed.add(SipTexts.unobserved(observed.size(), lines));
            }
        }
        return CallAssembler.assemble(observed).get(0);
    }

    private static String[] request(String method, String number) {
        return new String[] {
            method + " sip:bob@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK-" + method + '-' + number,
            "From: <sip:alice@example.net>;tag=a",
            "To: <sip:bob@example.net>",
            CALL_ID,
            "CSeq: " + number + ' ' + method
        };
    }

    private static String[] response(String status, String... headers) {
        List<String> lines = new ArrayList<>(List.of("SIP/2.0 " + status, CALL_ID));
        lines.addAll(List.of(headers));
        return lines.toArray(String[]::new);
    }
}
