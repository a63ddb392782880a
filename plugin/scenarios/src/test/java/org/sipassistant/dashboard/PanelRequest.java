// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A search that a product sends for an object of a bundle, written as the product writes it.
 *
 * @param object type and id
 * @param part the data set of a Vega spec that the answer goes to; empty for all else
 * @param index the pattern that is searched
 * @param lucene the object's own query, where it has one
 */
record PanelRequest(String object, String part, String index, String lucene, ObjectNode body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * All requests of a bundle.
     *
     * @param filter what the person at the dashboard typed; empty for nothing
     */
    static List<PanelRequest> of(Map<String, JsonNode> objects, String filter) {
        List<PanelRequest> requests = new ArrayList<>();
        objects.forEach((name, object) -> {
            if (name.startsWith("search/")) {
                requests.add(search(name, object, objects, filter));
            } else if (name.startsWith("visualization/")) {
                JsonNode state = Dashboards.json(object.at("/attributes/visState"));
                if (state.path("type").asText().equals("vega")) {
                    requests.addAll(VegaSpec.of(object).requests(name, filter));
                } else {
                    requests.add(aggregations(name, object, state, objects, filter));
                }
            }
        });
        return requests;
    }

    private static PanelRequest search(String name, JsonNode object, Map<String, JsonNode> objects, String filter) {
        ObjectNode body = MAPPER.createObjectNode().put("size", 50).put("_source", false);
        JsonNode sort = object.at("/attributes/sort/0");
        body.putArray("sort")
                .addObject()
                .put(sort.path(0).asText(), sort.path(1).asText());
        ArrayNode fields = body.putArray("fields").add(sort.path(0).asText());
        object.at("/attributes/columns").forEach(fields::add);
        return of(name, object, objects, filter, body);
    }

    private static PanelRequest aggregations(
            String name, JsonNode object, JsonNode state, Map<String, JsonNode> objects, String filter) {
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", true);
        Aggregations.of(state.path("aggs")).ifPresent(aggs -> body.set("aggs", aggs));
        return of(name, object, objects, filter, body);
    }

    private static PanelRequest of(
            String name, JsonNode object, Map<String, JsonNode> objects, String filter, ObjectNode body) {
        String pattern = "index-pattern/" + object.at("/references/0/id").asText();
        JsonNode source = Dashboards.searchSource(object);
        String lucene = source.at("/query/query").asText();
        body.set("query", query(lucene, filter));
        return new PanelRequest(
                name, "", objects.get(pattern).at("/attributes/title").asText(), lucene, body);
    }

    /** What an object asks for and what is typed at the dashboard, both in Lucene's syntax. */
    static ObjectNode query(String lucene, String filter) {
        ObjectNode query = MAPPER.createObjectNode();
        ArrayNode must = query.putObject("bool").putArray("filter");
        for (String part : List.of(lucene, filter)) {
            if (part.isEmpty()) {
                must.addObject().putObject("match_all");
            } else {
                must.addObject().putObject("query_string").put("query", part).put("analyze_wildcard", true);
            }
        }
        return query;
    }
}
