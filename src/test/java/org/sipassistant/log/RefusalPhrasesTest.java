// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                                says, WORDS.ofPhrase(line).map(LogEvent::says).orElse("nothing"))));
            }
        }
        return tests.stream();
    }

    @ParameterizedTest
    @CsvSource({
        "Local loop down, loop-detected",
        "Loop start line error, loop-detected",
        "No ack from HSS, response-unacknowledged",
        "No answer in SDP, no-answer",
        "No answer from billing, no-answer",
        "Ring timeout timer misconfigured, no-answer",
        "Maximum recursion depth, limit-reached",
        "Maximum transmission unit, limit-reached",
        "Maximum number of diversions reached, limit-reached",
        "No lines registered, limit-reached",
        "Private numbering plan not configured, caller-blocked",
        "Anonymous call from unknown IP, caller-blocked",
        "Spam filter offline, caller-blocked",
        "Crypto library: no entropy, srtp-mismatch",
        "Encryption key server: no reply, srtp-mismatch",
        "Invalid header in HTTP response of routing server, header-malformed"
    })
    void wordsOfSomethingElseAreNoCause(String phrase, String not) {
        LogEvent line = new LogEvent("refused", "test", Map.of("phrase", phrase), 0, 0, phrase);
        assertNotEquals(Optional.of(not), WORDS.ofPhrase(line).map(LogEvent::says));
    }
}
