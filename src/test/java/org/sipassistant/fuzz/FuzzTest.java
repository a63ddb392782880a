// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Reads hostile texts for a while: {@code -Dfuzz.seconds=600} for longer than the few seconds of a build, {@code
 * -Dfuzz.seed=...} to begin elsewhere. What breaks a promise is written to {@code src/test/resources/fuzz} under the name
 * of its seed, and stays there: every file in it is read again by every build.
 */
class FuzzTest {
    private static final Path FINDINGS = Path.of("test/resources/fuzz");
    private static final long FIRST_SEED = 20_260_317L;
    private static final long SECONDS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Plain ASCII, so that a finding keeps whatever character broke something. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);

    private final Promises promises = new Promises();

    @Test
    void keepsItsPromisesForHostileTexts(TestReporter reporter) throws IOException {
        HostileText texts = new HostileText();
        assertTrue(texts.pieces() > 500, texts.pieces() + " pieces");
        long first = Long.getLong("fuzz.seed", FIRST_SEED);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", SECONDS)).toNanos();
        long seed = first;
        while (System.nanoTime() < end) {
            check(seed, texts.of(seed));
            seed++;
        }
        reporter.publishEntry("fuzz", (seed - first) + " texts, seeds " + first + " to " + (seed - 1));
        assertTrue(seed - first > 20, (seed - first) + " texts are none");
    }

    private void check(long seed, String text) throws IOException {
        long start = System.nanoTime();
        try {
            promises.check(text);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(LONGEST) < 0, "took " + took);
        } catch (RuntimeException | AssertionError broken) {
            Path finding = FINDINGS.resolve(seed + ".json");
            Files.createDirectories(FINDINGS);
            Files.writeString(finding, JSON.writeValueAsString(text) + "\n");
            throw new AssertionError("seed " + seed + ", kept as " + finding + ": " + broken.getMessage(), broken);
        }
    }

    @TestFactory
    Stream<DynamicTest> keepsItsPromisesForWhatBrokeThemOnce() throws IOException {
        try (Stream<Path> files = Files.list(FINDINGS)) {
            List<Path> findings = files.sorted().toList();
            assertTrue(findings.size() >= 1, "no finding is read");
            return findings.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(file.getFileName().toString(), () -> promises.check(read(file))));
        }
    }

    private static String read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), String.class);
    }
}
