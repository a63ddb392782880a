// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePlacesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR: auth [challenge.c:231]: get_challenge(): buffer full | 231 buffer full",
                "ERROR:rtpengine:send_command: no answer | no answer",
                "udptl.c:714 no answer | 714 no answer",
                "onRegistrationFailed() 403 | on registration failed 403",
                "hangup() was called | hangup was called",
                "P-Asserted-Identity: <sip:anonymous@anonymous.invalid> | p asserted identity",
                "call to SIPS:rejected@example.net, no answer | call to no answer",
                "sip:1001@example.net:5070:registration timeout | registration timeout",
                "call to sip:bob@example.net;status=timeout | call to status timeout",
                "sip: no answer | sip no answer",
                "no place at all | no place at all"
            })
    void leavesOutFilesModulesAndFunctionsBeforeAColon(String line, String words) {
        assertEquals(words, String.join(" ", SourcePlaces.without(line, 0, line.length())));
    }
}
