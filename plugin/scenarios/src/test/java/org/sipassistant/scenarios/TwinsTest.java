// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The adapters to the two engines are the same program: the same classes of the same statements, and so the same paths,
 * parameters, settings, defaults and permissions, but for what {@code twins.txt} lists because an engine asks for it.
 */
class TwinsTest {
    private static final Path OPENSEARCH = Path.of("../opensearch/src/main/java/org/sipassistant/opensearch");
    private static final Path ELASTICSEARCH = Path.of("../elasticsearch/src/main/java/org/sipassistant/elasticsearch");
    private static final String SPELLING = " => ";

    private final List<String> allowed;

    TwinsTest() throws Exception {
        Path list = Path.of(getClass().getResource("/twins.txt").toURI());
        try (Stream<String> lines = Files.lines(list)) {
            allowed = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void haveTheSameClasses() throws IOException {
        assertFalse(classes(OPENSEARCH).isEmpty());
        assertEquals(classes(OPENSEARCH), classes(ELASTICSEARCH));
    }

    @Test
    void differOnlyWhereAnEngineAsksForIt() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : classes(OPENSEARCH)) {
            List<String> here = statements(spelledAsInElasticsearch(Files.readString(OPENSEARCH.resolve(name))));
            List<String> there = statements(Files.readString(ELASTICSEARCH.resolve(name)));
            String type = name.substring(0, name.indexOf('.'));
            without(here, there).forEach(statement -> found.add(type + " - " + statement));
            without(there, here).forEach(statement -> found.add(type + " + " + statement));
        }
        List<String> expected =
                allowed.stream().filter(line -> !line.contains(SPELLING)).toList();
        assertEquals(List.of(), without(found, expected), "differences that are not listed");
        assertEquals(List.of(), without(expected, found), "listed differences that are no more");
    }

    private static TreeSet<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private String spelledAsInElasticsearch(String source) {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (String line : allowed) {
            int arrow = line.indexOf(SPELLING);
            if (arrow >= 0) {
                spellings.put(line.substring(0, arrow), line.substring(arrow + SPELLING.length()));
            }
        }
        String spelled = source;
        for (Map.Entry<String, String> spelling : spellings.entrySet()) {
            spelled = spelled.replace(spelling.getKey(), spelling.getValue());
        }
        return spelled;
    }

    /** Statements and comments, however they are broken into lines, without the imports. */
    private static List<String> statements(String source) {
        String code = source.lines()
                .filter(line -> !line.startsWith("import "))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replace(" .", ".")
                .replace("( ", "(");
        return Stream.of(code.split("(?<=[;{}])"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** Each as often as it stands in the one list and not in the other. */
    private static List<String> without(List<String> statements, List<String> others) {
        List<String> rest = new ArrayList<>(statements);
        others.forEach(rest::remove);
        return rest;
    }
}
