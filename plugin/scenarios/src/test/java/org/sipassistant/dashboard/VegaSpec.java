// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The spec of a Vega panel as the products read it: a search for each data set that has an address. */
record VegaSpec(JsonNode spec) {
    static VegaSpec of(JsonNode visualization) {
        JsonNode state = Dashboards.json(visualization.at("/attributes/visState"));
        return new VegaSpec(Dashboards.json(state.at("/params/spec")));
    }

    /**
     * The searches, with the query of the dashboard merged in.
     *
     * @throws IllegalArgumentException if a data set does not follow the dashboard
     */
    List<PanelRequest> requests(String object, String filter) {
        List<PanelRequest> requests = new ArrayList<>();
        for (JsonNode data : spec.path("data")) {
            JsonNode url = data.path("url");
            if (url.isMissingNode()) {
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
            requests.add(new PanelRequest(
                    object, data.path("name").asText(), url.path("index").asText(), "", body));
        }
        return requests;
    }
}
