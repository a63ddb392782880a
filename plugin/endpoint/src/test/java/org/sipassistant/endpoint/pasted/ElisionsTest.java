// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElisionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"...", "....", "  …", "[...]", "<snip>", "(...)"})
    void areTakenOutBehindTheFirstLine(String mark) {
        assertEquals(
                "REFER sip:1002@203.0.113.7 SIP/2.0\nRefer-To: <sip:1003@192.0.2.7>\n",
                Elisions.without("REFER sip:1002@203.0.113.7 SIP/2.0\n" + mark + "\nRefer-To: <sip:1003@192.0.2.7>\n"));
        assertEquals(
                "SIP/2.0 488 Not Acceptable Here\r\nWarning: 304 a \"b\"\r\n",
                Elisions.without("SIP/2.0 488 Not Acceptable Here\r\n" + mark + "\r\nWarning: 304 a \"b\"\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0 200 OK\n...\n\nv=0\n",
                "SIP/2.0 200 OK\n...\nand then it rang\n",
                "the log:\n...\nVia: SIP/2.0/UDP 192.0.2.7\n",
                "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 192.0.2.7\n...\nTo: <sip:1002@example.net>\n"
            })
    void othersStay(String text) {
        assertEquals(text, Elisions.without(text));
    }
}
