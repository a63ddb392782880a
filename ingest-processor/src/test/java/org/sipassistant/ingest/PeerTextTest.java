// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.message.Endpoint;

class PeerTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.31:5060 | 192.0.2.31:5060",
                "192.0.2.31 | 192.0.2.31",
                "[2001:db8::1]:5060 | [2001:db8::1]:5060",
                "IPV4/UDP/192.0.2.31/5060 | 192.0.2.31:5060",
                "IPV6/TLS/2001:db8::1/5061 | [2001:db8::1]:5061",
                "TCP://198.51.100.7:5060 | 198.51.100.7:5060",
                "wss://pbx.example.net:8089/ws | pbx.example.net:8089",
                "sip:registrar.carrier.example | registrar.carrier.example",
                "sip:4930@carrier.example:5061;transport=tls | carrier.example:5061",
                "Anna <sip:1004@192.0.2.31> | 192.0.2.31",
                "192.0.2.31:5060 (TLS) | 192.0.2.31:5060"
            })
    void readsWhatProductsWrite(String text, String peer) {
        assertEquals(Optional.of(peer), PeerText.read(text).map(Endpoint::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "carrier-a", "1004", "IPV4/UDP", "sip:", "a b.c d", "unknown peer"})
    void takesNoNameForAHost(String text) {
        assertEquals(Optional.empty(), PeerText.read(text));
    }
}
