// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An import validates next to nothing, and a broken object shows only when somebody opens it: so they are checked here. */
class DashboardsTest {
    private static final Path FOLDER = Path.of("../../dashboards/saved-objects");
    private static final Set<String> KEYS = Set.of("type", "id", "attributes", "references", "migrationVersion");

    /** The last format of each type that both products read. */
    private static final Map<String, String> FORMATS = Map.of("index-pattern", "7.6.0", "search", "7.9.3");

    /** What the products accept; anything else is refused by their mapping. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "index-pattern",
            Set.of("title", "timeFieldName"),
            "search",
            Set.of("title", "description", "columns", "sort", "hits", "version", "kibanaSavedObjectMeta"));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Map<String, JsonNode> objects = read();

    @Test
    void everyObjectHasTheNameOfItsFile() {
        assertTrue(objects.size() >= 2, objects.keySet().toString());
        objects.forEach((file, object) -> assertEquals(
                file, object.path("type").asText() + "/" + object.path("id").asText()));
    }

    @Test
    void everyObjectHasTheStructureThatIsImported() {
        objects.forEach((file, object) -> {
            String type = object.path("type").asText();
            assertEquals(KEYS, names(object), file);
            assertEquals(Set.of(type), names(object.path("migrationVersion")), file);
            assertEquals(
                    FORMATS.get(type),
                    object.path("migrationVersion").path(type).asText(),
                    file);
            assertTrue(ATTRIBUTES.get(type).containsAll(names(object.path("attributes"))), file);
            assertTrue(object.path("attributes").hasNonNull("title"), file);
            assertTrue(object.path("references").isArray(), file);
        });
    }

    @Test
    void everyReferenceLeadsToAnObjectAndIsUsed() {
        objects.forEach((file, object) -> {
            Set<String> named = new HashSet<>();
            for (JsonNode reference : object.path("references")) {
                String target = reference.path("type").asText() + "/"
                        + reference.path("id").asText();
                assertTrue(objects.containsKey(target), file + " refers to " + target);
                assertTrue(named.add(reference.path("name").asText()), file + " names a reference twice");
            }
            assertEquals(used(object), named, file);
        });
    }

    @Test
    void everyColumnIsAFieldThatTheProcessorWrites() {
        Map<String, String> written = WrittenFields.levels();
        int columns = 0;
        for (JsonNode object : objects.values()) {
            for (JsonNode column : object.path("attributes").path("columns")) {
                String level = written.get(column.asText());
                assertTrue(level != null && !level.equals("full"), column.asText() + " is not written by default");
                columns++;
            }
        }
        assertTrue(columns >= 7, columns + " columns");
    }

    @Test
    void everySearchIsSortedByTheTimeOfItsIndexPattern() throws IOException {
        for (JsonNode object : objects.values()) {
            if (object.path("type").asText().equals("search")) {
                String pattern = "index-pattern/"
                        + object.path("references").path(0).path("id").asText();
                String time = objects.get(pattern)
                        .path("attributes")
                        .path("timeFieldName")
                        .asText();
                assertEquals(
                        MAPPER.readTree("[[\"" + time + "\", \"desc\"]]"),
                        object.path("attributes").path("sort"));
            }
        }
    }

    @Test
    void theIndexPatternIsTheOneThatQuestionsAreAskedOfByDefault() {
        assertTrue(new Page("README.md")
                .rows("Setting").stream()
                        .anyMatch(row -> row.get(0).equals("`plugins.sip.indices`")
                                && row.get(1)
                                        .equals("`"
                                                + objects.get("index-pattern/sip-messages")
                                                        .path("attributes")
                                                        .path("title")
                                                        .asText()
                                                + "`")));
    }

    @Test
    void theReadmeNamesEveryObject() {
        Set<String> named = new TreeSet<>();
        new Page("../../dashboards/README.md").rows("Object").forEach(row -> named.addAll(Page.code(row.get(0))));
        assertEquals(objects.keySet(), named);
    }

    /** The names of references that the embedded search source asks for. */
    private static Set<String> used(JsonNode object) {
        JsonNode source =
                object.path("attributes").path("kibanaSavedObjectMeta").path("searchSourceJSON");
        Set<String> used = new HashSet<>();
        if (source.isTextual()) {
            used.add(json(source.asText()).path("indexRefName").asText());
        }
        return used;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Map<String, JsonNode> read() {
        Map<String, JsonNode> objects = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String name = FOLDER.relativize(file).toString().replace('\\', '/');
                objects.put(name.substring(0, name.length() - ".json".length()), json(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
