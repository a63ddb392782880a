// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogClockTest {

    @Test
    void takesTheYearThatIsNotInTheFuture() {
        assertEquals("2023-12-31T23:00:00Z", at("2024-01-01T00:10:00Z", "Dec 31 23:00:00"));
        assertEquals("2024-01-01T00:20:00Z", at("2024-01-01T00:10:00Z", "Jan  1 00:20:00"));
        assertEquals("2024-06-01T00:00:00Z", at("2024-06-15T00:00:00Z", "Jun  1 00:00:00"));
    }

    @Test
    void takesTheNextYearWhereItBegins() {
        assertEquals("2026-01-01T00:00:00Z", at("2025-12-31T23:59:59.900Z", "Jan  1 00:00:00"));
        assertEquals("2026-01-01T23:59:59Z", at("2025-12-31T23:59:59.900Z", "Jan  1 23:59:59"));
        assertEquals("2025-01-02T00:00:00Z", at("2025-12-31T23:59:59.900Z", "Jan  2 00:00:00"));
        assertEquals("2025-12-31T23:59:59Z", at("2026-01-01T00:00:00.100Z", "Dec 31 23:59:59"));
        assertEquals("1970-01-01T00:00:00Z", at("1970-01-01T00:00:00Z", "Jan  1 00:00:00"));
    }

    @Test
    void takesALeapYearForThe29thOfFebruary() {
        assertEquals("2024-02-29T01:00:00Z", at("2025-03-01T00:00:00Z", "Feb 29 01:00:00"));
    }

    @Test
    void takesTheDayOnWhichATimeIsNearestToTheReference() {
        assertEquals("2024-03-16T23:59:59Z", at("2024-03-17T00:00:05Z", "23:59:59"));
        assertEquals("2024-03-18T00:00:01Z", at("2024-03-17T23:59:58Z", "00:00:01"));
        assertEquals("2024-03-17T16:49:33Z", at("2024-03-17T17:00:00Z", "16:49:33"));
    }

    @Test
    void countsTheDayInTheZoneOfTheLog() {
        LogClock clock = new LogClock(Instant.parse("2024-03-17T23:30:00Z"), ZoneId.of("Europe/Berlin"));
        assertEquals("2024-03-17T23:29:00Z", clock.at(time("00:29:00")).toString());
    }

    @Test
    void letsMidnightPassBetweenTwoLines() {
        LogClock clock = new LogClock(Instant.EPOCH, ZoneOffset.UTC);
        assertEquals("1970-01-01T23:59:59Z", clock.at(time("23:59:59")).toString());
        assertEquals("1970-01-02T00:00:01Z", clock.at(time("00:00:01")).toString());
        assertEquals("1970-01-02T00:00:00.900Z", clock.at(time("00:00:00.9")).toString());
    }

    private static String at(String reference, String text) {
        return new LogClock(Instant.parse(reference), ZoneOffset.UTC)
                .at(time(text))
                .toString();
    }

    private static LogTime time(String text) {
        LogTime time = TimeReader.read(text, 0, text.length());
        assertNotNull(time, text);
        return time;
    }
}
