// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.diagnosis.Diagnosis;

class SentenceTest {

    @Test
    void saysWhoCalledWhomWhatHappenedAndWhatToDoNext() {
        assertEquals(
                "The call from 1001 to 1002 failed: 10.20.0.10:5060 rang for 4.2 s and then answered 486 Busy Here"
                        + " (Q.850 cause 17, User busy): the callee was busy, or rejected the call with the busy"
                        + " button. Next: Nothing to repair. Where every call to this number is busy, check do not"
                        + " disturb, call waiting and the number of lines there.",
                Sentence.of(Experts.diagnosis(Traces.busy())));
    }

    @Test
    void saysNothingAboutANextStepWhereNothingIsWrong() {
        String sentence = Sentence.of(Experts.diagnosis(Traces.answered()));
        assertTrue(sentence.startsWith("The call from 1001 to 1002 was answered: "), sentence);
        assertFalse(sentence.contains("Next:"), sentence);
    }

    @Test
    void beginsWithTheEmergency() {
        String sentence = Sentence.of(Experts.diagnosis(Traces.emergencyRefused()));
        assertTrue(sentence.startsWith("EMERGENCY CALL. The call from 1001 to 112 failed: "), sentence);
    }

    @Test
    void callsEveryKindByItsName() {
        assertBegins("The registration of 1001 is fine: ", Traces.registered());
        assertBegins("The registration of 1001 failed: ", Traces.wrongPassword());
        assertBegins("The sign-off of 1001 is fine: ", Traces.signedOff());
        assertBegins("The OPTIONS ping from 1001 to 1002 is fine: ", Traces.pinged());
        assertBegins("The SUBSCRIBE from 1001 to 1002 failed: ", single("SUBSCRIBE", "489 Bad Event"));
        assertBegins("The MESSAGE from 1001 to 1002 failed: ", single("MESSAGE", "404 Not Found"));
        assertBegins(
                "This part of a call from 1001 to 1002 ",
                single("BYE", "200 OK").inDialog());
    }

    @ParameterizedTest
    @CsvSource({
        "failed, ' failed: '",
        "answered, ' was answered: '",
        "dropped, ' was answered, but did not end well: '",
        "cancelled, ' was cancelled: '",
        "redirected, ' was redirected: '",
        "in_progress, ' has no end in this material: '",
        "unknown, ' cannot be judged from this: '",
        "not_a_call, ': '",
    })
    void hasAVerbForEveryOutcome(String outcome, String verb) {
        Diagnosis real = Experts.diagnosis(Traces.busy());
        Diagnosis diagnosis =
                new Diagnosis(real.story(), real.rootCause(), real.others(), real.rules(), outcome, real.phase());
        String sentence = Sentence.of(diagnosis);
        assertTrue(sentence.startsWith("The call from 1001 to 1002" + verb), sentence);
    }

    @Test
    void tellsACallThatStillRings() {
        Trace ringing = new Trace("r@10.20.4.21").request(0, "INVITE").response(700, "180 Ringing", "INVITE");
        assertBegins(
                "The call from 1001 to 1002 has no end in this material: it was ringing when the last message was"
                        + " seen.",
                ringing);
        List<String> others = Experts.diagnosis(ringing).alternatives().stream()
                .map(other -> other.category())
                .toList();
        assertEquals(List.of("not-a-failure", "callee-no-answer-timeout", "caller-cancelled"), others.subList(0, 3));
    }

    @Test
    void endsEverySentenceWithOneFullStop() {
        for (Trace trace : new Trace[] {Traces.busy(), Traces.codecMismatch(), Traces.silentTrunk(), Traces.pinged()}) {
            String sentence = Sentence.of(Experts.diagnosis(trace));
            assertTrue(sentence.endsWith(".") && !sentence.contains(".."), sentence);
        }
    }

    @Test
    void keepsLineBreaksAndControlCharactersOfStrangersOut() {
        Trace nasty = new Trace("n@10.20.4.21")
                .request(0, "INVITE")
                .response(20, "403 No\u001b[31m", "INVITE", "Server: evil\u0007\u0000box");
        String sentence = Sentence.of(Experts.diagnosis(nasty));
        assertTrue(sentence.chars().noneMatch(Character::isISOControl), sentence);
    }

    @Test
    void saysNothingOfATimeThatIsShorterThanTheLogCounts() {
        Trace trace = new Trace("seconds@10.20.4.21")
                .request(0, "INVITE")
                .response(0, "180 Ringing", "INVITE")
                .response(0, "480 Temporarily Unavailable", "INVITE");
        String sentence = Sentence.of(Experts.diagnosis(trace));
        assertFalse(sentence.contains("0 ms") || sentence.contains("unknown"), sentence);
        assertFalse(Experts.told(trace).get("timing").toString().contains("=0"));
    }

    private static Trace single(String method, String status) {
        return new Trace("single@10.20.4.21").request(0, method).response(20, status, method);
    }

    private static void assertBegins(String beginning, Trace trace) {
        String sentence = Sentence.of(Experts.diagnosis(trace));
        assertTrue(sentence.startsWith(beginning), sentence);
    }
}
