// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private static Transaction root(String ladder) {
        return ExampleLadder.call(ladder).lastAttempt().orElseThrow().roots().get(0);
    }

    @Test
    void countsHowOftenTheAnswerWasRepeated() {
        Transaction hop = root("""
            0.0 A > B  INVITE sip:bob@example.net
            1.0 B > A  200 OK
            1.5 B > A  200 OK
            2.5 B > A  200 OK
            """);
        assertEquals(2, hop.finalRetransmissions());
        assertEquals(1, hop.finalResponse().orElseThrow().position());
        assertEquals(3, hop.lastFinalResponse().orElseThrow().position());
        assertEquals(0, hop.requestRetransmissions());
    }

    @Test
    void theAnswerOfAnotherForkIsNoRepetition() {
        Transaction hop = root("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.1 P > C  INVITE
            1.0 B > P  200 OK
            1.1 P > A  200 OK
            1.2 C > P  200 OK
            1.3 P > A  200 OK
            """);
        assertEquals(0, hop.finalRetransmissions());
        assertEquals(4, hop.lastFinalResponse().orElseThrow().position());
    }

    @Test
    void knowsItsProvisionalResponses() {
        Transaction hop = root("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  100 Trying
            0.2 B > A  183 Session Progress
            """);
        assertTrue(hop.provisional(100, 100).isPresent());
        assertEquals(183, hop.provisional(101, 199).orElseThrow().message().statusCode());
        assertEquals(Optional.empty(), hop.finalResponse());
        assertEquals(Optional.empty(), hop.lastFinalResponse());
        assertEquals(0, hop.finalRetransmissions());
    }

    @Test
    void tellsItsTwoEndsFromAResponseAlone() {
        Transaction hop = root("0.0 B > A  486 Busy Here (INVITE)");
        assertEquals(Optional.empty(), hop.request());
        assertEquals("10.0.0.2", hop.sender().orElseThrow().host());
        assertEquals("10.0.0.1", hop.receiver().orElseThrow().host());
        assertEquals(486, hop.first().message().statusCode());
    }

    @Test
    void theViaTellsTheTransportWhereTheSourceDoesNot() {
        ObservedMessage invite = ExampleLadder.messages("0.0 A > B  INVITE sip:bob@example.net  Transport: tls")
                .get(0);
        Transaction hop = new Transaction("INVITE");
        hop.add(new ObservedMessage(invite.message(), Observation.unknown(), 0));
        assertEquals(Optional.of("tls"), hop.transport());
        assertEquals(Optional.empty(), hop.sender());
    }

    private static List<Transaction> pasted(String... startLineBranchAndCseq) {
        List<ObservedMessage> messages = new ArrayList<>();
        for (String text : startLineBranchAndCseq) {
            String[] parts = text.split("; ");
            messages.add(SipTexts.unobserved(
                    messages.size(),
                    parts[0],
                    "Via: SIP/2.0/UDP 192.0.2.31;branch=" + parts[1],
                    "Call-ID: pasted@call.test",
                    "CSeq: " + parts[2]));
        }
        return Transactions.of(messages);
    }

    @Test
    void aResponseWhoseBranchSomebodyChangedBelongsToTheOneRequestWithItsCSeq() {
        List<Transaction> transactions = pasted(
                "REGISTER sip:example.net SIP/2.0; z9hG4bKa; 3 REGISTER",
                "SIP/2.0 403 Forbidden; z9hG4bKx; 3 REGISTER");
        assertEquals(1, transactions.size());
        assertEquals(1, transactions.get(0).finalResponse().orElseThrow().position());
    }

    @Test
    void aResponseOfAnUnknownBranchStaysAloneWhereItMayBelongToAnotherRequest() {
        String request = "REGISTER sip:example.net SIP/2.0; z9hG4bKa; 3 REGISTER";
        String answer = "SIP/2.0 403 Forbidden; z9hG4bKx; 3 REGISTER";
        assertEquals(2, pasted(request, answer.replace("3 R", "4 R")).size());
        assertEquals(3, pasted(request, request.replace("bKa", "bKb"), answer).size());
        assertEquals(3, pasted(request, answer, answer.replace("bKx", "bKy")).size());
        assertEquals(2, pasted(request, answer.replace("bKx", "bKa"), answer).size());
    }
}
