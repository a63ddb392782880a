// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sipassistant.inventory.Inventory;

class OwnKnowledgeTest {
    private static final String RULE = """
        id: house-quota
        title: The quota of the house was used up
        category: forbidden-policy-or-acl
        status: stable
        when:
          - final_response: { method: INVITE, code: 486 }
        then:
          origin: callee
          responsible: callee
          confidence: 0.97
          says: "{callee} says that the quota of the house is used up."
          because: The house allows so many calls at a time.
          action: Raise the quota of the house.
        """;

    private final OwnKnowledge knowledge = new OwnKnowledge(Experts::yaml, Inventory::empty);

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        knowledge.read(folder);
    }

    private String rule() {
        String text = Traces.busy().text();
        Map<String, Object> answer = new WhyService(knowledge.get(), WhyLimits.standard(), () -> Experts.NOW)
                .text(TextQuestion.of(Map.of("text", text)));
        return String.valueOf(Json.at(Json.asMap(Json.list(answer, "calls").get(0)), "root_cause.rule"));
    }

    @Test
    void addsARuleWithoutABuild() throws IOException {
        assertEquals("busy", rule());
        String before = knowledge.get().knowledge().version();
        write("rules/house-quota.yml", RULE);
        assertEquals(Map.of(), knowledge.refused());
        assertEquals("house-quota", rule());
        assertNotEquals(before, knowledge.get().knowledge().version());
        assertEquals(List.of("rules/house-quota.yml"), knowledge.told().get("local_overrides"));
    }

    @Test
    void takesThePlaceOfARuleOfOurs() throws IOException {
        write("rules/busy.yml", RULE.replace("id: house-quota", "id: busy").replace("code: 486", "code: 499"));
        assertEquals(Map.of(), knowledge.refused());
        assertNotEquals("busy", rule());
    }

    @Test
    void keepsTheLastGoodOneOfWhatIsBrokenAndSaysWhere() throws IOException {
        write("rules/house-quota.yml", RULE);
        write("rules/house-quota.yml", RULE.replace("confidence: 0.97", "confidense: 0.97"));
        assertEquals("house-quota", rule());
        String why = knowledge.refused().get("rules/house-quota.yml");
        assertTrue(why.contains("[rules/house-quota.yml]") && why.contains("[then.confidence]"), why);
        write("rules/house-quota.yml", RULE.replace("0.97", "0.98"));
        assertEquals(Map.of(), knowledge.refused());
    }

    @Test
    void leavesOutWhatIsBrokenAndTakesTheRest() throws IOException {
        write("rules/a.yml", "when: [");
        write("rules/b.yml", RULE);
        write("rules/c.yml", RULE.replace("house-quota", "c").replace("{callee}", "{nobody_knows}"));
        write("responses/499.yml", "code: 499\n");
        write("rules/d.yml", "");
        write("rules/house-quota.yml", RULE);
        assertEquals("house-quota", rule());
        assertEquals(
                List.of("responses/499.yml", "rules/a.yml", "rules/b.yml", "rules/c.yml", "rules/d.yml"),
                List.copyOf(new TreeMap<>(knowledge.refused()).keySet()));
    }

    @Test
    void forgetsAFileThatIsGone() throws IOException {
        write("rules/house-quota.yml", RULE);
        Files.delete(folder.resolve("rules/house-quota.yml"));
        knowledge.read(folder);
        assertEquals("busy", rule());
        assertEquals(List.of(), knowledge.told().get("local_overrides"));
    }

    @Test
    void changesNothingWhereNothingChanged() throws IOException {
        write("rules/house-quota.yml", RULE);
        Expertise before = knowledge.get();
        knowledge.read(folder);
        assertSame(before, knowledge.get());
        knowledge.read(folder.resolve("absent"));
        assertEquals("busy", rule());
    }
}
