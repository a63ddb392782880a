// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.call.Material;
import org.sipassistant.inventory.Inventory;

class DeskNumberTest {
    private static final String REFUSED = """
        9.0 A > P  INVITE %s  From: <sip:%s@example.net>;tag=a1
        9.3 P > A  180 Ringing
        12.0 P > A  %s
        """;

    @ParameterizedTest
    @CsvSource({
        "sip:112@example.net, 101, 486 Busy Here, false",
        "sip:112@example.net, 101, 480 Temporarily Unavailable, false",
        "sip:112@example.net, 2104, 486 Busy Here, true",
        "sip:112@example.net, +49302312501, 486 Busy Here, true",
        "sip:112@example.net, 101, 503 Service Unavailable, true",
        "sip:112@example.net, 101, 200 OK, true",
        "urn:service:sos, 101, 486 Busy Here, true"
    })
    void aDeskRingsAndIsBusy(String called, String caller, String answer, boolean emergency) {
        String ladder = REFUSED.formatted(called, caller, answer);
        assertEquals(emergency, Stories.of(ladder).isEmergency());
    }

    @Test
    void aDeskRegisters() {
        Material registered = Material.of(ExampleLadder.messages("""
            0.0 B > P  REGISTER sip:example.net  From: <sip:112@example.net>;tag=b1  To: <sip:112@example.net>
            0.1 P > B  200 OK
            """));
        Story story = Story.of(
                ExampleLadder.call("9.0 A > P  INVITE sip:112@example.net\n9.1 P > A  404 Not Found"),
                Stories.KNOWLEDGE,
                Inventory.empty(),
                registered);
        assertFalse(story.isEmergency());
    }
}
