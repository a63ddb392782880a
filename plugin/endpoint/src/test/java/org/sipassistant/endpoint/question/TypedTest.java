// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "\u201cBusy Here\u201d, \"Busy Here\"",
                "\u201eBusy Here\u201c, \"Busy Here\"",
                "\u00abBusy Here\u00bb, \"Busy Here\"",
                "doesn\u2019t, doesn't",
                "a\u00a0b, a b",
                "030\u2011555, 030-555",
                "\u200bINVITE, INVITE",
                "J\u00fcrgen, J\u00fcrgen"
            })
    void signsThatLookLikeOthersBecomeThem(String typed, String plain) {
        assertEquals(plain, Typed.plain(typed));
    }
}
