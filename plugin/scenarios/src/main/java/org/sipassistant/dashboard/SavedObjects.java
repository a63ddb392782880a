// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The saved objects as they stand in the folder, and the bundles that are made of them. */
public final class SavedObjects {
    /** What the products keep as a text that holds JSON. */
    private static final Set<String> TEXTS =
            Set.of("visState", "uiStateJSON", "panelsJSON", "optionsJSON", "searchSourceJSON", "fieldFormatMap");

    /** How a spec calls the function that each product calls otherwise. */
    private static final String ADD_FILTER = "addFilter(";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final SortedMap<String, JsonNode> objects = new TreeMap<>();

    private SavedObjects(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the sources.
     *
     * @param folder the folder {@code dashboards}
     * @throws IOException if a file cannot be read or is no JSON
     */
    public static SavedObjects read(Path folder) throws IOException {
        SavedObjects read = new SavedObjects(folder);
        Path root = folder.resolve("saved-objects");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                read.objects.put(name.substring(0, name.length() - ".json".length()), MAPPER.readTree(file.toFile()));
            }
        }
        return read;
    }

    /** By the path of their file below {@code saved-objects}, without its ending: {@code visualization/sip-ladder}. */
    public Map<String, JsonNode> byFile() {
        return objects;
    }

    /** Where the bundle for a product stands. */
    public static Path file(Path folder, Product product) {
        return folder.resolve("sip-assistant." + product.id() + ".ndjson");
    }

    /** What is imported into a product: one object per line, what others refer to before them. */
    public String bundle(Product product) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String type : List.of("index-pattern", "search", "visualization", "dashboard")) {
            for (JsonNode object : objects.values()) {
                if (object.path("type").asText().equals(type)) {
                    ObjectNode written = object.deepCopy();
                    write((ObjectNode) written.get("attributes"), product);
                    lines.append(MAPPER.writeValueAsString(written)).append('\n');
                }
            }
        }
        return lines.toString();
    }

    private void write(ObjectNode attributes, Product product) throws IOException {
        if (attributes.at("/visState/params/spec").isTextual()) {
            ObjectNode params = (ObjectNode) attributes.at("/visState/params");
            params.put("spec", spec(params.path("spec").asText(), product));
        }
        if (attributes.get("kibanaSavedObjectMeta") instanceof ObjectNode meta) {
            stringify(meta);
        }
        stringify(attributes);
    }

    /** A Vega spec as a person may edit it in the product: laid out as in its file. */
    private String spec(String file, Product product) throws IOException {
        return Files.readString(folder.resolve(file)).replace(ADD_FILTER, product.addFilter() + "(");
    }

    private static void stringify(ObjectNode object) throws IOException {
        for (String name : TEXTS) {
            JsonNode value = object.get(name);
            if (value != null) {
                object.set(name, TextNode.valueOf(MAPPER.writeValueAsString(value)));
            }
        }
    }
}
