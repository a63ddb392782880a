// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePatternsTest {
    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a*, ab, true",
        "ab, a*, true",
        "a*, *b, true",
        "a*c, a*d, false",
        "*, anything, true",
        "a**b, ab, true",
        "logs-*, sip-*, false",
        "sip-*-acme, sip-messages-*, true",
        "sip-messages-a*, sip-messages-b*, false",
        "abc, ab, false",
    })
    void overlap(String one, String other, boolean expected) {
        assertEquals(expected, SourcePatterns.overlap(one, other));
        assertEquals(expected, SourcePatterns.overlap(other, one));
    }
}
