// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    /** Recursion would not come back from as many. */
    @Test
    void readsAnyNumberOfArrows() {
        List<Token> tokens = Tokenizer.tokens("1001" + "->".repeat(200_000) + "1002", Words.load(Texts.ENGLISH));
        assertEquals(200_002, tokens.size());
        assertEquals("1001", tokens.get(0).text());
        assertEquals(
                List.of("->", "1002"),
                tokens.subList(200_000, 200_002).stream().map(Token::word).toList());
    }

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
