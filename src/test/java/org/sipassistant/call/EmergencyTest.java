// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyTest {

    private static boolean isEmergency(String line) {
        return Emergency.isEmergency(
                ExampleLadder.messages("0.0 A > B  " + line).get(0).message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE urn:service:sos",
                "INVITE urn:service:sos.police",
                "INVITE sip:112@example.net",
                "INVITE sip:911@example.net;user=phone",
                "INVITE tel:112",
                "INVITE sip:psap@example.net  To: <urn:service:sos.fire>",
                "INVITE sip:bob@example.net  Priority: emergency",
                "INVITE sip:bob@example.net  Resource-Priority: esnet.0"
            })
    void tellsAnEmergencyCall(String line) {
        assertTrue(isEmergency(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:110@example.net",
                "INVITE sip:1120@example.net",
                "INVITE sip:bob@112.example.net",
                "INVITE sip:bob@example.net  Priority: normal",
                "INVITE sip:bob@example.net  Priority: psap-callback  Resource-Priority: esnet.0",
                "INVITE sip:bob@example.net  Resource-Priority: ets.0"
            })
    void leavesOtherCallsAlone(String line) {
        assertFalse(isEmergency(line));
    }

    @ParameterizedTest
    @CsvSource({
        "380 Alternative Service, <urn:service:sos.police>, true",
        "380 Alternative Service, <sip:112@example.net>, false",
        "302 Moved Temporarily, <urn:service:sos>, false"
    })
    void tellsThatTheNetworkTookItForOne(String answer, String contact, boolean recognised) {
        String ladder = "0.0 A > B  INVITE sip:110@example.net\n0.1 B > A  " + answer + "  Contact: " + contact;
        assertEquals(
                recognised,
                Emergency.isRecognisedBy(ExampleLadder.messages(ladder).get(1).message()));
    }
}
