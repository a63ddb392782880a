// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastedTest {

    @Test
    void isTheTalkToTheNearestSecond() {
        assertEquals("talk 32", keyword("answered", Map.of("talk_ms", 31_500, "ring_ms", 4_000)));
        assertEquals("talk 32", keyword("answered", Map.of("talk_ms", 32_499L)));
        assertEquals("talk 0", keyword("dropped", Map.of("talk_ms", 3)));
    }

    @Test
    void isTheRingingOfWhatNobodyAnswered() {
        assertEquals("ring 30", keyword("failed", Map.of("ring_ms", 30_012)));
        assertEquals("ring 5", keyword("cancelled", Map.of("ring_ms", 4_600)));
        assertEquals("", keyword("answered", Map.of("ring_ms", 4_600)), "its end was not seen");
        assertEquals("", keyword("failed", Map.of()));
    }

    @Test
    void readsWhatItWroteAndNothingElse() {
        assertEquals(Optional.of(new Lasted("talk", 900)), Lasted.read(new Lasted("talk", 900).keyword()));
        for (String other : new String[] {"", "talk", "talk ", "talk x"}) {
            assertEquals(Optional.empty(), Lasted.read(other), other);
        }
    }

    private static String keyword(String outcome, Map<String, Object> timing) {
        return Lasted.of(Map.of("call", Map.of("outcome", outcome, "timing", timing)))
                .map(Lasted::keyword)
                .orElse("");
    }
}
