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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the dashboards say of the processor and of the endpoints; the scenarios check all else of them. */
class DashboardsTest {
    private static final Path FOLDER = Path.of("../../dashboards/saved-objects");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Map<String, JsonNode> objects = read();

    @Test
    void everyColumnIsAFieldThatTheProcessorWrites() {
        Map<String, String> written = WrittenFields.levels();
        int columns = 0;
        for (JsonNode object : objects.values()) {
            if (object.at("/references/0/id").asText().equals("sip-messages")) {
                for (JsonNode column : object.at("/attributes/columns")) {
                    String level = written.get(column.asText());
                    assertTrue(level != null && !level.equals("full"), column.asText() + " is not written by default");
                    columns++;
                }
            }
        }
        assertTrue(columns >= 15, columns + " columns");
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
