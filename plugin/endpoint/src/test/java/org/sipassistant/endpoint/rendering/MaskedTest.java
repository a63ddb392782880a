// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskedTest {
    private final Masked masked = new Masked(
            Set.of("198.51.100.7", "2001:db8::7"),
            Set.of("pbx.inside.example"),
            Set.of("alice", "Alice Smith", "1001", "me"));

    @Test
    void keepsTheCountryCodeAndTheLastThreeDigits() {
        assertEquals("+49*******312", MaskedNumber.of("+493023125312".substring(0, 13)));
        assertEquals("+1*******567", MaskedNumber.of("+12125551567"));
        assertEquals("+353*****567", MaskedNumber.of("+35312345567"));
        assertEquals("+44 ** **** *456", MaskedNumber.of("+44 20 7946 0456"));
    }

    @Test
    void keepsOfOtherNumbersTheLastThreeDigits() {
        assertEquals("*******345", MaskedNumber.of("0301112345"));
        assertEquals("*001", MaskedNumber.of("1001"));
        assertEquals("112", MaskedNumber.of("112"));
        assertEquals("+", MaskedNumber.of("+"));
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
    void masksNumbersWithWhateverPeopleWriteBetweenTheirDigits() {
        assertEquals("to +49 (*) **.****.*567 now", masked.text("to +49 (0) 30.1234.4567 now"));
        assertEquals("to (***) ***-*100", masked.text("to (212) 555-0100"));
        assertEquals("to ***.***.*100", masked.text("to 212.555.0100"));
        assertEquals("to ****/***567", masked.text("to 0171/234567"));
        assertEquals("*******567 198.51.100.7:5060", masked.text("0301234567 198.51.100.7:5060"));
        assertEquals("Gateway 7.20.258, Linux 6.1.0-21", masked.text("Gateway 7.20.258, Linux 6.1.0-21"));
    }

    @Test
    void masksAddressesWithinWords() {
        assertEquals("udp:(address):5060", masked.text("udp:10.0.0.1:5060"));
        assertEquals("gw=(address)-(address)", masked.text("gw=10.0.0.1-10.0.0.5"));
        assertEquals("ip(address) tcp:(address)", masked.text("ip10.0.0.1 tcp:2001:db8::1"));
        assertEquals("sip.(address):5060 (address)", masked.text("sip.pbx.inside.example:5060 PBX.inside.Example"));
        assertEquals("udp:198.51.100.7:5060", masked.text("udp:198.51.100.7:5060"));
        assertEquals("at 08:05:00.123", masked.text("at 08:05:00.123"));
    }

    @Test
    void masksUsersAndPeople() {
        assertEquals("sip:b***@example.net", masked.text("sip:bob.jones@example.net"));
        assertEquals("user a*** (A***) is off", masked.text("user alice (Alice Smith) is off"));
        assertEquals("malice and me", masked.text("malice and me"));
        assertEquals("a***", MaskedNumber.user("a1b2c3"));
        assertEquals("+49******567", MaskedNumber.user("+49301234567;phone-context=x"));
        assertEquals("*001", MaskedNumber.user("1001"));
    }

    @Test
    void masksExtensionsOfPeopleButNoOtherNumberOfThreeOrFourDigits() {
        assertEquals("no route to *001, 2026", masked.text("no route to 1001, 2026"));
        assertEquals("call ****-***-567 now", masked.text("call 1001-234-567 now"));
    }

    @Test
    void masksNamesOfManyWordsAndSigns() {
        String of = "Head of the Department of Public Works and Roads, North";
        Masked names = new Masked(Set.of(), Set.of("a.b.c.d.e.f.g.h.i.example"), Set.of(of, "'Zoë' (Q2)", "𝒜𝓁𝒾𝒸ℯ"));
        assertEquals("by H*** R*** now", names.text("by " + of + " now"));
        assertEquals("'Z***) x", names.text("'Zoë' (Q2) x"));
        assertEquals("𝒜*** x", names.text("𝒜𝓁𝒾𝒸ℯ x"));
        assertEquals("at (address).(address)", names.text("at a.b.c.d.e.f.g.h.i.example"));
    }

    /** A stranger can put thousands of names into the headers of one call. */
    @Test
    void takesNoLongerForManyNames() {
        Set<String> names = new HashSet<>();
        for (int n = 0; n < 200_000; n++) {
            names.add("a b c " + "d".repeat(n % 300) + " e" + n);
        }
        Masked many = new Masked(Set.of(), Set.of(), names);
        String text = "a b c d ".repeat(60);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int n = 0; n < 300; n++) {
                assertEquals(text, many.text(text));
            }
        });
    }

    @Test
    void keepsLinesAndAddressesOfANoteButNoNumberAndNoUser() {
        assertEquals(
                "Ask +49*******001 or\n030\nat 192.0.2.7: sip:*001@192.0.2.7, a***@example.org\n" + "x".repeat(600),
                Masked.note("Ask +493023125001 or\n030\nat 192.0.2.7: sip:1001@192.0.2.7, anna@example.org\n"
                        + "x".repeat(600)));
    }

    @Test
    void keepsDatesOfANote() {
        for (String text : Set.of(
                "failed at 2026-11-21 07:40:00, code 404",
                "2026-11-21T07:40:00.123Z",
                "404 2026-11-21 and 21.11.2026 07:40",
                "on 01.11.2026, 11/21/2026 08:00.")) {
            assertEquals(text, Masked.note(text));
        }
    }

    @Test
    void takesNoNumberForADate() {
        assertEquals("+49 ** ****-*1-21", Masked.note("+49 30 2026-11-21"));
        assertEquals("**** ****-*1-21", Masked.note("0171 2026-11-21"));
        assertEquals("****-**-*1-55", Masked.note("2026-11-21-55"));
        assertEquals("****-*3-21", Masked.note("2026-13-21"));
        assertEquals("****-*1-21", Masked.note("3026-11-21"));
    }

    @Test
    void masksUsersOfSupplementaryLetters() {
        assertEquals("𝐀***@example.org", Masked.note("𝐀lice@example.org"));
    }

    @Test
    void takesLinearTimeForLongText() {
        String word = "𝐀".repeat(200_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(word, Masked.note(word)));
        assertEquals(500, masked.text("1 ".repeat(100_000)).length() - 1);
    }

    @Test
    void aUserBeforeAPasswordIsNobodyEither() {
        assertEquals("b***:***@x called", Masked.note("bob:FbUri88@x called"));
        assertEquals("sip:b***:***@x", Masked.note("sip:bob:*******@x"));
        assertEquals("user b***:***@example.com", Masked.note("user bob:h:unter2x@example.com"));
        assertEquals("mailto:b***@x, at 14:05 @ home", Masked.note("mailto:bob@x, at 14:05 @ home"));
    }
}
