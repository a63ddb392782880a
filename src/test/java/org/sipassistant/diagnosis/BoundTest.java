// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.KnowledgeException;

class BoundTest {

    private static Bound bound(String text) {
        return Bound.read(Stories.section("limit: '" + text + "'"), "limit");
    }

    @ParameterizedTest
    @CsvSource({
        ">= 2, false, true, true",
        "> 2,  false, false, true",
        "<= 2, true, true, false",
        "< 2,  true, false, false",
        "= 2,  false, true, false",
        "2,    false, true, false",
        ">=2,  false, true, true"
    })
    void holdsBelowAtAndAboveItsNumber(String text, boolean one, boolean two, boolean three) {
        assertEquals(one, bound(text).holds(1), "1");
        assertEquals(two, bound(text).holds(2), "2");
        assertEquals(three, bound(text).holds(3), "3");
    }

    @Test
    void aNumberOfTheFileNeedsNoQuotes() {
        assertTrue(Bound.read(Stories.section("limit: 2"), "limit").holds(2));
    }

    @Test
    void secondsAndMillisecondsAreOneTime() {
        assertTrue(bound("1.5 s").holds(Duration.ofMillis(1500)));
        assertTrue(bound("1500 ms").holds(Duration.ofMillis(1500)));
        assertTrue(bound(">= 32s").holds(Duration.ofSeconds(32)));
        assertFalse(bound("< 400 ms").holds(Duration.ofMillis(400)));
        assertTrue(bound("< 400 ms").holds(Duration.ofNanos(399_999_999)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", ">=", "=> 2", "<> 2", "2 min", "1.2.3", "1 2", "-1", "2 s s"})
    void refusesWhatIsNoLimit(String text) {
        KnowledgeException problem = assertThrows(KnowledgeException.class, () -> bound(text));
        assertTrue(problem.getMessage().contains("[limit]"), problem::getMessage);
    }
}
