// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.knowledge.TestYaml;

class RegisteredInWordsTest {
    private static final PlainWords WORDS = PlainWords.load(TestYaml::read);

    @ParameterizedTest
    @CsvSource({
        "'Line 3: 4930231250 : Register Success', registered",
        "'[sipd] REGISTER: 200 OK', registered",
        "'200 OK (CSeq 4 REGISTER)', registered",
        "'registration successful for account 3', registered",
        "'after registration success the calls are refused', ''",
        "'we see REGISTER and 200 OK, but no INVITE arrives', ''",
        "'registration success rate: 14', ''",
        "'no 200 OK to our REGISTER', ''",
        "'REGISTER gets its 200 OK, calls do not', ''",
        "'registration successful, no audio in both directions', ''",
        "'registration success, one way audio behind NAT', ''",
        "'REGISTER: 200 OK but calls stay silent', ''",
        "'REGISTER: 200 OK, then silence', ''",
        "'registration succeeded, callers go to voicemail', ''",
        "'phone registered ok, I hear nobody', ''",
    })
    void aRegistrationIsFineWhereALineSaysNoMore(String line, String says) {
        assertEquals(
                says.isEmpty() ? List.of() : List.of(says),
                WORDS.find(line).stream()
                        .map(LogEvent::says)
                        .filter("registered"::equals)
                        .toList());
    }
}
