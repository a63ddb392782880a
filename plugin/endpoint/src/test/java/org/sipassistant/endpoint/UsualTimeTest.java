// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimeTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-17T09:05:59.120Z", "2024-02-29T23:59:59.999Z", "0000-01-01T00:00:00.000Z"})
    void readsWhatAFormatterReads(String text) {
        assertEquals(Optional.of(Instant.parse(text)), UsualTime.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-17T09:05:59Z",
                "2026-03-17T09:05:59.120",
                "2026-03-17 09:05:59.120Z",
                "2026-03-17T09:05:59.12+1",
                "2026-03-17T09:05:59.1x0Z",
                "2026-03-17T09:05:5\u0661.120Z"
            })
    void leavesOtherFormsToOthers(String text) {
        assertEquals(Optional.empty(), UsualTime.read(text));
    }

    @Test
    void aDayThatThereIsNotIsNoTime() {
        assertThrows(DateTimeException.class, () -> UsualTime.read("2026-02-29T09:05:59.120Z"));
        assertThrows(DateTimeException.class, () -> UsualTime.read("2026-03-17T24:00:00.000Z"));
    }
}
