// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-17T08:05:05Z",
                "2026-03-17T08:05:05.120Z",
                "2026-12-31T23:59:59.000001Z",
                "2024-02-29T00:00:00.000000009Z",
                "1969-12-31T23:59:59.500Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z"
            })
    void writesWhatTheTimeItselfWrites(String text) {
        assertEquals(text, TimeText.of(Instant.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_700_000_000_123L, -62_167_219_200_001L, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesEveryMillisecond(long millis) {
        assertEquals(Instant.ofEpochMilli(millis).toString(), TimeText.of(Instant.ofEpochMilli(millis)));
    }
}
