// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "192.0.2.255",
                "::",
                "::1",
                "2001:db8::",
                "2001:db8::1",
                "1:2:3:4:5:6:7:8",
                "1::3:4:5:6:7:8",
                "::ffff:192.0.2.1",
                "1:2:3:4:5:6:192.0.2.1"
            })
    void knowsAnAddress(String text) {
        assertTrue(IpLiteral.isIp(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pbx",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2.1.",
                "192.0.2.1.5",
                "192.0..1",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "192.0.2.1::",
                "1:2:3:4:5:6:7:192.0.2.1",
                "[::1]",
                "fe80::1%eth0",
                "192.0.2.1:5060"
            })
    void refusesWhatAnEngineWould(String text) {
        assertFalse(IpLiteral.isIp(text));
    }
}
