// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sipassistant.knowledge.TestYaml;

/** Everyday lines of programs that have nothing to do with calls: beside a call they would be taken for its cause. */
class ForeignLinesTest {
    private static final EventBook BOOK = EventBook.load(TestYaml::read);
    private static final PlainWords WORDS = PlainWords.load(TestYaml::read);

    static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(ForeignLinesTest.class.getResourceAsStream("/foreign-lines.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void sayNothingAboutACall(String line) {
        List<String> said = Stream.of(BOOK.find(line), WORDS.find(line))
                .flatMap(List::stream)
                .map(LogEvent::says)
                .filter(says -> !says.equals(EventBook.NOTICE))
                .toList();
        assertEquals(List.of(), said);
    }

    @Test
    void areMany() {
        assertTrue(lines().size() >= 60, "lines: " + lines().size());
    }
}
