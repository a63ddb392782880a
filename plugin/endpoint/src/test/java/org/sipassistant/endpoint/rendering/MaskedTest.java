// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskedTest {
    private final Masked masked = new Masked(Set.of("198.51.100.7", "2001:db8::7"), Set.of("pbx.inside.example"));

    @Test
    void keepsTheCountryCodeAndTheLastThreeDigits() {
        assertEquals("+49*******312", Masked.number("+493023125312".substring(0, 13)));
        assertEquals("+1*******567", Masked.number("+12125551567"));
        assertEquals("+353*****567", Masked.number("+35312345567"));
        assertEquals("+44 ** **** *456", Masked.number("+44 20 7946 0456"));
    }

    @Test
    void keepsOfOtherNumbersTheLastThreeDigits() {
        assertEquals("*******345", Masked.number("0301112345"));
        assertEquals("*001", Masked.number("1001"));
        assertEquals("112", Masked.number("112"));
        assertEquals("+", Masked.number("+"));
    }

    @Test
    void masksNumbersAndForeignAddressesInAnyText() {
        assertEquals("no route to +49*****456 here", masked.text("no route to +4930123456 here"));
        assertEquals("call ****-***-567 now", masked.text("call 0171-234-567 now"));
        assertEquals("via (address):5060, (address).", masked.text("via 10.0.0.1:5060, 10.0.0.2."));
        assertEquals("[(address)] (address)", masked.text("[2001:db8::1] fe80::1"));
        assertEquals("at 198.51.100.7:5060 and 2001:db8::7", masked.text("at 198.51.100.7:5060 and 2001:db8::7"));
        assertEquals("by (address) x", masked.text("by pbx.inside.example x"));
        assertEquals("sip:*****567@(address)", masked.text("sip:01234567@10.1.2.3"));
        assertEquals("Q.850 cause 34, 503 and 2026", masked.text("Q.850 cause 34, 503 and 2026"));
    }

    @Test
    void takesLinearTimeForLongText() {
        assertEquals(500, masked.text("1 ".repeat(100_000)).length() - 1);
    }
}
