// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSkewTest {
    private static final String LADDER = """
        0.000 A > P  INVITE sip:bob@example.net
        0.010 P > B  INVITE
        0.100 B > P  180 Ringing
        0.110 P > A  180 Ringing
        3.000 B > P  486 Busy Here
        3.010 P > A  486 Busy Here
        """;

    /** The messages as two hosts logged them: the first hop by the one, the second by the other, whose clock is wrong. */
    private static List<ObservedMessage> logged(String ladder, Duration ahead) {
        List<ObservedMessage> logged = new ArrayList<>();
        for (ObservedMessage m : ExampleLadder.messages(ladder)) {
            boolean first = m.source().orElseThrow().host().equals("10.0.0.1")
                    || m.destination().orElseThrow().host().equals("10.0.0.1");
            ObservedMessage seen = first ? m : SipTexts.at(m.at().map(at -> at.plus(ahead)), 0, m);
            logged.add(SipTexts.observedBy(first ? "edge" : "core", seen));
        }
        return logged;
    }

    private static TreeMap<String, Long> shifts(List<ObservedMessage> messages) {
        TreeMap<String, Long> shifts = new TreeMap<>();
        for (ObservedMessage m : ClockSkew.corrected(messages)) {
            shifts.put(
                    m.observation().observer().orElse(""),
                    m.observation().shift().toMillis());
        }
        return shifts;
    }

    private static TreeMap<String, Long> of(long edge, long core) {
        TreeMap<String, Long> shifts = new TreeMap<>();
        shifts.put("edge", edge);
        shifts.put("core", core);
        return shifts;
    }

    @Test
    void clocksThatAgreeAreLeftAlone() {
        assertEquals(of(0, 0), shifts(logged(LADDER, Duration.ZERO)));
        assertEquals(of(0, 0), shifts(logged(LADDER, Duration.ofMillis(5))));
    }

    @Test
    void aClockBehindIsSetForwardUntilCausesPrecedeEffects() {
        assertEquals(of(0, 1_991), shifts(logged(LADDER, Duration.ofMillis(-2_000))));
    }

    @Test
    void aClockAheadIsSetBack() {
        assertEquals(of(0, -1_991), shifts(logged(LADDER, Duration.ofMillis(2_000))));
    }

    @Test
    void theCallIsInTheOrderOfCauseAndEffect() {
        List<ObservedMessage> wrong = logged(LADDER, Duration.ofMillis(-2_000));
        Call call = CallAssembler.assemble(wrong).get(0);
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5),
                call.messages().stream().map(ObservedMessage::position).toList());
    }

    @Test
    void oneObserverHasOneClock() {
        List<ObservedMessage> messages = new ArrayList<>();
        logged(LADDER, Duration.ofMillis(-2_000)).forEach(m -> messages.add(SipTexts.observedBy("edge", m)));
        assertEquals(Optional.of(0L), Optional.ofNullable(shifts(messages).get("edge")));
    }

    @Test
    void wholeSecondsAreNoSkew() {
        String ladder = """
            0.900 A > P  INVITE sip:bob@example.net
            0.910 P > B  INVITE
            0.950 B > P  486 Busy Here
            0.960 P > A  486 Busy Here
            """;
        List<ObservedMessage> cut = new ArrayList<>();
        for (ObservedMessage m : logged(ladder, Duration.ZERO)) {
            boolean core = m.observation().observer().equals(Optional.of("core"));
            cut.add(
                    core
                            ? SipTexts.at(m.at().map(at -> at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)), 0, m)
                            : m);
        }
        assertEquals(of(0, 0), shifts(cut));
    }

    @Test
    void whatContradictsItselfIsLeftAlone() {
        // The answer came before the request, and the next request before the first was sent on: no one clock does
        // that.
        List<ObservedMessage> messages = new ArrayList<>(logged(LADDER, Duration.ofMillis(-2_000)));
        ObservedMessage refusal = messages.get(4);
        messages.set(4, SipTexts.at(refusal.at().map(at -> at.plusSeconds(9)), 0, refusal));
        assertEquals(of(0, 0), shifts(messages));
    }

    /** A node sends the call on under another Call-ID, so that no two hops of one request were seen by both. */
    private static final String LEGS = """
        0.000 A > P  INVITE sip:03023125099@p.example.net  Call-ID: upper-1
        0.010 P > B  INVITE sip:+493023125099@b.example.net  Call-ID: lower-1
        0.400 B > P  404 Not Found
        0.410 P > A  480 Temporarily Unavailable  Call-ID: upper-1
        """;

    @ParameterizedTest
    @CsvSource({"900, -891", "-600, 591", "5, 0", "0, 0"})
    void whatANodeSentOnUnderAnotherCallIdSetsAClockRight(long ahead, long shift) {
        List<ObservedMessage> logged = logged(LEGS, Duration.ofMillis(ahead));
        assertEquals(of(0, shift), shifts(inOrder(logged)));
        assertEquals(1, CallAssembler.assemble(logged).size());
    }

    @Test
    void twoCallsToOneNumberTellNothing() {
        List<ObservedMessage> logged = new ArrayList<>(logged(LEGS, Duration.ofMillis(900)));
        logged.addAll(logged(LEGS.replace("-1", "-2"), Duration.ofMillis(900)));
        assertEquals(of(0, 0), shifts(inOrder(logged)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+493023125098", "bob"})
    void anotherNumberOrANameTellsNothing(String called) {
        List<ObservedMessage> logged = logged(LEGS.replace("+493023125099", called), Duration.ofMillis(900));
        assertEquals(of(0, 0), shifts(inOrder(logged)));
    }

    @Test
    void aNodeThatTookLongerOverItDidSomethingElse() {
        List<ObservedMessage> logged = logged(LEGS.replace("0.410", "0.810"), Duration.ofMillis(900));
        assertEquals(of(0, 0), shifts(inOrder(logged)));
    }

    private static List<ObservedMessage> inOrder(List<ObservedMessage> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(m -> m.at().orElseThrow()))
                .sorted(Comparator.comparing(m -> !m.observation().observer().equals(Optional.of("edge"))))
                .toList();
    }
}
