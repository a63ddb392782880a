// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An import validates next to nothing, and a broken object shows only when somebody opens it: so they are checked here. */
class SavedObjectsTest {
    private static final Set<String> KEYS = Set.of("type", "id", "attributes", "references", "migrationVersion");

    /** The last format of each type that both products read. */
    private static final Map<String, String> FORMATS =
            Map.of("index-pattern", "7.6.0", "search", "7.9.3", "visualization", "7.10.0", "dashboard", "7.9.3");

    /** What the products accept; anything else is refused by their mapping. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "index-pattern",
            Set.of("title", "timeFieldName", "fieldFormatMap"),
            "search",
            Set.of("title", "description", "columns", "sort", "hits", "version", "kibanaSavedObjectMeta"),
            "visualization",
            Set.of("title", "description", "visState", "uiStateJSON", "version", "kibanaSavedObjectMeta"),
            "dashboard",
            Set.of(
                    "title",
                    "description",
                    "hits",
                    "version",
                    "panelsJSON",
                    "optionsJSON",
                    "timeRestore",
                    "timeFrom",
                    "timeTo",
                    "refreshInterval",
                    "kibanaSavedObjectMeta"));

    private static final int COLUMNS = 48;

    private final Map<String, JsonNode> sources = Dashboards.sources().byFile();
    private final Map<String, JsonNode> objects = Dashboards.imported(Product.KIBANA);

    @Test
    void everyObjectHasTheNameOfItsFile() {
        assertTrue(sources.size() >= 30, sources.keySet().toString());
        sources.forEach((file, object) -> assertEquals(
                file, object.path("type").asText() + "/" + object.path("id").asText()));
    }

    @Test
    void everyObjectHasTheStructureThatIsImported() {
        objects.forEach((name, object) -> {
            String type = object.path("type").asText();
            assertEquals(KEYS, names(object), name);
            assertEquals(Set.of(type), names(object.path("migrationVersion")), name);
            assertEquals(
                    FORMATS.get(type),
                    object.path("migrationVersion").path(type).asText(),
                    name);
            assertTrue(ATTRIBUTES.get(type).containsAll(names(object.path("attributes"))), name);
            assertTrue(object.path("attributes").hasNonNull("title"), name);
            assertTrue(object.path("references").isArray(), name);
        });
    }

    /** Kibana 9 refuses an import with an attribute of another type, or with one more inside of another. */
    @Test
    void everyAttributeHasTheTypeThatIsImported() {
        objects.forEach((name, object) -> object.path("attributes").properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            boolean right = switch (attribute.getKey()) {
                case "hits", "version" -> value.isInt();
                case "timeRestore" -> value.isBoolean();
                case "columns" -> stream(value).allMatch(JsonNode::isTextual);
                case "sort" ->
                    stream(value)
                            .allMatch(pair -> pair.size() == 2 && stream(pair).allMatch(JsonNode::isTextual));
                case "refreshInterval" ->
                    names(value).equals(Set.of("pause", "value"))
                            && value.path("pause").isBoolean()
                            && value.path("value").isInt();
                case "kibanaSavedObjectMeta" ->
                    names(value).equals(Set.of("searchSourceJSON"))
                            && value.path("searchSourceJSON").isTextual();
                default -> value.isTextual();
            };
            assertTrue(right, name + " " + attribute);
        }));
    }

    @Test
    void everyReferenceLeadsToAnObjectAndIsUsed() {
        objects.forEach((name, object) -> {
            Set<String> named = new HashSet<>();
            for (JsonNode reference : object.path("references")) {
                String target = reference.path("type").asText() + "/"
                        + reference.path("id").asText();
                assertTrue(objects.containsKey(target), name + " refers to " + target);
                assertTrue(named.add(reference.path("name").asText()), name + " names a reference twice");
            }
            assertEquals(used(object), named, name);
        });
    }

    @Test
    void everyVisualizationIsOnADashboard() {
        Set<String> shown = dashboards()
                .flatMap(dashboard -> stream(dashboard.path("references")))
                .map(reference -> reference.path("id").asText())
                .collect(Collectors.toSet());
        objects.values().stream()
                .filter(object -> object.path("type").asText().equals("visualization"))
                .map(object -> object.path("id").asText())
                .forEach(id -> assertTrue(shown.contains(id), id));
    }

    @Test
    void panelsLieInTheGridAndNoTwoUponEachOther() {
        dashboards().forEach(dashboard -> {
            String name = dashboard.path("id").asText();
            Set<String> taken = new HashSet<>();
            Set<String> indices = new HashSet<>();
            for (JsonNode panel : Dashboards.json(dashboard.at("/attributes/panelsJSON"))) {
                JsonNode grid = panel.path("gridData");
                assertEquals(panel.path("panelIndex").asText(), grid.path("i").asText(), name);
                assertTrue(indices.add(grid.path("i").asText()), name);
                int right = grid.path("x").intValue() + grid.path("w").intValue();
                int bottom = grid.path("y").intValue() + grid.path("h").intValue();
                assertTrue(
                        grid.path("x").intValue() >= 0 && right <= COLUMNS,
                        name + " panel " + grid.path("i").asText());
                for (int x = grid.path("x").intValue(); x < right; x++) {
                    for (int y = grid.path("y").intValue(); y < bottom; y++) {
                        assertTrue(taken.add(x + "," + y), name + " panel " + grid + " lies upon another");
                    }
                }
            }
        });
    }

    @Test
    void everyAggregationIsNamedOnceAndEveryOrderNamesOne() {
        objects.values().stream()
                .filter(o -> o.at("/attributes/visState").isTextual())
                .forEach(object -> {
                    JsonNode state = Dashboards.json(object.at("/attributes/visState"));
                    assertEquals(object.at("/attributes/title"), state.path("title"));
                    Set<String> ids = new HashSet<>();
                    for (JsonNode agg : state.path("aggs")) {
                        assertTrue(
                                ids.add(agg.path("id").asText()),
                                object.path("id").asText());
                    }
                    for (JsonNode agg : state.path("aggs")) {
                        JsonNode by = agg.at("/params/orderBy");
                        assertTrue(
                                by.isMissingNode() || ids.contains(by.asText()),
                                object.path("id").asText());
                    }
                    for (JsonNode series : state.at("/params/seriesParams")) {
                        assertTrue(
                                ids.contains(series.at("/data/id").asText()),
                                object.path("id").asText());
                    }
                });
    }

    @Test
    void everySearchIsSortedByAFieldOfItsOwn() {
        objects.values().stream()
                .filter(object -> object.path("type").asText().equals("search"))
                .forEach(search -> {
                    JsonNode sort = search.at("/attributes/sort/0");
                    assertTrue(
                            Set.of("asc", "desc").contains(sort.path(1).asText()),
                            search.path("id").asText());
                });
    }

    @Test
    void everySpecIsUsed() throws IOException {
        Set<String> used = sources.values().stream()
                .map(object -> object.at("/attributes/visState/params/spec").asText())
                .filter(spec -> !spec.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Dashboards.FOLDER.resolve("vega"))) {
            assertEquals(
                    files.map(file -> "vega/" + file.getFileName()).collect(Collectors.toCollection(TreeSet::new)),
                    used);
        }
    }

    @Test
    void everyProductCallsItsOwnFunctions() {
        for (Product product : Product.values()) {
            String bundle = Dashboards.imported(product).toString();
            assertTrue(bundle.contains(product.addFilter() + "("), product.id());
            for (Product other : Product.values()) {
                assertTrue(
                        other == product || !bundle.contains(other.addFilter()),
                        product.id() + " calls " + other.addFilter());
            }
        }
    }

    @Test
    void bundlesAreWhatTheSourcesMake() throws IOException {
        for (Product product : Product.values()) {
            Path file = SavedObjects.file(Dashboards.FOLDER, product);
            String made = Dashboards.sources().bundle(product);
            if (System.getProperty("docs.accept") != null) {
                Files.writeString(file, made);
            }
            assertTrue(
                    Files.exists(file) && Files.readString(file).equals(made),
                    file + " is not what its sources make; run the tests with -Ddocs.accept");
        }
    }

    /** The references that an object asks for by name. */
    private static Set<String> used(JsonNode object) {
        Set<String> used = new HashSet<>();
        if (object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON").isTextual()) {
            JsonNode name = Dashboards.searchSource(object).path("indexRefName");
            if (!name.isMissingNode()) {
                used.add(name.asText());
            }
        }
        if (object.at("/attributes/panelsJSON").isTextual()) {
            for (JsonNode panel : Dashboards.json(object.at("/attributes/panelsJSON"))) {
                used.add(panel.path("panelRefName").asText());
            }
        }
        return used;
    }

    private Stream<JsonNode> dashboards() {
        List<JsonNode> dashboards = objects.values().stream()
                .filter(object -> object.path("type").asText().equals("dashboard"))
                .toList();
        assertEquals(2, dashboards.size());
        return dashboards.stream();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
