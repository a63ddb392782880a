// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                "\\\\x1b[32mSIP/2.0 200 OK\\\\u001b[0m\r\nVia: a",
                "`SIP/2.0 200 OK`\r\n`Via: a`"
            })
    void goesAway(String text) {
        assertEquals("SIP/2.0 200 OK\r\nVia: a", Decoration.without(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "got \u201cBusy Here\u201d of \u20181001\u2019",
                "got \u201eBusy Here\u201c of \u201a1001\u2019",
                "got \u00abBusy Here\u00bb of '1001'"
            })
    void quotesOfAWordProcessorAreWrittenPlainly(String line) {
        assertEquals("got \"Busy Here\" of '1001'", Decoration.without(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: \"Hans \u201e; Zoe\u201d <sip:z@evil> M\" <sip:a@b>",
                "{\"message\": \"From: \u201cAnna\u201d\"}",
                "[2026-03-17 10:47:15] NOTICE[812]: chan_sip.c: [::1]:5060",
                "Via: SIP/2.0/UDP [2001:db8::1]:5060",
                "\u001b[999999999999999999999999999m"
            })
    void whatIsNoneStays(String text) {
        assertEquals(text, Decoration.without(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"***\n", "****", "**\n**", "From: **67 dialled**", "`a` and `b`", "**a** and **b**"})
    void marksThatAreNotAroundALineStay(String text) {
        assertEquals(text, Decoration.without(text));
    }
}
