// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallAssemblerTest {

    private static final String ANSWERED = """
        0.00 A > B  INVITE sip:bob@example.net
        0.10 B > A  180 Ringing
        1.00 B > A  200 OK
        1.01 A > B  ACK
        """;

    @Test
    void nothingIsNoCall() {
        assertEquals(List.of(), CallAssembler.assemble(List.of()));
    }

    @Test
    void everyCallIdIsACallInTheOrderOfItsFirstMessage() {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net  Call-ID: one
            0.1 A > C  INVITE sip:carol@example.net  Call-ID: two
            0.2 B > A  486 Busy Here
            0.3 C > A  200 OK
            """));
        assertEquals(List.of("one", "two"), calls.stream().map(Call::callId).toList());
        assertEquals(2, calls.get(0).messages().size());
        assertTrue(calls.get(0).answered().isEmpty());
        assertTrue(calls.get(1).answered().isPresent());
    }

    @Test
    void callsThatShareACallIdAreToldApartByTheirTags() {
        String a = "192.0.2.1";
        String b = "192.0.2.2";
        List<Call> calls = CallAssembler.assemble(List.of(
                SipTexts.between(a, b, 0, shared("INVITE sip:bob@example.net SIP/2.0", "one")),
                SipTexts.between(a, b, 1, shared("INVITE sip:bob@example.net SIP/2.0", "two")),
                SipTexts.between(b, a, 2, shared("SIP/2.0 486 Busy Here", "two")),
                SipTexts.between(b, a, 3, shared("SIP/2.0 403 Forbidden", "one"))));
        assertEquals(
                List.of(List.of("INVITE", "403"), List.of("INVITE", "486")),
                calls.stream().map(CallAssemblerTest::starts).toList());
    }

    private static String[] shared(String start, String caller) {
        return new String[] {
            start,
            "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK" + caller,
            "From: <sip:" + caller + "@example.net>;tag=" + caller,
            "To: <sip:bob@example.net>",
            "Call-ID: shared@example.net",
            "CSeq: 1 INVITE"
        };
    }

    @Test
    void callsOfWhichOnlyTheirEndsWereLoggedAreToldApartByTagsOrPartiesAndTime() {
        assertEquals(2, ends("486 Busy Here", ";tag=one", "404 Not Found", ";tag=two"));
        assertEquals(1, ends("200 OK", ";tag=one", "486 Busy Here", ";tag=one"));
        assertEquals(2, ends("INVITE sip:bob@example.net", "", "INVITE sip:bob@example.net", ""));
    }

    /** How many calls two messages an hour apart are. */
    private static int ends(String first, String firstTag, String second, String secondTag) {
        return CallAssembler.assemble(List.of(
                        end(0, first, "1001", firstTag),
                        end(3_600, second, firstTag.equals(secondTag) ? "1001" : "1007", secondTag)))
                .size();
    }

    private static ObservedMessage end(int second, String start, String caller, String tag) {
        String line = Character.isDigit(start.charAt(0)) ? "SIP/2.0 " + start : start + " SIP/2.0";
        ObservedMessage message = SipTexts.unobserved(
                second,
                line,
                "From: <sip:" + caller + "@example.net>" + tag,
                "To: <sip:bob@example.net>",
                "Call-ID: shared@example.net",
                caller.equals("1001") && tag.isEmpty() ? "User-Agent: x" : "CSeq: 1 INVITE");
        return SipTexts.at(Optional.of(Instant.EPOCH.plusSeconds(second)), second, message);
    }

    @Test
    void aRefusedCallerIsNotTheNextOne() {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net  From: <sip:1001@example.net>;tag=one
            0.1 B > A  401 Unauthorized  From: <sip:1001@example.net>;tag=one
            0.2 A > B  INVITE sip:bob@example.net  From: <sip:1001@example.net>;tag=again
            0.3 B > A  403 Forbidden  From: <sip:1001@example.net>;tag=again
            9.0 A > B  INVITE sip:bob@example.net  From: <sip:1001@example.net>;tag=later
            9.1 B > A  404 Not Found  From: <sip:1001@example.net>;tag=later
            """));
        assertEquals(
                List.of(List.of("INVITE", "401", "INVITE", "403"), List.of("INVITE", "404")),
                calls.stream().map(CallAssemblerTest::starts).toList());
    }

    private static List<String> starts(Call call) {
        return call.messages().stream()
                .map(m -> m.message().isRequest()
                        ? m.message().method()
                        : String.valueOf(m.message().statusCode()))
                .toList();
    }

    @Test
    void aMessageWithoutACallIdBelongsToTheCallBeforeIt() {
        List<Call> calls = CallAssembler.assemble(ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  486 Busy Here  Call-ID:
            """));
        assertEquals(1, calls.size());
        assertEquals(2, calls.get(0).messages().size());
    }

    @Test
    void ordersByTimeAndNotByPlace() {
        List<ObservedMessage> shuffled = new ArrayList<>(ExampleLadder.messages(ANSWERED));
        Collections.reverse(shuffled);
        Call call = CallAssembler.assemble(shuffled).get(0);
        assertEquals(
                ExampleLadder.call(ANSWERED).messages().stream()
                        .map(ObservedMessage::quote)
                        .toList(),
                call.messages().stream().map(ObservedMessage::quote).toList());
    }

    @Test
    void ordersByPlaceWhereATimeIsMissing() {
        List<ObservedMessage> messages = new ArrayList<>(ExampleLadder.messages(ANSWERED));
        messages.set(2, SipTexts.withoutTime(messages.get(2)));
        Collections.reverse(messages);
        Call call = CallAssembler.assemble(messages).get(0);
        assertEquals(
                List.of(0, 1, 2, 3),
                call.messages().stream().map(ObservedMessage::position).toList());
        assertTrue(call.answered().isPresent());
    }

    @Test
    void nothingButTheTextIsEnough() {
        List<ObservedMessage> messages = ExampleLadder.messages(ANSWERED).stream()
                .map(m -> new ObservedMessage(m.message(), Observation.unknown(), m.position()))
                .toList();
        Call call = CallAssembler.assemble(messages).get(0);
        Exchange invite = call.answered().orElseThrow();
        assertEquals(1, invite.transactions().size());
        assertEquals(1, invite.acks().size());
    }

    @Test
    void aSecondCopyInOneViewIsARetransmission() {
        Transaction hop = onlyHop(ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.5 A > B  INVITE
            1.5 A > B  INVITE
            """));
        assertEquals(3, hop.requests().size());
        assertEquals(2, hop.requestRetransmissions());
    }

    @Test
    void aCopySeenBySomebodyElseIsNoRetransmission() {
        List<ObservedMessage> messages = new ArrayList<>(ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.5 A > B  INVITE
            """));
        messages.add(SipTexts.seenBy("tap", messages.get(0), 2));
        messages.add(SipTexts.seenBy("tap", messages.get(1), 3));
        Transaction hop = onlyHop(messages);
        assertEquals(4, hop.requests().size());
        assertEquals(1, hop.requestRetransmissions());
    }

    @Test
    void aForwardedCopyIsAnotherHopOfTheSameExchange() {
        Exchange invite = onlyAttempt(ExampleLadder.messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > Q  INVITE
            0.02 Q > B  INVITE
            """));
        assertEquals(3, invite.transactions().size());
        assertEquals(1, invite.roots().size());
        Transaction first = invite.roots().get(0);
        Transaction second = first.forwarded().get(0);
        assertEquals("10.0.0.3:5060", second.receiver().orElseThrow().toString());
        assertEquals(Optional.of(second), second.forwarded().get(0).upstream());
        assertEquals(0, first.requestRetransmissions());
    }

    @Test
    void aForkIsOneHopWithTwoBelow() {
        Exchange invite = onlyAttempt(ExampleLadder.messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > B  INVITE sip:bob@192.0.2.2
            0.02 P > C  INVITE sip:bob@192.0.2.3
            """));
        assertEquals(2, invite.roots().get(0).forwarded().size());
    }

    @Test
    void aSenderThatTriesTwoTargetsHasTwoRoots() {
        Exchange invite = onlyAttempt(ExampleLadder.messages("""
            0.00 A > P  INVITE sip:bob@example.net
            0.01 P > A  503 Service Unavailable
            0.02 A > Q  INVITE sip:bob@example.net  CSeq: 1 INVITE
            """));
        assertEquals(2, invite.roots().size());
    }

    @Test
    void findsTheHopAboveWhereANodeHidesTheVias() {
        String[] invite = {
            "INVITE sip:bob@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-1",
            "From: <sip:a@example.net>;tag=1",
            "To: <sip:bob@example.net>",
            "Call-ID: c",
            "CSeq: 1 INVITE"
        };
        String[] hidden = invite.clone();
        hidden[1] = "Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK-2";
        Exchange exchange = onlyAttempt(List.of(
                SipTexts.between("10.0.0.1", "10.0.0.2", 0, invite),
                SipTexts.between("10.0.0.2", "10.0.0.3", 1, hidden)));
        assertEquals(1, exchange.roots().size());
        assertEquals("10.0.0.1", exchange.roots().get(0).sender().orElseThrow().host());
    }

    @Test
    void viasThatNameEachOtherDoNotHang() {
        String[] one = {
            "INVITE sip:bob@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-1",
            "Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK-2",
            "From: <sip:a@example.net>;tag=1",
            "To: <sip:bob@example.net>",
            "Call-ID: c",
            "CSeq: 1 INVITE"
        };
        String[] other = one.clone();
        other[1] = one[2];
        other[2] = one[1];
        Exchange exchange = onlyAttempt(List.of(
                SipTexts.between("10.0.0.1", "10.0.0.2", 0, one), SipTexts.between("10.0.0.2", "10.0.0.1", 1, other)));
        assertEquals(2, exchange.transactions().size());
        assertEquals(1, exchange.roots().size());
        assertTrue(Decision.of(exchange).isPresent());
    }

    @Test
    void aViaThatNamesItselfDoesNotHang() {
        Exchange exchange = onlyAttempt(List.of(SipTexts.unobserved(
                0,
                "INVITE sip:bob@example.net SIP/2.0",
                "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-1",
                "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-1",
                "From: <sip:a@example.net>;tag=1",
                "Call-ID: c",
                "CSeq: 1 INVITE")));
        assertEquals(1, exchange.roots().size());
    }

    @Test
    void theAckOfARefusalBelongsToItsTransaction() {
        Exchange invite = onlyAttempt(ExampleLadder.messages("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  486 Busy Here
            0.2 A > B  ACK
            """));
        assertEquals(1, invite.roots().get(0).acks().size());
        assertEquals(List.of(), invite.acks());
    }

    @Test
    void theAckOfAnAnswerBelongsToTheExchange() {
        Exchange invite = onlyAttempt(ExampleLadder.messages(ANSWERED));
        assertEquals(List.of(), invite.roots().get(0).acks());
        assertEquals(1, invite.acks().size());
    }

    @Test
    void theAckOfAnAnswerMayReuseTheBranchOfTheInvite() {
        List<ObservedMessage> messages = ExampleLadder.messages(
                ANSWERED.replace("ACK", "ACK  Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK-ladder-1"));
        Exchange invite = onlyAttempt(messages);
        assertEquals(1, invite.acks().size());
        assertEquals(List.of(), invite.roots().get(0).acks());
    }

    @Test
    void aCancelBelongsToItsInvite() {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net
            1.0 A > B  CANCEL
            1.1 B > A  200 OK (CANCEL)
            1.2 B > A  487 Request Terminated
            """);
        Exchange invite = call.lastAttempt().orElseThrow();
        assertEquals(1, invite.cancels().size());
        assertFalse(invite.isSuccessful(), "the 200 is for the CANCEL");
        assertEquals(487, invite.finalAtSender().orElseThrow().message().statusCode());
    }

    @Test
    void messagesWithoutABranchAreToldApartByHopAndCseq() {
        String[] invite = {
            "INVITE sip:bob@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 10.0.0.1",
            "From: <sip:a@example.net>;tag=1",
            "To: <sip:bob@example.net>",
            "Call-ID: c",
            "CSeq: 1 INVITE"
        };
        String[] busy = invite.clone();
        busy[0] = "SIP/2.0 486 Busy Here";
        String[] forwarded = invite.clone();
        forwarded[1] = "Via: SIP/2.0/UDP 10.0.0.2";
        Exchange exchange = onlyAttempt(List.of(
                SipTexts.between("10.0.0.1", "10.0.0.2", 0, invite),
                SipTexts.between("10.0.0.2", "10.0.0.3", 1, forwarded),
                SipTexts.between("10.0.0.2", "10.0.0.1", 2, busy)));
        assertEquals(2, exchange.transactions().size());
        assertEquals(1, exchange.roots().size());
        assertEquals(486, exchange.finalAtSender().orElseThrow().message().statusCode());
    }

    @Test
    void aBranchThatIsTheCookieAloneTellsNothing() {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net  Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK
            0.1 A > C  INVITE sip:bob@example.net  Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK  CSeq: 1 INVITE
            """);
        assertEquals(2, call.attempts().get(0).transactions().size());
    }

    @Test
    void anInviteLongAfterARefusalIsACallOfItsOwn() {
        String ladder = """
            0.0 A > B  INVITE sip:bob@example.net
            4.0 B > A  486 Busy Here
            4.1 A > B  ACK
            %s A > B  INVITE sip:bob@example.net  CSeq: 7 INVITE
            %s B > A  200 OK  CSeq: 7 INVITE
            """;
        assertEquals(
                2,
                CallAssembler.assemble(ExampleLadder.messages(ladder.formatted("700.0", "700.1")))
                        .size());
        assertEquals(
                1,
                CallAssembler.assemble(ExampleLadder.messages(ladder.formatted("60.0", "60.1")))
                        .size());
    }

    @Test
    void aBranchReusedForTheNextRequestDoesNotJoinThem() {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net  Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-same
            0.1 B > A  401 Unauthorized
            0.2 A > B  ACK
            0.3 A > B  INVITE sip:bob@example.net  Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK-same
            0.4 B > A  200 OK
            """);
        assertEquals(2, call.attempts().size());
        assertEquals(1, call.attempts().get(0).transactions().size());
        assertTrue(call.attempts().get(1).isSuccessful());
        assertFalse(call.attempts().get(0).isSuccessful());
    }

    private static Exchange onlyAttempt(List<ObservedMessage> messages) {
        List<Call> calls = CallAssembler.assemble(messages);
        assertEquals(1, calls.size());
        assertEquals(1, calls.get(0).attempts().size());
        return calls.get(0).attempts().get(0);
    }

    private static Transaction onlyHop(List<ObservedMessage> messages) {
        Exchange exchange = onlyAttempt(messages);
        assertEquals(1, exchange.transactions().size());
        return exchange.transactions().get(0);
    }
}
