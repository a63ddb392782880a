// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Knowledge;

/** Watches over the rules as a whole: none without examples, no clause without effect, no change unnoticed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesMetaTest {
    private static final int FEWEST_RULES = 25;
    private static final String GOLDEN = "golden/findings.txt";

    private record Told(RuleExample example, Story story, Diagnosis diagnosis) {}

    private final List<RuleFile> files = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Told> stories = new ArrayList<>();
    private RuleBook book = new RuleBook(List.of(), Stories.KNOWLEDGE);

    @BeforeAll
    void tellAllExamples() {
        Knowledge knowledge = Stories.KNOWLEDGE;
        files.addAll(RuleFile.all());
        files.forEach(file -> rules.add(file.rule(knowledge)));
        book = new RuleBook(rules, knowledge);
        for (RuleExample example : RuleFile.allExamples()) {
            Diagnosis diagnosis = example.diagnosis(book);
            stories.add(new Told(example, diagnosis.story(), diagnosis));
        }
    }

    /** A comma in a list of YAML makes two halves of one, unless it stands in quotes. */
    @Test
    void whatIsMissingIsToldInWholeSentences() {
        for (Rule rule : rules) {
            Stream.concat(
                            rule.verdict().missing().stream(),
                            rule.doubts().stream().flatMap(doubt -> doubt.missing().stream()))
                    .forEach(sentence -> assertTrue(sentence.matches("[A-Z].*\\."), () -> rule.id() + ": " + sentence));
        }
    }

    @Test
    void thereAreAsManyRulesAsACallNeeds() {
        assertTrue(rules.size() >= FEWEST_RULES, () -> rules.size() + " rules");
        assertEquals(rules.size(), rules.stream().map(Rule::id).distinct().count(), "ids");
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasAFindingAndANothingExample() {
        return perFile(file -> {
            List<RuleExample> examples = file.examples();
            assertTrue(examples.stream().anyMatch(e -> e.finds().isPresent()), "an example that finds something");
            assertTrue(examples.stream().anyMatch(e -> e.finds().isEmpty()), "an example that finds nothing");
            assertEquals(
                    examples.size(),
                    examples.stream().map(RuleExample::name).distinct().count(),
                    "each example has a name of its own");
        });
    }

    @TestFactory
    Stream<DynamicTest> everyClauseDecidesAboutSomeExample() {
        return rules.stream()
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (Clause clause : rule.when()) {
                        Rule without = rule.without(clause);
                        assertTrue(
                                stories.stream().anyMatch(told -> differ(rule, without, told.story())),
                                () -> rule.id() + ": " + clause + " can be left out and no example notices");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFindingCitesEvidenceThatClausesKnow() {
        return rules.stream()
                .map(rule -> dynamicTest(rule.id(), () -> {
                    List<String> evidence = rule.verdict().evidence();
                    assertTrue(evidence.stream().allMatch(Evidence::isKnown), evidence::toString);
                    for (Told told : findingExamplesOf(rule)) {
                        Finding finding = rule.find(told.story()).orElseThrow();
                        assertFalse(finding.evidence().isEmpty(), () -> "evidence in " + told.example());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyEvidenceIsCitedInAnExampleOfItsOwnRule() {
        return rules.stream()
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (String name : rule.verdict().evidence()) {
                        assertTrue(
                                findingExamplesOf(rule).stream().anyMatch(told -> cites(rule, name, told.story())),
                                () -> rule.id() + ": no example of its own cites " + name);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyNearMissIsToldForAnExampleOfItsOwnRule() {
        return rules.stream()
                .filter(rule -> !rule.nearMisses().isEmpty())
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (NearMiss near : rule.nearMisses()) {
                        assertTrue(
                                stories.stream()
                                        .filter(told -> told.example().rule().equals(rule.id()))
                                        .flatMap(told -> rule.ruledOut(told.story()).stream()
                                                .map(RuledOut::because)
                                                .filter(near.because(told.story())
                                                        .orElse("")::equals))
                                        .anyMatch(because -> !because.contains("(unknown)")),
                                () -> rule.id() + ": no example tells [" + near.because() + "]");
                    }
                }));
    }

    /** A doubt that no finding of its rule has, or that each of them has, is none. */
    @TestFactory
    Stream<DynamicTest> everyDoubtWeakensSomeExampleOfItsOwnRuleAndSparesAnother() {
        return rules.stream()
                .filter(rule -> !rule.doubts().isEmpty())
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (Doubt doubt : rule.doubts()) {
                        assertTrue(doubt.confidence() < rule.verdict().confidence(), () -> rule.id() + ": " + doubt);
                        assertEquals(
                                Set.of(true, false),
                                findingExamplesOf(rule).stream()
                                        .map(told -> doubt.holds(told.story()))
                                        .collect(Collectors.toSet()),
                                () -> rule.id() + ": " + doubt);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySentenceIsWholeInEveryExample() {
        return rules.stream()
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (Told told : stories) {
                        rule.find(told.story()).ifPresent(finding -> {
                            String where = " in " + told.example();
                            assertFalse(finding.says().contains("(unknown)"), () -> finding.says() + where);
                        });
                    }
                }));
    }

    /** Only what is said and what to do are filled in with facts. */
    @TestFactory
    Stream<DynamicTest> noOtherTextHasPlaceholders() {
        return rules.stream()
                .map(rule -> dynamicTest(
                        rule.id(),
                        () -> Stream.of(
                                        Stream.of(rule.title(), rule.verdict().because()),
                                        rule.verdict().missing().stream(),
                                        rule.doubts().stream().flatMap(doubt -> doubt.missing().stream()))
                                .flatMap(texts -> texts)
                                .forEach(text -> assertFalse(text.contains("{"), text))));
    }

    /** Material is never complete: whatever is left of an example must be judged, in whole sentences. */
    @Test
    void aMissingMessageLeavesWholeSentences() {
        Set<String> broken = new TreeSet<>();
        for (RuleExample example : RuleFile.allExamples()) {
            List<ObservedMessage> messages = example.material().messages();
            for (int i = 0; i < messages.size(); i++) {
                List<ObservedMessage> left = new ArrayList<>(messages);
                left.remove(i);
                collectBroken(left, broken);
                collectBroken(messages.subList(0, i + 1), broken);
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void pastedTextWithoutTimesAndAddressesLeavesWholeSentences() {
        Set<String> broken = new TreeSet<>();
        for (RuleExample example : RuleFile.allExamples()) {
            List<ObservedMessage> bare = example.material().messages().stream()
                    .map(m -> new ObservedMessage(m.message(), Observation.unknown(), m.position()))
                    .toList();
            collectBroken(bare, broken);
        }
        assertEquals(Set.of(), broken);
    }

    private void collectBroken(List<ObservedMessage> messages, Set<String> broken) {
        for (Call call : CallAssembler.assemble(messages)) {
            Diagnosis diagnosis = Diagnosis.of(call, book);
            Stream.concat(Stream.of(diagnosis.rootCause()), diagnosis.others().stream())
                    .flatMap(finding -> Stream.concat(Stream.of(finding.says()), finding.actions().stream())
                            .filter(text -> text.contains("(unknown)"))
                            .map(text -> finding.rule() + ": " + text))
                    .forEach(broken::add);
        }
    }

    @Test
    void whatIsNoFailureDoesNotCountAsOne() {
        for (Told told : stories) {
            boolean fine = told.diagnosis().category().category().equals("not-a-failure");
            assertFalse(fine && told.diagnosis().outcome().equals("failed"), () -> told.example() + " failed");
        }
    }

    @Test
    void theFindingsOfAllExamplesAreThoseThatWereReviewed() throws IOException {
        StringBuilder found = new StringBuilder();
        stories.forEach(told -> append(told, found));
        Path reviewed = base().resolve("test/resources/" + GOLDEN);
        if (System.getProperty("golden.accept") != null) {
            write(reviewed, found.toString());
        }
        String expected = Files.exists(reviewed) ? Files.readString(reviewed) : "";
        if (!expected.equals(found.toString())) {
            Path written = write(base().resolve("target/" + GOLDEN), found.toString());
            fail("The findings changed" + firstDifference(expected, found.toString()) + ". Compare " + reviewed
                    + " with "
                    + written + "; if all changes are meant, accept them with"
                    + " mvn -pl src test -Dtest=RulesMetaTest -Dgolden.accept");
        }
    }

    private static String firstDifference(String expected, String found) {
        List<String> before = expected.lines().toList();
        List<String> now = found.lines().toList();
        for (int i = 0; i < now.size(); i++) {
            if (i >= before.size() || !before.get(i).equals(now.get(i))) {
                return " at line " + (i + 1) + " [" + now.get(i) + "]";
            }
        }
        return " at the end";
    }

    private Stream<DynamicTest> perFile(Consumer<RuleFile> check) {
        return files.stream().map(file -> dynamicTest(file.name(), () -> check.accept(file)));
    }

    private List<Told> findingExamplesOf(Rule rule) {
        return stories.stream()
                .filter(told -> told.example().rule().equals(rule.id()))
                .filter(told -> told.example().finds().isPresent())
                .filter(told -> rule.find(told.story()).isPresent())
                .toList();
    }

    private static boolean differ(Rule one, Rule other, Story story) {
        return one.find(story).isPresent() != other.find(story).isPresent();
    }

    private static boolean cites(Rule rule, String name, Story story) {
        return rule.find(story).orElseThrow().evidence().stream()
                .anyMatch(proof -> proof.shows().equals(Evidence.describe(name)));
    }

    private static void append(Told told, StringBuilder out) {
        Diagnosis diagnosis = told.diagnosis();
        out.append(told.example()).append('\n');
        out.append("  ").append(diagnosis.outcome()).append(", ");
        out.append(diagnosis.rootCause().verdict().category()).append(':');
        Stream.concat(Stream.of(diagnosis.rootCause()), diagnosis.others().stream())
                .forEach(finding -> out.append(' ')
                        .append(finding.rule())
                        .append(' ')
                        .append(finding.verdict().confidence())
                        .append(','));
        out.setCharAt(out.length() - 1, '\n');
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The directory of the module: Maven names it, elsewhere it is where the tests run. */
    private static Path base() {
        return Path.of(System.getProperty("basedir", "."));
    }
}
