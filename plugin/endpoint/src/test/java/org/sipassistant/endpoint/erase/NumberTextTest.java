// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    private static final Set<String> NUMBER = Set.of("493023125001", "00493023125001", "03023125001", "100521320394");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        from +493023125001 to 1002           | from erased to 1002
        sip:00493023125001@example.net       | sip:erased@example.net
        call (030) 23125001 now              | call (erased now
        +49 (30) 231-250.01                  | erased
        +49-30-23125001;tag=1                | erased;tag=1
        100521320394                         | erased
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
    @CsvSource({"1001, erased", "10.20.4.21:5060, 10.20.4.21:5060", "21001, 21001"})
    void leavesLongerNumbersAndAddresses(String text, String expected) {
        assertEquals(expected, NumberText.without(Set.of("1001"), text));
    }
}
