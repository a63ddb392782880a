// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Logs of real products: every start line that stands in a line of its own is read, and nothing else is. */
class RealLogsTest {
    private static final Path MATERIAL = Path.of("../../shared");
    private static final Pattern START_LINE =
            Pattern.compile("^[ \\t]*([A-Z]+ \\S+ SIP/2\\.0|SIP/2\\.0 [1-6]\\d\\d\\b.*?)\\.?\\r?$", Pattern.MULTILINE);
    private static final Pattern REQUEST_OR_STATUS =
            Pattern.compile("[\\w.!%*+`'~-]+ .+ SIP/2\\.0|SIP/2\\.0 [1-6]\\d\\d\\b.*", Pattern.DOTALL);

    private final LogReader reader = FormatFiles.reader();

    @Test
    void readsTheStartLinesOfRealLogsAndNothingElse(TestReporter reporter) throws IOException {
        int lines = 0;
        int missed = 0;
        for (Path file : files("data/logs", ".log")) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<LoggedMessage> read = reader.read(text);
            long starts = START_LINE.matcher(text).results().count();
            lines += (int) starts;
            missed += (int) START_LINE
                    .matcher(text)
                    .results()
                    .filter(line -> read.stream().noneMatch(m -> m.message().start() == line.start(1)))
                    .count();
            if (starts > 0 || !read.isEmpty()) {
                reporter.publishEntry(file.getFileName().toString(), "start lines " + starts + ", " + row(read));
            }
            read.forEach(message -> assertStartLine(file, message));
        }
        assertTrue(lines > 500, "start lines: " + lines);
        assertTrue(missed * 50 <= lines, missed + " of " + lines + " start lines were not read");
    }

    @Test
    void readsWhatPeopleCopiedIntoReports(TestReporter reporter) throws IOException {
        List<Path> files = files("cases", "log.txt");
        for (Path file : files) {
            List<LoggedMessage> read = reader.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            reporter.publishEntry(file.getParent().getFileName().toString(), row(read));
            read.forEach(message -> assertStartLine(file, message));
        }
        assertTrue(files.size() >= 40, "reports: " + files.size());
    }

    private static void assertStartLine(Path file, LoggedMessage logged) {
        String line = logged.message().text().lines().findFirst().orElse("");
        assertTrue(REQUEST_OR_STATUS.matcher(line).matches(), file + ": " + line);
    }

    private static String row(List<LoggedMessage> read) {
        return "messages " + read.size()
                + ", format " + count(read, LogContext::format)
                + ", direction " + count(read, LogContext::direction)
                + ", time " + count(read, LogContext::time)
                + ", source " + count(read, LogContext::source)
                + ", destination " + count(read, LogContext::destination);
    }

    private static long count(List<LoggedMessage> read, Function<LogContext, Optional<?>> field) {
        return read.stream().filter(m -> field.apply(m.context()).isPresent()).count();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        Path path = MATERIAL.resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(path), () -> path + " is absent");
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
