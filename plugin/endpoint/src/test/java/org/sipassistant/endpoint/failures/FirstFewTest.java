// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class FirstFewTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant FROM = Instant.parse("2026-03-17T11:00:30Z");
    private static final Period HOUR = new Period(FROM, FROM.plus(Duration.ofHours(1)));

    @Test
    void endsBehindTheIntervalInWhichTheLastOfThemCame() {
        assertEquals(part("11:20:00"), few(trunk("11:10:00", 2), trunk("11:19:00", 1), trunk("11:40:00", 5)));
    }

    @Test
    void whatWasCountedBeforeThePeriodIsNoneOfThem() {
        assertEquals(part("11:41:00"), few(trunk("10:50:00", 9), trunk("11:00:00", 9), trunk("11:40:00", 3)));
    }

    @Test
    void allOfThePeriodIsLookedAtWhereThereAreFewer() {
        assertEquals(HOUR, few(trunk("11:10:00", 2)));
        assertEquals(HOUR, few());
    }

    @Test
    void noPartReachesBeyondThePeriod() {
        assertEquals(HOUR, few(trunk("12:00:00", 3)));
    }

    @Test
    void theLastOfThemCameInTheLastIntervalThatHasAny() {
        FirstFew few = new FirstFew(HOUR, MINUTE, 3);
        Instant at = Instant.parse("2026-03-17T11:40:00Z");
        assertEquals(new Period(at, HOUR.to()), few.last(times(trunk("11:10:00", 2), trunk("11:40:00", 1))));
        assertEquals(new Period(at, HOUR.to()), few.last(times(trunk("11:40:00", 2), trunk("12:10:00", 1))));
        assertEquals(HOUR, few.last(times(trunk("11:00:00", 2))), "which began before the period");
        assertEquals(HOUR, few.last(times()));
    }

    private static Period part(String to) {
        return new Period(FROM, Instant.parse("2026-03-17T" + to + "Z"));
    }

    @SafeVarargs
    private static Period few(Map<String, Object>... trunks) {
        return new FirstFew(HOUR, MINUTE, 3).of(times(trunks));
    }

    @SafeVarargs
    private static SortedMap<Long, Long> times(Map<String, Object>... trunks) {
        return Cells.read(Answers.buckets(Answers.bucket("silent", 1, Map.of("trunks", Answers.buckets(trunks)))))
                .of("silent");
    }

    private static Map<String, Object> trunk(String at, long calls) {
        Instant minute = Instant.parse("2026-03-17T" + at + "Z");
        return Answers.bucket(
                "carrier-a", calls, Map.of("times", Answers.times(minute, minute.plus(MINUTE), MINUTE, calls)));
    }
}
