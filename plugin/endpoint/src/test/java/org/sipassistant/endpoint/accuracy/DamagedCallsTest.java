// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.accuracy.DamagedCalls.Asked;

/** A part of a call may not suffice to tell its cause; it is then not told wrongly with confidence. */
class DamagedCallsTest {
    private static final int FEWEST = 300;

    /** Wrong with confidence at most: one of so many. */
    private static final int ONE_OF = 30;

    @Test
    void isSeldomMisledByAPart() throws IOException {
        List<Asked> asked = new DamagedCalls().ask(RecordedCallsTest.FOLDER, 4);
        List<String> wrong = asked.stream()
                .filter(Asked::isWrongAndSure)
                .map(one -> one.call() + ", " + one.damage() + ": " + one.told() + " instead of " + one.right())
                .toList();
        assertTrue(asked.size() >= FEWEST, () -> "only " + asked.size() + " texts");
        assertTrue(wrong.size() * ONE_OF <= asked.size(), () -> String.join("\n", wrong));
    }
}
