// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagerEventsTest {

    private static final String EVENT = """
        Event: ChallengeResponseFailed
        Privilege: security,all
        EventTV: 2024-03-17T10:48:01.100+0100
        Service: PJSIP
        AccountID: 1004
        RemoteAddress: IPV4/UDP/192.0.2.31/5060
        Challenge: 1710668881/1b0c
        Response: 77a1
        ExpectedResponse:
        """;

    private static final String LINE = "2024-03-17T10:48:01.100+0100"
        + " SecurityEvent=\"ChallengeResponseFailed\",Privilege=\"security,all\",EventTV=\"2024-03-17T10:48:01.100+0100\",Service=\"PJSIP\",AccountID=\"1004\",RemoteAddress=\"IPV4/UDP/192.0.2.31/5060\"\n";

    @Test
    void anEventBecomesTheLineOfTheSecurityLog() {
        assertEquals(LINE, ManagerEvents.asLogLines(EVENT));
    }

    @Test
    void eachEventHasItsLineAndTheRestStays() {
        assertEquals(
                "before\n" + LINE + LINE + "\nbehind\n",
                ManagerEvents.asLogLines("before\n" + EVENT + EVENT + "\nbehind\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Event: PeerStatus\nPrivilege: system,all\nPeer: SIP/1004\nRemoteAddress: none\n",
                "Event: presence\nContent-Length: 0\n\nRemoteAddress: IPV4/UDP/192.0.2.31/5060\n",
                "RemoteAddress: IPV4/UDP/192.0.2.31/5060\n",
            })
    void whatIsNoSecurityEventStays(String text) {
        assertEquals(text, ManagerEvents.asLogLines(text));
    }
}
