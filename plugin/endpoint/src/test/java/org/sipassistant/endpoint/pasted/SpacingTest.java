// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SpacingTest {
    @Test
    void takesTheEmptyLinesBetweenLinesAway() {
        String doubled =
                "hi\n\nSIP/2.0 200 OK\n\nVia: x\n\nContent-Length: 4\n\n\n\nv=0\n\n\n\nSIP/2.0 180 Ringing\n\nVia: y\n";
        String plain = "hi\nSIP/2.0 200 OK\nVia: x\nContent-Length: 4\n\nv=0\n\nSIP/2.0 180 Ringing\nVia: y\n";
        assertEquals(plain, Spacing.restored(doubled));
        assertEquals(plain, Spacing.restored(doubled.replace("\n", "\r\n")));
    }

    @Test
    void headersAloneTellIt() {
        String headers = "Via: x\nCall-ID: a\nTo: y\nCSeq: 1 INVITE\n\nv=0\n";
        assertEquals(
                headers, Spacing.restored(headers.replace("\n\n", "\n\n\n\n").replaceAll("(?<=\\S)\n(?=\\S)", "\n\n")));
        String others = headers.replace("Call-ID", "Answer").replace("\n", "\n\n");
        assertSame(others, Spacing.restored(others));
    }

    @Test
    void readsTabsInStartLinesAsBlanks() {
        assertEquals("BYE sip:b@b SIP/2.0\nVia: x\n", Spacing.restored("BYE\tsip:b@b\tSIP/2.0\nVia:\tx\n"));
    }

    @Test
    void leavesOtherTextsAlone() {
        for (String text : new String[] {
            "SIP/2.0 200 OK\nVia: x\n\nSIP/2.0 180 Ringing\n\nVia: y\n",
            "SIP/2.0 100 Trying\n\nSIP/2.0 180 Ringing\n\nSIP/2.0 200 OK\n",
            "a\tSIP/3\n\nb\n",
            ""
        }) {
            assertSame(text, Spacing.restored(text));
        }
    }
}
