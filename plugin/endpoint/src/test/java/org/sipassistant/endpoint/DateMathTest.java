// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateMathTest {
    private static final Instant NOW = Instant.parse("2026-03-17T12:34:56Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-17T12:34:56Z",
        "now-90s, 2026-03-17T12:33:26Z",
        "now-2h, 2026-03-17T10:34:56Z",
        "now+1d, 2026-03-18T12:34:56Z",
        "now/h, 2026-03-17T12:00:00Z",
        "now-1h/h, 2026-03-17T11:00:00Z",
        "now-1w, 2026-03-10T12:34:56Z",
        "now/w, 2026-03-15T23:00:00Z",
        "now/d, 2026-03-16T23:00:00Z",
        "now/M, 2026-02-28T23:00:00Z",
        "now/y, 2025-12-31T23:00:00Z",
        "now-1M, 2026-02-17T12:34:56Z",
        "2026-03-17T08:00:00Z, 2026-03-17T08:00:00Z"
    })
    void worksOutATimeAsAnEngineDoes(String time, Instant expected) {
        assertEquals(expected, DateMath.resolve(time, NOW, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-17T12:34:56Z",
        "now/h, 2026-03-17T12:59:59.999Z",
        "now-1d/d, 2026-03-16T22:59:59.999Z",
        "now/d+2h, 2026-03-18T00:59:59.999Z",
        "now/M, 2026-03-31T21:59:59.999Z",
        "2026-03-17T08:00:00Z, 2026-03-17T08:00:00Z"
    })
    void includesTheWholeDayOrHourAtTheEndOfARange(String time, Instant expected) {
        assertEquals(expected, DateMath.last(time, NOW, ZoneId.of("Europe/Berlin")));
    }
}
