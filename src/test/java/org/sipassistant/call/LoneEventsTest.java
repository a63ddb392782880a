// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.RecordBook;

/** Lines beside which there is no message, which all stand within two minutes. */
class LoneEventsTest {
    private final List<ObservedEvent> events = new ArrayList<>();

    private LoneEventsTest line(String says, Map<String, String> fields, String line) {
        return add(new LogEvent(says, "test", fields, 0, 0, line));
    }

    private LoneEventsTest add(LogEvent event) {
        events.add(new ObservedEvent(event, Observation.unknown(), events.size()));
        return this;
    }

    private LoneEventsTest at(int second, String says, String callId) {
        Observation seen = new Observation(
                Optional.of(Instant.ofEpochSecond(second)),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        LogEvent event = new LogEvent(says, "test", Map.of("call_id", callId), 0, 0, "a line");
        events.add(new ObservedEvent(event, seen, events.size()));
        return this;
    }

    private LoneEventsTest line(String says, Map<String, String> fields) {
        return line(says, fields, "a line");
    }

    private List<Integer> stories() {
        return LoneEvents.calls(events).stream()
                .map(call -> call.events().size())
                .toList();
    }

    @Test
    void theTroublesOfTwoUsersAreTwo() {
        line("wrong-password", Map.of("user", "1004")).line("registration-limit", Map.of("user", "1009"));
        assertEquals(List.of(1, 1), stories());
    }

    @Test
    void oneCallIdWithTagsOfTwoCallsIsTwo() {
        line("response-sent", Map.of("call_id", "x@y", "from_tag", "a1", "code", "486"))
                .line("response-sent", Map.of("call_id", "x@y", "from_tag", "b1", "code", "404"))
                .line("response-sent", Map.of("call_id", "x@y", "from_tag", "a1", "code", "200"));
        assertEquals(List.of(2, 1), stories());
    }

    @Test
    void eachRecordIsACallUnlessItNamesTheSameOne() {
        for (String callId : List.of("", "x", "y", "x", "")) {
            Map<String, String> ofCall = callId.isEmpty() ? Map.of() : Map.of("call_id", callId);
            add(new LogEvent("busy", RecordBook.PRODUCT, ofCall, 0, 0, "a record"));
        }
        assertEquals(List.of(1, 2, 1, 1), stories());
    }

    @Test
    void anotherCallIdIsAnotherLegAtOnceAndAnotherCallLater() {
        at(0, "no-route", "x").at(3, "tls-failed", "y").at(69, "hangup", "z").at(70, "no-route", "x");
        assertEquals(List.of(3, 1), stories());
    }

    @Test
    void theTroublesOfTwoPeersAreTwo() {
        line("peer-unreachable", Map.of("source", "192.0.2.31:5060"))
                .line("acl-refused", Map.of("source", "203.0.113.9:5071"))
                .line("peer-reachable", Map.of("source", "203.0.113.9:5080"));
        assertEquals(List.of(1, 2), stories());
    }

    @Test
    void whomALineIsAboutMayStandInItsWordsOnly() {
        line("wrong-password", Map.of(), "guard: password of user 1004 invalid")
                .line("busy", Map.of(), "dialler: user '1009' is busy");
        assertEquals(List.of(1, 1), stories());
    }

    @Test
    void aNameAtTheEndOfASentenceIsTheSameName() {
        line("registration-refused", Map.of(), "registration refused for user 1004.")
                .line("wrong-password", Map.of(), "wrong password for user 1004 at last");
        assertEquals(List.of(2), stories());
    }

    @Test
    void aPeerThatIsNamedByItsAddressIsThatAddress() {
        line("peer-unreachable", Map.of(), "monitor: peer 192.0.2.77 is unreachable")
                .line("acl-refused", Map.of("source", "192.0.2.77:5060", "user", "1004"));
        assertEquals(List.of(2), stories());
    }

    @Test
    void theTwoPartiesOfOneCallAreOne() {
        line("dialled-out", Map.of("channel", "1004-0001"))
                .line("busy", Map.of("channel", "1002-0002"))
                .line("response-received", Map.of("code", "486", "source", "192.0.2.31:5060"));
        assertEquals(List.of(3), stories());
    }

    @Test
    void manyUsersWithTheSameTroubleAreOne() {
        line("wrong-password", Map.of("user", "1004")).line("wrong-password", Map.of("user", "1009"));
        assertEquals(List.of(2), stories());
    }

    @Test
    void aLineThatNamesNobodyBelongsToTheOneBefore() {
        line("wrong-password", Map.of("user", "1004"))
                .line("registration-limit", Map.of("user", "1009"))
                .line("hangup", Map.of());
        assertEquals(List.of(1, 2), stories());
    }

    @Test
    void callsThatAProductNumbersAreAsMany() {
        line("no-route", Map.of(), "WARNING[12][C-00000001] app.c: no route")
                .line("hangup", Map.of(), "[C-00000001] hung up")
                .line("absent", Map.of(), "WARNING[12][C-00000002] app.c: absent")
                .line("no-route", Map.of(), "NOTICE[12][C-00000003] app.c: no route")
                .line("hangup", Map.of(), "[C-00000002] hung up");
        assertEquals(List.of(2, 2, 1), stories());
    }

    @Test
    void theLegsOfOneCallAreNumberedEachByItselfInSomeProducts() {
        line("no-route", Map.of(), "3f2504e0-4f89-11d3-9a0c-0305e82c3301 no route")
                .line("hangup", Map.of(), "6fa459ea-ee8a-3ca4-894e-db77e160355e hung up");
        assertEquals(List.of(2), stories());
    }
}
