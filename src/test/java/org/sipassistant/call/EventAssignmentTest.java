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
}
