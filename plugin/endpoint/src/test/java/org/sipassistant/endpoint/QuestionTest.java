// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    @Test
    void isAboutOneCallWhereItHasACallId() {
        WhyQuestion one = assertInstanceOf(
                WhyQuestion.class,
                of("question", "why did a84b4c76e66710@10.10.1.21 fail at 14:05")
                        .subject());
        assertEquals("a84b4c76e66710@10.10.1.21", one.callId());
    }

    @Test
    void readsACallIdThatIsGivenAsNothingElse() {
        for (String callId : List.of("x@192.0.2.7", "x".repeat(300) + "@192.0.2.7")) {
            assertEquals(
                    Optional.empty(),
                    of("call_id", callId, "question", "why did the call from 1001 fail")
                            .otherwise());
        }
    }

    @Test
    void aQuestionBesideACallIdNeedSayNothingAboutACall() {
        Question question = of("call_id", "k1@pbx", "question", "what on earth is that");
        assertEquals("k1@pbx", question.told().get("call_id"));
        assertEquals(List.of("earth"), question.told().get("not_understood"));
    }

    @Test
    void emergencyCallsAreAskedForByAParameterOrByWords() {
        assertEquals(Map.of("emergency", true), of("emergency", "true").told());
        assertThrows(IllegalArgumentException.class, () -> of("emergency", "false"));
        assertEquals(
                Map.of("emergency", true, "not_understood", List.of()),
                of("question", "did any emergency call fail").told());
        assertEquals(
                Map.of("callee", "110", "not_understood", List.of()),
                of("question", "did the emergency call 110 fail").told());
    }

    @Test
    void takesWhatIsGivenBeforeWhatTheWordsSay() {
        Question question =
                of("question", "why did 1001 call 1002 yesterday", "callee", "1003", "from", "2026-03-01T00:00:00Z");
        assertEquals(Map.of("caller", "1001", "callee", "1003", "not_understood", List.of()), question.told());
        SearchQuestion search = assertInstanceOf(SearchQuestion.class, question.subject());
        assertEquals(
                List.of(new TimeWindow(Optional.of("2026-03-01T00:00:00Z"), Optional.empty(), Optional.empty())),
                search.windows());
    }

    @Test
    void readsTheTimesOfTheWordsInTheZoneThatIsGiven() {
        Question question = of("question", "calls from 1001 today", "time_zone", "Europe/Berlin");
        assertEquals(ZoneId.of("Europe/Berlin"), question.subject().zone());
        SearchQuestion search = assertInstanceOf(SearchQuestion.class, question.subject());
        assertEquals(
                Optional.of("2026-03-16T23:00:00Z"), search.windows().get(0).from());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "index|x||parameter [call_id] or [question] is missing",
                "from|1001||parameter [from] value [1001] is not a time; for that side of the call there is [caller]",
                "to|+49 30 1234567||parameter [to] value [+49 30 1234567] is not a time; for that side of the call"
                        + " there is [callee]",
                "call_id|x|caller=1|parameter [caller] cannot be combined with [call_id]",
                "call_id|x|at=2026-03-17T08:00:00Z|parameter [at] cannot be combined with [call_id]",
                "at|2026-03-17T08:00:00Z|from=2026-03-17|parameter [at] cannot be combined with [from] and [to]",
                "at|now-1h||parameter [at] value [now-1h] is not a time such as",
                "caller|1001|tolerance=5m|parameter [tolerance] needs [at]",
                "at|2026-03-17T08:00:00Z|tolerance=5|parameter [tolerance] value [5] is not a stretch of time",
                "at|2026-03-17T08:00:00Z|tolerance=m|parameter [tolerance] value [m] is not a stretch of time",
                "code|48||parameter [code] value [48] is not a response code",
                "code|7xx||parameter [code] value [7xx] is not a response code",
                "number|1,2,3||parameter [number] value [[1, 2, 3]] is not one number, or the two of a call",
                "caller|@x||parameter [caller] value [@x] is not a number, a user or a SIP URI",
                "method|INV ITE||parameter [method] value [INV ITE] is not a method",
                "question|hello||parameter [question] does not say which call is meant",
                "from|2026-03-18T00:00:00Z|to=2026-03-17T00:00:00Z|parameter [from] value [2026-03-18T00:00:00Z] is"
                        + " not before parameter [to] value [2026-03-17T00:00:00Z]",
                "from|now-1h|to=now-2h|parameter [from] value [now-1h] is not before parameter [to] value [now-2h]",
                "from|now|to=2026-03-16|parameter [from] value [now] is not before parameter [to] value"
                        + " [2026-03-16T23:59:59.999Z]"
            })
    void namesTheParameterThatIsWrong(String name, String value, String other, String expected) {
        int equals = other == null ? -1 : other.indexOf('=');
        Map<String, Object> values = equals < 0
                ? Map.of(name, value)
                : Map.of(name, value, other.substring(0, equals), other.substring(equals + 1));
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> Question.of(values, List.of("sip-*"), Experts.NOW))
                .getMessage();
        assertTrue(refusal.startsWith(expected), refusal);
    }

    private static Question of(String... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Question.of(values, List.of("sip-*"), Experts.NOW);
    }
}
