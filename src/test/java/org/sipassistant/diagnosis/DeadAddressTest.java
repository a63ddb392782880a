// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.message.SipUri;

class DeadAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:1002@203.0.113.5:0",
                "sip:203.0.113.5:0;transport=udp",
                "sip:1002@[2001:db8::5]:0",
                "sip:1002@10.1.2.3",
                "sip:1002@127.0.1.1:5060",
                "sip:k7@q2m4.invalid;transport=ws",
                "sip:1002@phone.local"
            })
    void nobodyOutsideCanSendThere(String uri) {
        assertTrue(DeadAddress.is(SipUri.parse(uri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:1002@203.0.113.5",
                "sip:1002@203.0.113.5:05060",
                "sip:1002:0@203.0.113.5",
                "sip:1002@[2001:db8::0]",
                "sip:1002@example.net:5060",
                "tel:+12025550123"
            })
    void everybodyCanSendThere(String uri) {
        assertFalse(DeadAddress.is(SipUri.parse(uri)));
    }
}
