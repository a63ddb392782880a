// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.Section;

class TemplateTest {

    private static final Map<String, String> FACTS = Map.of("caller", "alice", "final", "486 Busy Here");

    private static Template template(String text) {
        return Template.read(new Section("rules/test.yml", Map.of("says", text)), "says");
    }

    private static String fill(String text) {
        return template(text).fill(name -> Optional.ofNullable(FACTS.get(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody answered            | nobody answered",
                "{caller} got {final}       | alice got 486 Busy Here",
                "{caller}{caller}           | alicealice",
                "{callee} got {final}       | (unknown) got 486 Busy Here",
                "{caller}[ got {final}].    | alice got 486 Busy Here.",
                "{caller}[ ({q850})].       | alice.",
                "{caller}[ {final} {q850}]. | alice.",
                "[{caller}][ {q850}][ {final}] | alice 486 Busy Here",
                "a [word] stays             | a word stays",
                "{caller] and more          | (broken)",
                "a } and a ] stay           | a } and a ] stay",
                "[ ({q850}) [x]             | (gone)"
            })
    void fillsInWhatIsKnown(String text, String expected) {
        switch (expected) {
            case "(broken)" -> assertThrows(KnowledgeException.class, () -> template(text));
            case "(gone)" -> assertEquals("", fill(text));
            default -> assertEquals(expected, fill(text));
        }
    }

    @Test
    void aPartThatIsNeverClosedReachesToTheEnd() {
        assertEquals("alice 486 Busy Here", fill("{caller}[ {final}"));
        assertEquals("alice", fill("{caller}[ {q850} and so on"));
    }

    @Test
    void aPlaceholderThatIsNeverClosedReachesToTheEnd() {
        assertEquals("to alice", fill("to {caller"));
    }

    @Test
    void namesItsFacts() {
        assertEquals(
                List.of("caller", "q850", "final"),
                template("{caller}[ {q850}] {final}").facts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{who} called", "nothing but [{who}]", "{}", "{ caller }"})
    void refusesAPlaceholderThatIsNoFact(String text) {
        KnowledgeException problem = assertThrows(KnowledgeException.class, () -> template(text));
        assertTrue(problem.getMessage().contains("[rules/test.yml]: [says] {"), problem::getMessage);
    }
}
