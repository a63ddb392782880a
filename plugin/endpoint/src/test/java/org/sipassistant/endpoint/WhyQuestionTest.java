// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyQuestionTest {
    private static final List<String> DEFAULT = List.of("sip-messages-*");

    @Test
    void needsNothingButACallId() {
        WhyQuestion question = WhyQuestion.of(Map.of("call_id", "a84b4c76e66710"), DEFAULT);
        assertEquals("a84b4c76e66710", question.callId());
        assertEquals(DEFAULT, question.indices());
        assertEquals(ZoneId.of("UTC"), question.zone());
        assertFalse(question.hasTimes());
    }

    @Test
    void readsEveryParameter() {
        WhyQuestion question = WhyQuestion.of(
                Map.of(
                        "call_id", "a84b4c76e66710",
                        "index", "logs-pbx,logs-sbc",
                        "from", "2026-03-17",
                        "to", "2026-03-17",
                        "time_zone", "Europe/Berlin"),
                DEFAULT);
        assertEquals(List.of("logs-pbx", "logs-sbc"), question.indices());
        assertEquals(Optional.of("2026-03-16T23:00:00Z"), question.from());
        assertEquals(Optional.of("2026-03-17T22:59:59.999Z"), question.to());
        assertTrue(question.hasTimes());
    }

    @Test
    void hasTimesWithOneEndOfTheRange() {
        assertTrue(
                WhyQuestion.of(Map.of("call_id", "x", "to", "now-1h"), DEFAULT).hasTimes());
    }

    @Test
    void keepsEveryCharacterOfACallId() {
        String odd = "a b%{}\"'<>\\/~!*ü@[2001:db8::1]";
        assertEquals(odd, WhyQuestion.of(Map.of("call_id", odd), DEFAULT).callId());
    }

    @Test
    void canBeAskedOfOtherIndices() {
        WhyQuestion question = WhyQuestion.of(Map.of("call_id", "x", "from", "now-1h"), DEFAULT);
        WhyQuestion narrowed = question.withIndices(List.of("sip-messages-7"));
        assertEquals(List.of("sip-messages-7"), narrowed.indices());
        assertEquals(question.from(), narrowed.from());
    }

    @Test
    void refusesAQuestionWithoutACallId() {
        assertEquals("parameter [call_id] is missing", refusal(Map.of("from", "now-1h")));
    }

    @Test
    void namesTheParameterThatIsNotKnownAndAllThatAre() {
        assertEquals(
                "parameter [callid] is not one of [call_id, from, index, time_zone, to]",
                refusal(Map.of("callid", "x")));
    }

    /** Whoever asks for one call, or for how logs are read. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-18, 2026-03-17, 2026-03-18T00:00:00Z, 2026-03-17T23:59:59.999Z",
        "now, now-1d, now, now-1d",
        "now+1d, now/d, now+1d, now/d",
        "now-1h, 2000-01-01, now-1h, 2000-01-01T23:59:59.999Z"
    })
    void namesBothEndsOfARangeThatEndsBeforeItBegins(String from, String to, String first, String last) {
        String expected = "parameter [from] value [" + first + "] is not before parameter [to] value [" + last + "]";
        assertEquals(expected, refusal(Map.of("call_id", "x", "from", from, "to", to)));
        assertEquals(
                expected,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RecogniseQuestion.of(Map.of("from", from, "to", to), DEFAULT))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"now/d, now/d", "now-1h, now/d", "2000-01-01, now", "now-1d/d, now-1d/d"})
    void takesTheWholeDayThatARangeEndsWith(String from, String to) {
        assertTrue(WhyQuestion.of(Map.of("call_id", "x", "from", from, "to", to), DEFAULT)
                .hasTimes());
    }

    @Test
    void namesTheTimeThatIsWrong() {
        String refusal = refusal(Map.of("call_id", "x", "to", "tomorrow"));
        assertTrue(refusal.startsWith("parameter [to] value [tomorrow]"), refusal);
    }

    private static String refusal(Map<String, Object> values) {
        return assertThrows(IllegalArgumentException.class, () -> WhyQuestion.of(values, DEFAULT))
                .getMessage();
    }
}
