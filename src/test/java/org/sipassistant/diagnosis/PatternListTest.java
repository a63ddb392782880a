// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/patterns.md} and the rules together. */
class PatternListTest {
    /** How many patterns each letter has; the list may not lose one. */
    private static final Map<Character, Integer> PATTERNS = new TreeMap<>(Map.ofEntries(
            Map.entry('A', 15),
            Map.entry('B', 11),
            Map.entry('C', 16),
            Map.entry('D', 18),
            Map.entry('E', 21),
            Map.entry('F', 9),
            Map.entry('G', 10),
            Map.entry('H', 16),
            Map.entry('I', 11),
            Map.entry('K', 9),
            Map.entry('M', 11),
            Map.entry('N', 7),
            Map.entry('O', 6),
            Map.entry('P', 7),
            Map.entry('Q', 3),
            Map.entry('R', 2),
            Map.entry('S', 2)));

    private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");

    private final List<String> lines;
    private final Set<String> rules =
            RuleFile.all().stream().map(PatternListTest::id).collect(Collectors.toCollection(TreeSet::new));

    PatternListTest() throws IOException {
        lines = Files.readAllLines(Path.of(System.getProperty("basedir", "."), "..", "docs", "patterns.md"));
    }

    @Test
    void everyPatternIsThereOnce() {
        List<String> ids = rows().stream().map(row -> row.get(0)).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size(), () -> "twice in " + ids);
        Map<Character, Integer> counted = new TreeMap<>();
        ids.forEach(id -> counted.merge(id.charAt(0), 1, Integer::sum));
        assertEquals(PATTERNS, counted);
    }

    @Test
    void everyPatternHasARuleOrAReason() {
        for (List<String> row : rows()) {
            assertFalse(row.get(2).isEmpty() && row.get(3).isEmpty(), () -> row + " has neither");
        }
    }

    @Test
    void everyRuleThatIsNamedExistsAndEveryRuleIsNamed() {
        Set<String> named = new TreeSet<>();
        rows().forEach(row -> named.addAll(names(row.get(2))));
        int beside = lines.indexOf("## Rules beside these patterns");
        lines.subList(beside, lines.size()).forEach(line -> named.addAll(names(line)));
        Set<String> unnamed = new TreeSet<>(rules);
        unnamed.removeAll(named);
        assertEquals(Set.of(), unnamed, "name these rules in docs/patterns.md");
        named.removeAll(rules);
        assertEquals(Set.of(), named, "docs/patterns.md names rules that are not there");
    }

    private static String id(RuleFile file) {
        String name = file.name();
        return name.substring(name.lastIndexOf('/') + 1, name.length() - ".yml".length());
    }

    private List<List<String>> rows() {
        return lines.stream()
                .filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*"))
                .map(line -> List.of(line.substring(2).split("\\s*\\|\\s*", -1)))
                .toList();
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        NAME.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
