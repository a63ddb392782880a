// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextBudgetTest {
    private static final int MOST = 1_000;

    private final TextBudget budget = new TextBudget(8L * TextBudget.BYTES_PER_CHARACTER * MOST);

    @Test
    void givesNoMoreThanThereIs() {
        budget.take(600);
        budget.take(400);
        TextBudget.NoRoomException full = assertThrows(TextBudget.NoRoomException.class, () -> budget.take(1));
        assertTrue(full.isNow());
        assertEquals(
                "other texts are being read that leave no room for [1] bytes more, of [1000]: ask again in some"
                        + " seconds",
                full.getMessage());
    }

    @Test
    void hasRoomAgainWhenATextWasRead() {
        Runnable leave = budget.take(MOST);
        assertThrows(TextBudget.NoRoomException.class, () -> budget.take(MOST));
        leave.run();
        budget.take(MOST);
    }

    @Test
    void isGivenBackOnlyOnce() {
        Runnable leave = budget.take(600);
        leave.run();
        leave.run();
        budget.take(MOST);
        assertThrows(TextBudget.NoRoomException.class, () -> budget.take(1));
    }

    @Test
    void saysWhereATextIsTooLongForEver() {
        TextBudget.NoRoomException tooLong =
                assertThrows(TextBudget.NoRoomException.class, () -> budget.take(MOST + 1));
        assertFalse(tooLong.isNow());
        assertTrue(tooLong.getMessage().contains("[1001]"), tooLong::getMessage);
        budget.take(MOST);
    }
}
