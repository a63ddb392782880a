// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.sipassistant.call.Quotation;

class BeginningTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void cutsBetweenCharacters() {
        String text = "a" + SMILE + "b";
        assertSame(text, Beginning.of(text, 4));
        assertEquals("a" + SMILE, Beginning.of(text, 3));
        assertEquals("a", Beginning.of(text, 2));
        assertEquals("a", Beginning.of(text, 1));
        assertEquals("", Beginning.of(text, 0));
    }

    @Test
    void noQuotationAndNoProblemHasHalfOfACharacter() {
        for (String before : new String[] {"", "a"}) {
            String text = before + SMILE.repeat(1_000);
            assertEquals(
                    -1,
                    Quotation.of(text)
                            .codePoints()
                            .filter(BeginningTest::isHalf)
                            .findAny()
                            .orElse(-1));
            assertEquals(
                    -1,
                    new Problem("x", text)
                            .detail()
                            .codePoints()
                            .filter(BeginningTest::isHalf)
                            .findAny()
                            .orElse(-1));
        }
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
