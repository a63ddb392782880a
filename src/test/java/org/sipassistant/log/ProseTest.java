// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection refused by the printer",
                "I think that the connection was refused because our router is new.",
                "When we call the other office there is no route to the host, they say",
                "Der Anruf wird vom Drucker nicht angenommen, connection refused"
            })
    void aPersonWroteIt(String line) {
        assertTrue(Prose.is(line), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip/outbound.go: dial tcp 198.51.100.7:5061: connect: connection refused",
                "[2026-03-17 09:12:04] NOTICE[812]: the call of 1004 was not for the user and it is in the log",
                "2026-03-17 09:14:52 no route to the host of the trunk is there",
                "OperationError: setRemoteDescription is called with a description that is not for it",
                "Call from '1004' to extension '99' rejected because extension not found in context 'default'.",
                "connection refused",
                ""
            })
    void aProgramWroteIt(String line) {
        assertFalse(Prose.is(line), line);
    }
}
