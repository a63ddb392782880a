// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.sipassistant.message.Endpoint;

class AddressTest {

    @Test
    void readsAddressesInTheirSpellings() {
        assertEquals("192.0.2.1:5060", read("192.0.2.1:5060 --->"));
        assertEquals("192.0.2.1:5060", read("192.0.2.1:5060:"));
        assertEquals("192.0.2.1", read("192.0.2.1 said"));
        assertEquals("[2001:db8::1]:5061", read("[2001:db8::1]:5061 at"));
        assertEquals("2001:db8::1", read("[2001:db8::1]"));
        assertEquals("192.0.2.1:5060", read("[192.0.2.1]:5060"));
        assertEquals("proxy.example.net:5060", read("proxy.example.net:5060."));
    }

    @Test
    void takesTheLastGroupOfAnIpv6AddressWithoutBracketsAsThePort() {
        assertEquals("[2001:db8::1]:5060", read("2001:db8::1:5060"));
        assertEquals("[2001:db8:0:0:0:0:0:5]:5060", read("2001:db8:0:0:0:0:0:5:5060"));
        assertEquals("2001:db8::5", read("2001:db8::5"));
        assertEquals("2001:db8:0:0:0:0:0:5", read("2001:db8:0:0:0:0:0:5"));
    }

    @Test
    void readsThePointBeforeThePortOfTcpdump() {
        assertEquals("192.0.2.1:15062", read("192.0.2.1.15062 >"));
        assertEquals("[2001:db8::1]:5060", read("2001:db8::1.5060:"));
        assertEquals("[2001:db8::1]:5060", read("2001:db8::1.sip:"));
        assertEquals("proxy.example.net:5061", read("proxy.example.net.sip-tls >"));
        assertEquals("[::ffff:192.0.2.1]:5060", read("[::ffff:192.0.2.1]:5060"));
    }

    @Test
    void refusesWordsAndPortsOutOfRange() {
        for (String text : new String[] {
            "localhost",
            "10.0.0",
            "192.0.2.1:0",
            "192.0.2.1:65536",
            "host:",
            ":5060",
            "[]:5060",
            "[2001:db8::1",
            "10:47:15",
            "sip:alice@example.net",
            "",
            "-",
            "a:b:c",
            "192.0.2.1.5.6",
            "192.0.2.1.70000",
            "release.20240317"
        }) {
            int end = Address.end(text, 0, text.length());
            Endpoint read = Address.read(text, 0, text.length());
            assertNull(read, text + " up to " + end);
        }
    }

    private static String read(String text) {
        return String.valueOf(Address.read(text, 0, Address.end(text, 0, text.length())));
    }
}
