// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The spec of a Vega panel as the products read it: a search for each data set that has an address. */
record VegaSpec(JsonNode spec) {
    static VegaSpec of(JsonNode visualization) {
        JsonNode state = Dashboards.json(visualization.at("/attributes/visState"));
        return new VegaSpec(Dashboards.json(state.at("/params/spec")));
    }

    /** What tells how things are now, whatever time is in view. */
    private static final Set<String> TIMELESS = Set.of("sip-peers-*", "sip-registrations-*");

    /**
     * The searches, with the query of the dashboard merged in.
     *
     * @throws IllegalArgumentException if a data set that has a time does not follow the dashboard
     */
    List<PanelRequest> requests(String object, String filter) {
        List<PanelRequest> requests = new ArrayList<>();
        for (JsonNode data : spec.path("data")) {
            JsonNode url = data.path("url");
            if (url.isMissingNode()) {
                continue;
            }
            String index = url.path("index").asText();
            if (TIMELESS.contains(index) && !url.has("%context%")) {
                requests.add(new PanelRequest(
                        object,
                        data.path("name").asText(),
                        index,
                        "",
                        url.path("body").deepCopy()));
                continue;
            }
            boolean follows = url.path("%context%").booleanValue()
                    && url.path("%timefield%").asText().equals("@timestamp");
            // With a query of its own a product refuses to merge the dashboard's.
            if (!follows || url.at("/body/query").isObject()) {
                throw new IllegalArgumentException(object + " does not follow the filters of its dashboard");
            }
            ObjectNode body = url.path("body").deepCopy();
            body.set("query", PanelRequest.query("", filter));
            requests.add(new PanelRequest(object, data.path("name").asText(), index, "", body));
        }
        return requests;
    }
}
