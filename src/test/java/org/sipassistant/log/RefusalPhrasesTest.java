// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

class RefusalPhrasesTest {
    private static final PlainWords WORDS = PlainWords.load(TestYaml::read);

    @TestFactory
    Stream<DynamicTest> everyExampleOfARefusalIsFoundAsWhatItIs() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("words")) {
            for (Section topic : file.sections("refusals")) {
                String says = topic.text("says");
                String phrase = topic.texts("example").get(0);
                LogEvent line = new LogEvent("refused", "test", Map.of("phrase", phrase), 0, 0, phrase);
                tests.add(dynamicTest(
                        says + ": " + phrase,
                        () -> assertEquals(
                                says, WORDS.ofPhrase(line).orElseThrow().says())));
            }
        }
        return tests.stream();
    }
}
