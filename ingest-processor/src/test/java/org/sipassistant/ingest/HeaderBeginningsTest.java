// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderBeginningsTest {

    private final HeaderBeginnings beginnings = new HeaderBeginnings();

    HeaderBeginningsTest() {
        beginnings.add("Max-Forwards");
        beginnings.add("To");
        beginnings.add("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max-Forwards: 70", "MAX-FORWARDS:70", "To: x", "to\t:", "v: x", "v :"})
    void knowsEveryName(String text) {
        assertTrue(beginnings.mayBeginAt(text, 0), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mar 17 12:00:00", "Total", "vox", "2026-03-17", "", "To", "\u0136ax-", "\u00D6sterreich"})
    void refusesWhatBeginsWithNone(String text) {
        assertFalse(beginnings.mayBeginAt(text, 0), text);
    }
}
