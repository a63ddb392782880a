// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CauseTest {
    private final Knowledge knowledge = Knowledge.load(TestYaml::read);

    @Test
    void isFoundByNumberNameAndTheWordsOfProducts() {
        for (String word : List.of("17", "User busy", "user BUSY", "USER_BUSY", "AST_CAUSE_USER_BUSY")) {
            assertEquals("callee-busy", knowledge.cause(word).orElseThrow().category(), word);
        }
    }

    @Test
    void knowsWhatAProductHasBesidesQ850() {
        Cause cause = knowledge.cause("ORIGINATOR_CANCEL").orElseThrow();
        assertTrue(cause.cause().isEmpty());
        assertEquals("caller-cancelled", cause.category());
    }

    @Test
    void knowsTheCausesThatOccurInPractice() {
        for (int cause : new int[] {
            1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 26, 27, 28, 31, 34, 38, 41, 42, 44, 47, 58, 65, 88, 102, 111, 127
        }) {
            assertTrue(knowledge.cause(String.valueOf(cause)).isPresent(), "cause " + cause);
        }
        assertTrue(knowledge.cause("16").orElseThrow().generic());
    }

    @Test
    void doesNotKnowWhatIsNoCause() {
        assertTrue(knowledge.cause("200").isEmpty());
        assertTrue(knowledge.cause("").isEmpty());
    }
}
