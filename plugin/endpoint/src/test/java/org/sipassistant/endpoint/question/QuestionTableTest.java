// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Questions as people write them, and what is understood: {@code questions.txt} has a question in one line and what
 * follows from it in the next, on Friday 2026-11-20 at 15:30 UTC. With {@code -Dquestions.accept} the answers are written
 * anew; read the difference.
 */
class QuestionTableTest {
    private static final Path TABLE = Path.of("src/test/resources/org/sipassistant/endpoint/question/questions.txt");
    private static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");
    private static final int FEWEST = 80;
    private static final QuestionReader READER = QuestionReader.english();

    @TestFactory
    Stream<DynamicTest> understands() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        List<String> written = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") || line.isBlank()) {
                written.add(line);
            } else if (!line.startsWith("    ")) {
                boolean answered = i + 1 < lines.size() && lines.get(i + 1).startsWith("    ");
                String expected = answered ? lines.get(i + 1).strip() : "";
                written.add(line);
                written.add("    " + understood(line));
                tests.add(DynamicTest.dynamicTest(line, () -> assertEquals(expected, understood(line))));
            }
        }
        assertTrue(tests.size() >= FEWEST, () -> "only " + tests.size() + " questions");
        if (System.getProperty("questions.accept") != null) {
            Files.write(TABLE, written);
            return Stream.empty();
        }
        return tests.stream();
    }

    @Test
    void understandsTheSameWhateverIsReadBefore() {
        String question = "why did the call from 1001 to 1002 fail yesterday at 2pm";
        String first = understood(question);
        understood("1002 got 486 today");
        assertEquals(first, understood(question));
    }

    private static String understood(String question) {
        try {
            Wording wording = READER.read(question, NOW, ZoneOffset.UTC);
            Map<String, Object> told = new TreeMap<>(wording.parameters());
            if (!wording.notUnderstood().isEmpty()) {
                told.put("not_understood", wording.notUnderstood());
            }
            return told + (wording.assumed().isEmpty() ? "" : " assumed " + wording.assumed());
        } catch (IllegalArgumentException e) {
            return "refused: " + e.getMessage().substring(0, "parameter [question]".length());
        }
    }
}
