// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages about security promise is shown by tests: each that they name is there. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> PAGES =
            List.of("SECURITY.md", "docs/faults.md", "docs/privacy.md", "docs/security-matrix.md");

    /** The first is the core, at the root. */
    private static final List<String> MODULES = List.of(
            ".",
            "ingest-processor",
            "command-line",
            "plugin/endpoint",
            "plugin/opensearch",
            "plugin/elasticsearch",
            "plugin/scenarios");

    /** A test, or all whose names end alike. */
    private static final Pattern NAME = Pattern.compile("`(\\*?[A-Z]\\w*(?:Test|IT))`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> tests = tests();
        for (String page : PAGES) {
            Set<String> missing = NAME.matcher(Files.readString(ROOT.resolve(page)))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> tests.stream().noneMatch(named(name)))
                    .collect(Collectors.toSet());
            assertEquals(Set.of(), missing, page);
        }
    }

    /** A promise that no test shows is none. */
    @Test
    void everyPromiseNamesATest() throws IOException {
        String page = Files.readString(ROOT.resolve("SECURITY.md"));
        int from = page.indexOf("| promise |");
        List<String> rows =
                page.substring(from, page.indexOf("\n\n", from)).lines().skip(2).toList();
        assertTrue(rows.size() >= 10, rows::toString);
        for (String row : rows) {
            String shown = row.split("\\|")[3];
            assertTrue(
                    NAME.matcher(shown).find() || shown.contains("all of these") || shown.contains("same tests"), row);
        }
    }

    private static Predicate<String> named(String name) {
        return name.startsWith("*") ? test -> test.endsWith(name.substring(1)) : name::equals;
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                        .forEach(name -> tests.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return tests;
    }
}
