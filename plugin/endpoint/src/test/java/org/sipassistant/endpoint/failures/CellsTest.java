// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.counting.FailedHour;

class CellsTest {
    private static final Instant FROM = Instant.parse("2026-03-16T12:00:00Z");
    private static final Period DAY = new Period(FROM, Answers.TO);

    @Test
    void aDayIsCountedByTheHoursThatCallsKeep() {
        assertTrue(Cells.aggregation(DAY, Duration.ofHours(1)).toString().contains(FailedHour.FIELD));
        Period hour = new Period(Answers.TO.minus(Duration.ofHours(1)), Answers.TO);
        assertFalse(Cells.aggregation(hour, Duration.ofMinutes(1)).toString().contains(FailedHour.FIELD));
        Period quarter = new Period(Answers.TO.minus(Duration.ofDays(90)), Answers.TO);
        assertFalse(Cells.aggregation(quarter, Duration.ofDays(6)).toString().contains(FailedHour.FIELD));
    }

    @Test
    void hoursTellTheSameAsIntervals() {
        FailedHour failed = new FailedHour(FROM.getEpochSecond() / 3_600, "overload", "carrier|b");
        Map<String, Object> hours =
                Answers.buckets(Answers.bucket(failed.keyword(), 7), Answers.bucket("no such word", 3));
        Map<String, Object> times = Answers.times(FROM, FROM.plusSeconds(1), Duration.ofHours(1), 7);
        Map<String, Object> intervals = Answers.buckets(Answers.bucket(
                "overload",
                7,
                Map.of("trunks", Answers.buckets(Answers.bucket("carrier|b", 7, Map.of("times", times))))));
        assertEquals(Cells.read(intervals), Cells.read(hours));
        assertEquals(Map.of(FROM.toEpochMilli(), 7L), Cells.read(hours).of("overload"));
    }

    @Test
    void findsAnOutageByHours() {
        List<Object> buckets = new ArrayList<>();
        long first = FROM.minus(Duration.ofDays(1)).getEpochSecond() / 3_600;
        for (long hour = first; hour < first + 48; hour++) {
            buckets.add(Answers.bucket(
                    new FailedHour(hour, "next-hop-silent", "carrier-b").keyword(), hour == first + 40 ? 90 : 3));
        }
        List<Incident> found = new Incidents(Answers.question("from", FROM.toString()))
                .find(Cells.read(Map.of("buckets", buckets)), Traffic.UNKNOWN);
        assertEquals(1, found.size());
        assertEquals(
                Instant.ofEpochSecond((first + 40) * 3_600),
                found.get(0).period().from());
        assertEquals(90, found.get(0).count());
    }
}
