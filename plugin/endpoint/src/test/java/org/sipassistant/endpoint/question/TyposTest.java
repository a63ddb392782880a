// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TyposTest {
    private static final Typos TYPOS =
            new Typos(List.of("yesterday", "registered", "around", "noon", "update", "rejected"));

    @Test
    void findsTheWordThatWasMeant() {
        assertEquals(Optional.of("yesterday"), TYPOS.meant("yesterdya"));
        assertEquals(Optional.of("yesterday"), TYPOS.meant("yestrday"));
        assertEquals(Optional.of("around"), TYPOS.meant("arround"));
        assertEquals(Optional.of("registered"), TYPOS.meant("registerad"));
    }

    @Test
    void leavesOtherWordsAlone() {
        for (String word : List.of("nono", "updates", "updated", "ejected", "yesterday1", "aruond2", "round", "")) {
            assertEquals(Optional.empty(), TYPOS.meant(word), word);
        }
    }
}
