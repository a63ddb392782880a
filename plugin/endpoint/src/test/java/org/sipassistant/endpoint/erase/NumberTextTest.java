// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    private static final Set<String> NUMBER =
            Set.of("+493023125001", "00493023125001", "493023125001", "03023125001", "3023125001");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        from +493023125001 to 1002           | from erased to 1002
        sip:00493023125001@example.net       | sip:erased@example.net
        call (030) 23125001 now              | call (erased now
        +49 (30) 231-250.01                  | erased
        +49-30-23125001;tag=1                | erased;tag=1
        +49 (0)30 23125001                   | erased
        100521320394                         | 100521320394
        1493023125001                        | 1493023125001
        4930231250012                        | 4930231250012
        +49302312500                         | +49302312500
        nothing here                         | nothing here
        1+1 = 2                              | 1+1 = 2
        """)
    void replacesTheNumberAndNothingElse(String text, String expected) {
        assertEquals(expected, NumberText.without(NUMBER, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        03023125001 (486)                    | erased (486)
        03023125001 486 17                   | erased 486 17
        (486) 03023125001                    | (486) erased
        486 3023125001                       | 486 erased
        17 +49 30 23125001 486               | 17 erased 486
        03023125002 03023125001              | 03023125002 erased
        +4930111 +493023125001               | +4930111 erased
        sip:3023125001-0x55d0@example.net    | sip:erased-0x55d0@example.net
        tel:%2B493023125001                  | tel:erased
        03023125001, 03023125001.            | erased, erased.
        08:05:00 3023125001                  | 08:05:00 erased
        """)
    void findsTheNumberBesideOtherDigits(String text, String expected) {
        assertEquals(expected, NumberText.without(NUMBER, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        *31#03023125001                      | *31#erased
        to #31#+493023125001                 | to #31#erased
        sip:*31%2303023125001@example.net    | sip:*31%23erased@example.net
        sip:%2331%23+493023125001;tag=1      | sip:%2331%23erased;tag=1
        03023125001*                         | erased*
        03023125001#1                        | erased#1
        03023125001-0                        | erased-0
        030/23125001                         | erased
        +49 30 / 2312 5001                   | erased
        sip:+49%20(30)%202312-5001@a.example | sip:erased@a.example
        %2b49%20%2830%29%2023125001%3Btag    | erased%3Btag
        50%25 of %2B4930 23125001 and 100%   | 50%25 of erased and 100%
        +49 (0) 30/23125001-0.               | erased-0.
        03023125002/03023125001              | 03023125002/erased
        """)
    void findsTheNumberAsPeopleDialAndWriteIt(String text, String expected) {
        assertEquals(expected, NumberText.without(NUMBER, text));
    }

    @Test
    void findsTheNumberWithAnyBlanks() {
        for (char blank : new char[] {'\u00a0', '\u202f', '\u2009', '\t'}) {
            String text = "x " + String.join(String.valueOf(blank), "+49", "30", "23125001") + " y";
            assertEquals("x erased y", NumberText.without(NUMBER, text));
        }
    }

    @Test
    void findsANumberThatHoldsSigns() {
        assertEquals("erased, *971, *98", NumberText.without(Set.of("*97"), "*97, *971, *98"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        +39 30 23125001
        +393023125001
        +3023125001
        0039 30 23125001
        055 3023125001
        03023125001-12
        030-23125001-12
        030/23125001-12
        03023125001-01
        03023125001-0-1
        *31#030231250012
        %2B39%2030%2023125001
        03023125001%2D12
        055/3023125001
        +39 30 / 23125001
        +39 30 23125001
        2.3023125001.4
        """)
    void leavesALongerNumberThatEndsOrBeginsLikeIt(String text) {
        assertEquals(text, NumberText.without(NUMBER, text));
    }

    @ParameterizedTest
    @CsvSource({"(212) 555-0100, (212) 555-0100", "555-0100, erased", "(486) 555.0100 x, (486) 555.0100 x"})
    void leavesTheSameDigitsBehindAnAreaCode(String text, String expected) {
        assertEquals(expected, NumberText.without(Set.of("5550100"), text));
    }

    @Test
    void takesLinearTime() {
        String digits = "+1 ".repeat(200_000)
                + "0 ".repeat(200_000)
                + "1-".repeat(200_000)
                + "(1".repeat(200_000)
                + "0 / ".repeat(200_000)
                + "*#".repeat(200_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertEquals(digits, NumberText.without(NUMBER, digits)));
    }

    @ParameterizedTest
    @CsvSource({
        "1001, erased",
        "10.20.4.21:5060, 10.20.4.21:5060",
        "21001, 21001",
        "(486) 1001, (486) erased",
        "2026-1001-17, 2026-1001-17"
    })
    void leavesLongerNumbersAndAddresses(String text, String expected) {
        assertEquals(expected, NumberText.without(Set.of("1001"), text));
    }
}
