// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecorationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[0;32mSIP/2.0 200 OK\u001b[0m\r\nVia: a",
                "#033[1;31mSIP/2.0 200 OK#033[0m\r\nVia: a",
                "\\x1b[32mSIP/2.0 200 OK\\x1b[39m\r\nVia: a",
                "^[[32mSIP/2.0 200 OK^[[0m\r\nVia: a\u001b[K",
                "**SIP/2.0 200 OK**\r\nVia: a",
                "`SIP/2.0 200 OK`\r\n`Via: a`"
            })
    void goesAway(String text) {
        assertEquals("SIP/2.0 200 OK\r\nVia: a", Decoration.without(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-03-17 10:47:15] NOTICE[812]: chan_sip.c: [::1]:5060",
                "Via: SIP/2.0/UDP [2001:db8::1]:5060",
                "\u001b[999999999999999999999999999m"
            })
    void whatIsNoneStaysTheSameText(String text) {
        assertSame(text, Decoration.without(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"***\n", "****", "**\n**", "From: **67 dialled**", "`a` and `b`", "**a** and **b**"})
    void marksThatAreNotAroundALineStay(String text) {
        assertEquals(text, Decoration.without(text));
    }
}
