// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.diagnosis.Stories.holds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTimerTest {
    private static final String RAN_OUT = "ended: {by: anyone, session_timer: true}";

    private static final String TWO_LEGS = """
        0.000 A > P  INVITE sip:bob@example.net  Call-ID: one@rules.test  From: <sip:1001@example.net>;tag=a1
        0.010 P > B  INVITE sip:bob@example.net  Call-ID: two@rules.test  From: <sip:1001@example.net>;tag=p1  X-Call-ID: one@rules.test
        2.000 B > P  200 OK (INVITE)  Session-Expires: %s
        2.010 P > B  ACK  Call-ID: two@rules.test
        2.020 P > A  200 OK (INVITE)  Session-Expires: %s
        2.030 A > P  ACK  Call-ID: one@rules.test
        62.00 B > P  BYE  Call-ID: two@rules.test
        62.03 P > B  200 OK (BYE)
        """;

    @Test
    void countsFromTheLastRefreshOfTheDialogThatEnded() {
        assertTrue(holds(RAN_OUT, TWO_LEGS.formatted("90", "1800")), "60 s are up on this leg");
        assertFalse(holds(RAN_OUT, TWO_LEGS.formatted("1800", "90")), "60 s are up on the other leg only");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 301, 600, ''",
        "true, 309, 600, ''",
        "false, 297, 600, ''",
        "false, 313, 600, ''",
        "false, 31, 30, ''",
        "false, 301, 600, 'Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKa, SIP/2.0/UDP 192.0.2.8;branch=z9hG4bKb'",
    })
    void aServerIsNearATimerShortlyBehindItWithABYEOfItsOwn(boolean near, String talk, String interval, String via) {
        String call = """
            0.000 A > B  INVITE sip:bob@example.net
            1.000 B > A  200 OK  Session-Expires: %s  Server: Asterisk PBX 18.9
            1.010 A > B  ACK
            %d.0 B > A  BYE  %s
            """.formatted(interval, Integer.parseInt(talk) + 1, via);
        assertEquals(near, holds("ended: {by: anyone, near_timer: true}", call));
    }

    @Test
    void countsOnFromTheUpdateThatRefreshedIt() {
        String refreshed = """
            0.000 A > B  INVITE sip:bob@example.net
            1.000 B > A  200 OK  Session-Expires: 90;refresher=uac
            1.010 A > B  ACK
            45.00 A > B  UPDATE
            45.01 B > A  200 OK (UPDATE)  Session-Expires: 90;refresher=uac
            105.0 B > A  BYE
            """;
        assertTrue(holds(RAN_OUT, refreshed));
        assertTrue(holds("ended: {by: callee, session_timer: true, refresher: other}", refreshed));
    }
}
