// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::9",
                "2001:0DB8:0:0:8:800:200C:417A",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1::8",
                "64:ff9b::192.0.2.33",
                "1:2:3:4:5:6:192.0.2.1",
                "fe80::1"
            })
    void readsWhatTheJdkReads(String text) throws UnknownHostException {
        ByteBuffer bytes =
                ByteBuffer.wrap(InetAddress.getByName("[" + text + "]").getAddress());
        assertEquals(new IpAddress(bytes.getLong(), bytes.getLong()), IpAddress.parse(text));
    }

    @Test
    void mapsIpv4IntoIpv6() {
        assertEquals(new IpAddress(0, 0xFFFF_C000_0221L), IpAddress.parse("192.0.2.33"));
        assertEquals(IpAddress.parse("::ffff:192.0.2.33"), IpAddress.parse("192.0.2.33"));
    }

    @Test
    void ignoresBracketsAndZone() {
        assertEquals(IpAddress.parse("fe80::1"), IpAddress.parse("[fe80::1%eth0]"));
    }

    @Test
    void ordersWithoutSign() {
        IpAddress low = IpAddress.parse("7fff::ffff:ffff:ffff:ffff");
        IpAddress high = IpAddress.parse("8000::");
        assertNotNull(low);
        assertNotNull(high);
        assertEquals(-1, Integer.signum(low.compareTo(high)));
        assertEquals(IpAddress.parse("7fff:0:0:1::"), low.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":", ":::", "1:::2", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", ":1::2",
                "1:", "12345::", "g::", "::1.2.3", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3", "1.2.3.4.5",
                        "1.2.3.4.",
                ".1.2.3", "1..2.3", "256.1.1.1", "1.2.3.4567", "1.2.3.-4", "a.b.c.d", "host.example", "[1.2.3.4]",
                        "[::1",
                "::1]", "1.2.3.4:5060", "١.2.3.4", "::١"
            })
    void findsNoAddressInAnythingElse(String text) {
        assertNull(IpAddress.parse(text));
    }
}
