// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    /** The second name is longer in lower case than it was written. */
    @ParameterizedTest
    @ValueSource(strings = {"Anna", "\u0130\u0130\u0130\u0130\u0130\u0130"})
    void endsAMessageWhereItsLengthSays(String name) {
        String invite =
                "INVITE sip:bob@example.net SIP/2.0 From: \"" + name + "\" <sip:a@example.net> CONTENT-LENGTH: 0";
        String busy = "SIP/2.0 486 Busy Here CSeq: 1 INVITE Content-Length: 0";
        assertEquals(
                List.of("09:00", invite, "09:01", busy, "the end"),
                OneLine.split("09:00 " + invite + " 09:01 " + busy + " the end\n")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
