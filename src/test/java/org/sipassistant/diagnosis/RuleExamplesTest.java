// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.TestYaml;

/** Runs the examples that stand in the rule files. */
class RuleExamplesTest {
    private final Knowledge knowledge = Knowledge.load(TestYaml::read);
    private final List<RuleFile> files = RuleFile.all();

    @TestFactory
    Stream<DynamicNode> everyExampleShowsWhatItsRuleFinds() {
        return files.stream().map(file -> dynamicContainer(file.name(), tests(file)));
    }

    private Stream<DynamicNode> tests(RuleFile file) {
        try {
            Rule rule = file.rule(knowledge);
            return file.examples().stream().map(example -> dynamicTest(example.toString(), () -> run(rule, example)));
        } catch (KnowledgeException e) {
            return Stream.of(dynamicTest("can be read", () -> {
                throw e;
            }));
        }
    }

    private void run(Rule rule, RuleExample example) {
        Story story = example.story(knowledge);
        Optional<Finding> finding = rule.find(story);
        assertEquals(example.finds().isPresent(), finding.isPresent(), () -> example + ": finds; " + tell(story));
        finding.ifPresent(found -> check(example, found));
        if (example.wins()) {
            String winner = example.diagnosis(allRules()).rootCause().rule();
            assertEquals(rule.id(), winner, () -> example + ": root cause");
        }
        example.finds().flatMap(RuleExample.Expected::outcome).ifPresent(outcome -> {
            RuleBook alone = new RuleBook(List.of(rule), knowledge);
            assertEquals(outcome, example.diagnosis(alone).outcome(), () -> example + ": outcome");
        });
    }

    private static void check(RuleExample example, Finding found) {
        RuleExample.Expected expected = example.finds().orElseThrow();
        Verdict verdict = found.verdict();
        expected.origin()
                .ifPresent(party -> assertEquals(party, verdict.origin().id(), () -> example + ": origin"));
        expected.responsible()
                .ifPresent(party -> assertEquals(party, verdict.responsible().id(), () -> example + ": responsible"));
        expected.category()
                .ifPresent(category -> assertEquals(category, verdict.category(), () -> example + ": category"));
        if (!expected.evidence().isEmpty()) {
            assertEquals(expected.evidence(), lines(found), () -> example + ": lines of the evidence");
        }
        assertFalse(found.says().contains("(unknown)"), () -> example + ": " + found.says());
        expected.says().ifPresent(text -> assertTrue(found.says().contains(text), () -> example + ": " + found.says()));
    }
    /** The lines of the ladder, counted from 1, that the finding cites. */
    private static List<Integer> lines(Finding finding) {
        return finding.evidence().stream()
                .map(evidence -> evidence.witness().position() + 1)
                .sorted()
                .toList();
    }

    private RuleBook allRules() {
        return new RuleBook(files.stream().map(file -> file.rule(knowledge)).toList(), knowledge);
    }

    private static String tell(Story story) {
        return "state " + story.state() + ", hop " + story.hop().map(h -> h.sender() + " > " + h.receiver())
                + ", final "
                + story.finalResponse().map(Facts::codeAndPhrase) + ", told "
                + story.told().map(Facts::codeAndPhrase);
    }
}
