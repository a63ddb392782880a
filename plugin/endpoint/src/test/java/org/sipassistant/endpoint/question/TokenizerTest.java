// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TokenizerTest {
    /** The lower case of a dotted capital I has two characters. */
    @Test
    void keepsAWordWhoseLowerCaseIsLonger() {
        assertEquals(
                "\u0130\u0131\u00df",
                Tokenizer.tokens("\u0130\u0131\u00df", Words.load(Texts.ENGLISH))
                        .get(0)
                        .text());
    }
}
