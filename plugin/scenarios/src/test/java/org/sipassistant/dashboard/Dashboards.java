// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dashboards of this project, as the tests get them. */
final class Dashboards {
    /** From this module's directory. */
    static final Path FOLDER = Path.of("../../dashboards");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Dashboards() {}

    static SavedObjects sources() {
        try {
            return SavedObjects.read(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a product reads of its bundle, by type and id: {@code search/sip-messages}. */
    static Map<String, JsonNode> imported(Product product) {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        try {
            for (String line : sources().bundle(product).split("\n")) {
                JsonNode object = MAPPER.readTree(line);
                objects.put(
                        object.path("type").asText() + "/" + object.path("id").asText(), object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    /** JSON that stands in an object as a text. */
    static JsonNode json(JsonNode text) {
        try {
            return MAPPER.readTree(text.asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The search source of an object: its query, its filters, and the name of the reference to its index pattern. */
    static JsonNode searchSource(JsonNode object) {
        return json(object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON"));
    }
}
