// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresQuestionTest {
    private static final Instant NOW = Instant.parse("2026-03-17T12:34:56Z");

    @Test
    void asksAboutTheLastHourOfAllCalls() {
        FailuresQuestion question = FailuresQuestion.of(Map.of(), NOW);
        assertEquals(List.of("sip-calls-*"), question.indices());
        assertEquals(new Period(Instant.parse("2026-03-17T11:34:56Z"), NOW), question.period());
        assertEquals(
                new Period(
                        Instant.parse("2026-03-17T10:34:56Z"), question.period().from()),
                question.compared());
        assertEquals(Grouping.RULE, question.by());
        assertTrue(question.isContinuous());
    }

    @Test
    void comparesWithTheSameHourAWeekAgo() {
        FailuresQuestion question =
                FailuresQuestion.of(Map.of("from", "now-1h/h", "to", "now-1h/h", "compare", "week_ago"), NOW);
        assertEquals(Instant.parse("2026-03-17T11:00:00Z"), question.period().from());
        assertEquals(Instant.parse("2026-03-10T11:00:00Z"), question.compared().from());
        assertFalse(question.isContinuous());
    }

    @Test
    void includesTheWholeDayThatItsEndIsRoundedTo() {
        FailuresQuestion question = FailuresQuestion.of(Map.of("from", "now-1d/d", "to", "now-1d/d"), NOW);
        assertEquals(Instant.parse("2026-03-16T00:00:00Z"), question.period().from());
        assertEquals(
                Instant.parse("2026-03-16T23:59:59.999Z"), question.period().to());
    }

    @Test
    void refusesANameThatNoDocumentHolds() {
        assertEquals(
                "x".repeat(1_024),
                FailuresQuestion.of(Map.of("trunk", "x".repeat(1_024)), NOW)
                        .told()
                        .get("trunk"));
        String refusal = assertThrows(
                        IllegalArgumentException.class,
                        () -> FailuresQuestion.of(Map.of("trunk", "x".repeat(1_025)), NOW))
                .getMessage();
        assertTrue(refusal.startsWith("parameter [trunk] value [xxx"), refusal);
        assertTrue(refusal.endsWith("is not at most 1024 characters long"), refusal);
    }

    @Test
    void readsTheTimesThatItTellsAndDestinationsAlsoFromAUrlThatLostThePlus() {
        assertEquals(
                FailuresQuestion.of(
                        Map.of("to", "2026-03-17T13:05:00+01:00", "destination", "+4930", "time_zone", "+01:00"), NOW),
                FailuresQuestion.of(
                        Map.of("to", "2026-03-17T13:05:00 01:00", "destination", " 4930", "time_zone", " 01:00"), NOW));
    }

    @Test
    void looksAtOneTrunkAlone() {
        FailuresQuestion question = FailuresQuestion.of(Map.of("trunk", "carrier-b", "by", "customer"), NOW);
        assertTrue(question.clauses().contains(Aggs.term("sip.trunk", "carrier-b")));
        assertEquals("carrier-b", question.told().get("trunk"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by | moon | parameter [by] value [moon] is not one of [rule, category, trunk, peer, customer, host,"
                        + " user_agent, destination]",
                "compare | never | parameter [compare] value [never] is not one of [day_ago, previous, week_ago]",
                "format | svg | parameter [format] value [svg] is not one of [json, text]",
                "size | 0 | parameter [size] value [0] is not a number from 1 to 100",
                "from | now+1h | parameter [from] value [2026-03-17T13:34:56Z] is not before parameter [to]"
                        + " value [2026-03-17T12:34:56Z]",
                "from | now-1y | parameter [from] value [2025-03-17T12:34:56Z] is not at most 92 days before [to]",
                "time_zone | Mars | parameter [time_zone] value [Mars] is not a time zone such as Europe/Berlin or"
                        + " +01:00"
            })
    void refusesWhatItCannotMean(String name, String value, String message) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FailuresQuestion.of(Map.of(name.strip(), value.strip()), NOW))
                        .getMessage());
    }

    @Test
    void refusesAParameterItDoesNotKnow() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> FailuresQuestion.of(Map.of("trunks", "carrier-b"), NOW))
                .getMessage();
        assertTrue(message.startsWith("parameter [trunks] is not one of [by, category,"), message);
    }
}
