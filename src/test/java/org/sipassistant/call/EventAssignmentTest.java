// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.log.LogEvent;

class EventAssignmentTest {

    private static ObservedEvent event(int position, Map<String, String> fields) {
        return event(position, fields, "the line is busy");
    }

    private static ObservedEvent event(int position, Map<String, String> fields, String line) {
        return new ObservedEvent(new LogEvent("busy", "test", fields, 0, 0, line), Observation.unknown(), position);
    }

    private static List<ObservedMessage> twoCalls() {
        return ExampleLadder.messages("""
            0.000 A > B  INVITE sip:bob@example.net
            1.000 A > C  INVITE sip:carol@example.net  Call-ID: second@rules.test
            """);
    }

    private static List<Integer> eventsPerCall(ObservedEvent event) {
        return CallAssembler.assemble(twoCalls(), List.of(event)).stream()
                .map(call -> call.events().size())
                .toList();
    }

    @Test
    void aLineBelongsToTheCallItNames() {
        assertEquals(List.of(0, 1), eventsPerCall(event(0, Map.of("call_id", "second@rules.test"))));
    }

    @Test
    void ofCallsThatShareACallIdALineBelongsToThatOfItsTag() {
        List<ObservedMessage> messages = ExampleLadder.messages("""
            0.000 A > B  INVITE sip:bob@example.net  From: <sip:1001@example.net>;tag=one
            0.100 B > A  404 Not Found  From: <sip:1001@example.net>;tag=one
            9.000 A > B  INVITE sip:bob@example.net  From: <sip:1001@example.net>;tag=two
            9.100 B > A  486 Busy Here  From: <sip:1001@example.net>;tag=two
            """);
        String callId = messages.get(0).message().callId().orElseThrow();
        List<ObservedEvent> events = List.of(event(9, Map.of("call_id", callId, "from_tag", "two")));
        assertEquals(
                List.of(0, 1),
                CallAssembler.assemble(messages, events).stream()
                        .map(call -> call.events().size())
                        .toList());
    }

    @Test
    void aLineNamesItsCallWhereverItsWriterPutIt() {
        assertEquals(List.of(0, 1), eventsPerCall(event(0, Map.of(), "INFO: second@rules.test|end|no route")));
        assertEquals(List.of(0, 1), eventsPerCall(event(0, Map.of(), "no route (callid=second@rules.test)")));
        assertEquals(List.of(1, 0), eventsPerCall(event(1, Map.of(), "no route for 2second@rules.test")));
    }

    @Test
    void aLineBelongsToTheMessageBeforeIt() {
        assertEquals(List.of(1, 0), eventsPerCall(event(1, Map.of())));
        assertEquals(List.of(0, 1), eventsPerCall(event(9, Map.of())));
    }

    @Test
    void linesWithoutMessagesAreOneCall() {
        List<Call> calls = CallAssembler.assemble(
                List.of(), List.of(event(0, Map.of("method", "REGISTER")), event(1, Map.of("call_id", "x@y"))));
        assertEquals(1, calls.size());
        assertEquals(Kind.REGISTRATION, calls.get(0).kind());
        assertEquals("x@y", calls.get(0).callId());
        assertEquals(2, calls.get(0).events().size());
    }

    @Test
    void withoutLinesNothingChanges() {
        assertEquals(
                CallAssembler.assemble(twoCalls()).size(),
                CallAssembler.assemble(twoCalls(), List.of()).size());
    }

    private static ObservedEvent refused(String line, Map<String, String> fields) {
        return new ObservedEvent(new LogEvent("wrong-password", "test", fields, 0, 0, line), Observation.unknown(), 9);
    }

    @Test
    void aLineThatNamesAnotherCallIsAStoryOfItsOwn() {
        assertEquals(List.of(0, 0, 1), eventsPerCall(event(9, Map.of("call_id", "third@rules.test"))));
        assertEquals(List.of(0, 1), eventsPerCall(event(0, Map.of("call_id", "second"))), "cut at the at sign");
    }

    @Test
    void aLineAboutAnAccountBelongsToACallOfThatAccount() {
        String line = "Registration from 'x' failed";
        assertEquals(List.of(1, 0), eventsPerCall(refused(line, Map.of("user", "bob@example.net"))));
        assertEquals(List.of(0, 0, 1), eventsPerCall(refused(line, Map.of("user", "3005"))));
        assertEquals(List.of(0, 0, 1), eventsPerCall(refused(line, Map.of("user", "3005", "source", "10.0.0.1:5060"))));
        assertEquals(List.of(0, 1), eventsPerCall(refused("INVITE refused", Map.of("source", "10.0.0.3:5060"))));
        assertEquals(List.of(0, 0, 1), eventsPerCall(refused(line, Map.of())), "nobody here registers");
        assertEquals(List.of(0, 1), eventsPerCall(refused("wrong secret", Map.of())));
    }

    @Test
    void aLineAboutARequestThatIsNoCallBelongsToNone() {
        assertEquals(List.of(0, 0, 1), eventsPerCall(event(9, Map.of("method", "SUBSCRIBE"))));
        assertEquals(List.of(0, 1), eventsPerCall(event(9, Map.of("method", "INVITE"))));
    }

    @Test
    void aLineAboutAnInvitationIsNoneOfARegistration() {
        List<ObservedMessage> registration =
                ExampleLadder.messages("0.000 A > B  REGISTER sip:example.net\n0.100 B > A  403 Forbidden");
        List<Call> calls =
                CallAssembler.assemble(registration, List.of(event(9, Map.of("method", "INVITE"), "no reply")));
        assertEquals(
                List.of(0, 1), calls.stream().map(call -> call.events().size()).toList());
        List<Call> ownLine =
                CallAssembler.assemble(registration, List.of(event(9, Map.of("method", "REGISTER"), "no reply")));
        assertEquals(1, ownLine.size());
    }

    @Test
    void whatExplainsNothingIsNoStory() {
        ObservedEvent notice = new ObservedEvent(
                new LogEvent("notice", "test", Map.of("call_id", "third@rules.test"), 0, 0, "gone"),
                Observation.unknown(),
                9);
        assertEquals(List.of(0, 1), eventsPerCall(notice));
    }
}
