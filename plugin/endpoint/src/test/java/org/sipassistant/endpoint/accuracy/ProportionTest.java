// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void givesWilsonsInterval() {
        // Newcombe (1998), table I: 81 of 263, 15 of 148, 1 of 29, and none of 20.
        assertInterval(0.2553, 0.3662, new Proportion(81, 263));
        assertInterval(0.0624, 0.1605, new Proportion(15, 148));
        assertInterval(0.0061, 0.1718, new Proportion(1, 29));
        assertInterval(0.0, 0.1611, new Proportion(0, 20));
    }

    @Test
    void staysBetweenNoneAndAll() {
        assertInterval(0.8389, 1.0, new Proportion(20, 20));
        assertInterval(0, 1, new Proportion(0, 0));
    }

    @Test
    void countsWhatIsRight() {
        assertEquals(new Proportion(2, 3), Proportion.of(List.of(1, 2, 3), n -> n > 1));
        assertEquals("  2 of   3   67% [21, 94]", new Proportion(2, 3).toString());
        assertEquals("none", new Proportion(0, 0).toString());
    }

    @Test
    void refusesMoreRightThanThereAre() {
        assertThrows(IllegalArgumentException.class, () -> new Proportion(3, 2));
    }

    private static void assertInterval(double low, double high, Proportion proportion) {
        assertEquals(low, proportion.low(), 0.00006);
        assertEquals(high, proportion.high(), 0.00006);
    }
}
