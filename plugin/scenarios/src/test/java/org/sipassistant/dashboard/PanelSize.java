// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * How large a panel is in pixels, on a screen 1,366 pixels wide, without its title.
 *
 * @param width of what is drawn; {@code height} likewise
 */
record PanelSize(int width, int height) {
    private static final int SCREEN = 1_366;
    private static final int COLUMNS = 48;
    private static final int ROW = 28;
    private static final int GAP = 8;
    private static final int TITLE = 32;

    /** Of an object on the first dashboard that shows it. */
    static PanelSize of(Map<String, JsonNode> objects, String name) {
        return find(objects, name).orElseThrow(() -> new IllegalArgumentException(name + " is on no dashboard"));
    }

    static boolean isShown(Map<String, JsonNode> objects, String name) {
        return find(objects, name).isPresent();
    }

    ObjectNode write(ObjectNode panel) {
        return panel.put("width", width).put("height", height);
    }

    private static Optional<PanelSize> find(Map<String, JsonNode> objects, String name) {
        for (JsonNode object : objects.values()) {
            for (JsonNode reference : object.path("references")) {
                if (name.equals(reference.path("type").asText() + "/"
                                + reference.path("id").asText())
                        && object.at("/attributes/panelsJSON").isTextual()) {
                    return Optional.of(of(object, reference.path("name").asText()));
                }
            }
        }
        return Optional.empty();
    }

    private static PanelSize of(JsonNode dashboard, String reference) {
        for (JsonNode panel : Dashboards.json(dashboard.at("/attributes/panelsJSON"))) {
            if (panel.path("panelRefName").asText().equals(reference)) {
                JsonNode grid = panel.path("gridData");
                return new PanelSize(
                        grid.path("w").intValue() * SCREEN / COLUMNS - 2 * GAP,
                        grid.path("h").intValue() * ROW - GAP - TITLE);
            }
        }
        throw new IllegalArgumentException("reference [" + reference + "] is of no panel");
    }
}
