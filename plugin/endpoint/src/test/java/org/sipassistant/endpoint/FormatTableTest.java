// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read of logs that products wrote, as the page on formats shows it; the logs are no part of the project. */
class FormatTableTest {
    private static final Path LOGS = Path.of("../../../shared/data/logs");
    private static final Path PAGE = Path.of("../../docs/formats.md");
    private static final String BEGIN = "<!-- generated:logs -->\n";
    private static final String END = "<!-- end -->";
    private static final List<String> COUNTS = List.of("messages", "whole", "with_direction", "with_peer", "with_time");

    private final RecogniseService service =
            new RecogniseService(Experts.expertise(), WhyLimits.standard(), InstantSource.fixed(Experts.NOW));

    @Test
    void thePageShowsWhatIsReadOfEachProductsLogs() throws IOException {
        assumeTrue(Files.isDirectory(LOGS), () -> LOGS + " is absent");
        Map<String, int[]> rows = new TreeMap<>();
        try (Stream<Path> files = Files.walk(LOGS)) {
            for (Path file : (Iterable<Path>) files.filter(FormatTableTest::isLog)::iterator) {
                count(file, rows.computeIfAbsent(source(file), name -> new int[COUNTS.size() + 3]));
            }
        }
        StringBuilder table = new StringBuilder();
        rows.forEach((name, counts) -> table.append("| ").append(name).append(cells(counts)));
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        from = page.indexOf("--:|\n", from) + "--:|\n".length();
        int to = page.indexOf(END, from);
        if (System.getProperty("docs.accept") != null) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assumeTrue(
                    files(page.substring(from, to)).equals(files(table.toString())), "the page is about other files");
            assertEquals(page.substring(from, to), table.toString(), "run the tests with -Ddocs.accept");
        }
    }

    /** How many files each row counts. */
    private static List<String> files(String table) {
        return table.lines()
                .map(row -> row.substring(0, row.indexOf('|', row.indexOf('|', 2) + 1)))
                .toList();
    }

    private void count(Path file, int[] counts) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        counts[0]++;
        for (Object row : Json.list(report(List.of(text)), "formats")) {
            for (int i = 0; i < COUNTS.size(); i++) {
                counts[i + 1] += number(row, COUNTS.get(i));
            }
        }
        Map<String, Object> lines = report(List.of(text.split("\n", -1)));
        counts[COUNTS.size() + 1] += number(lines, "joined");
        for (Object row : Json.list(lines, "products")) {
            counts[COUNTS.size() + 2] += number(row, "lines");
        }
    }

    private Map<String, Object> report(List<String> events) {
        return service.lines(new RecogniseLines(events, ZoneOffset.UTC));
    }

    private static int number(Object row, String name) {
        return ((Number) Json.asMap(row).get(name)).intValue();
    }

    private static String cells(int[] counts) {
        StringBuilder cells = new StringBuilder();
        for (int count : counts) {
            cells.append(" | ").append(count);
        }
        return cells.append(" |\n").toString();
    }

    private static boolean isLog(Path file) {
        return Stream.of(".log", ".txt", ".csv").anyMatch(file.toString()::endsWith);
    }

    /** The product; what several programs wrote about one set of calls is told by its file. */
    private static String source(Path file) {
        String folder = file.getParent().getFileName().toString();
        String name = file.getFileName().toString();
        return folder.equals("generated") ? "`" + name.substring(0, name.lastIndexOf('.')) + "`" : folder;
    }
}
