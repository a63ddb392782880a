// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SectionTest {

    private static Section section(String yaml) {
        return new Section("rules/x.yml", TestYaml.read(yaml));
    }

    private static void refused(String message, Executable reading) {
        KnowledgeException problem = assertThrows(KnowledgeException.class, reading);
        assertEquals("knowledge file [rules/x.yml]: " + message, problem.getMessage());
    }

    @Test
    void readsEachKeyOnce() {
        Section section = section("{name: ' a ', number: 3, share: 0.5, flag: true, list: [1, b], one: c}");
        assertEquals(Set.of("name", "number", "share", "flag", "list", "one"), Set.copyOf(section.keys()));
        assertEquals("a", section.text("name"));
        assertEquals(3, section.number("number"));
        assertEquals(0.5, section.decimal("share"));
        assertTrue(section.flag("flag", false));
        assertEquals(List.of("1", "b"), section.texts("list"));
        assertEquals(List.of("c"), section.texts("one"));
        assertFalse(section.has("name"));
        section.done();
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        Section section = section("{}");
        assertEquals(Optional.empty(), section.optionalText("a"));
        assertEquals(List.of(), section.texts("a"));
        assertEquals(List.of(), section.numbers("a"));
        assertEquals(List.of(), section.sections("a"));
        assertEquals(List.of(), section.section("a").keys());
        assertTrue(section.flag("a", true));
    }

    @Test
    void namesTheKeyThatIsMissing() {
        refused("[a] is missing", () -> section("{}").text("a"));
        refused("[a] is missing", () -> section("{}").number("a"));
        refused("[a] is missing", () -> section("{}").decimal("a"));
        refused("[a] is missing", () -> section("a:").text("a"));
    }

    @Test
    void namesTheKeyThatNobodyKnows() {
        refused("[b] is not a known key", () -> {
            Section section = section("{a: 1, b: 2}");
            section.number("a");
            section.done();
        });
    }

    @Test
    void namesTheWholeWayToAKey() {
        refused(
                "[a.b[1].c] is missing",
                () -> section("a: {b: [{c: 1}, {}]}")
                        .section("a")
                        .sections("b")
                        .get(1)
                        .text("c"));
    }

    @Test
    void namesTheValueOfTheWrongType() {
        refused("[a] must be a text", () -> section("a: {b: 1}").text("a"));
        refused("[a] must be a text", () -> section("a: [b]").text("a"));
        refused("[a] must be a text", () -> section("a: ' '").text("a"));
        refused("[a] [x] must be a whole number", () -> section("a: x").number("a"));
        refused("[a] [x] must be a number", () -> section("a: x").decimal("a"));
        refused("[a] [x] must be a number", () -> section("a: [1, x]").numbers("a"));
        refused("[a] [maybe] must be true or false", () -> section("a: maybe").flag("a", true));
        refused("[a] must be a list of texts", () -> section("a: [{b: 1}]").texts("a"));
        refused("[a] must be a list of texts", () -> section("a: {b: 1}").texts("a"));
        refused("[a] must be a mapping", () -> section("a: 1").section("a"));
        refused("[a] must be a list", () -> section("a: 1").sections("a"));
        refused("[a[0]] must be a mapping", () -> section("a: [1]").sections("a"));
        refused("[a[0]] is empty", () -> section("a: [null]").sections("a"));
    }

    @Test
    void aNumberWithAFractionIsNoWholeNumber() {
        refused("[a] [1.5] must be a whole number", () -> section("a: 1.5").number("a"));
    }

    @Test
    void namesWhatIsAllowed() {
        refused("[a] [x] is not one of [y, z]", () -> section("a: x").oneOf("a", List.of("y", "z")));
        assertEquals("y", section("a: y").oneOf("a", List.of("y", "z")));
    }
}
