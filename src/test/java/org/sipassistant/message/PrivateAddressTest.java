// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, true",
        "172.16.0.1, true",
        "172.32.0.1, false",
        "192.168.7.1, true",
        "100.64.0.1, true",
        "169.254.1.1, true",
        "127.0.0.1, true",
        "203.0.113.9, false",
        "::1, true",
        "fd00::1, true",
        "FE80::1, true",
        "2001:db8::9, false",
        "::ffff:10.0.0.9, true",
        "::FFFF:192.168.7.1, true",
        "::ffff:203.0.113.9, false",
        "::ffff:, false",
        "sip.example.net, false",
        "'', false"
    })
    void tellsWhatCannotBeReachedFromAnotherNetwork(String address, boolean isPrivate) {
        assertEquals(isPrivate, PrivateAddress.isPrivate(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, true",
        "2001:db8::9, true",
        "::ffff:10.0.0.9, true",
        "sip.example.net, false",
        "host:name, false",
        "[2001:db8::9], false",
        "'', false"
    })
    void tellsAddressesFromNames(String host, boolean isAddress) {
        assertEquals(isAddress, PrivateAddress.isAddress(host));
    }
}
