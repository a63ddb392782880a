// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sipassistant.scenarios.Http;

/** An alert of the documentation: a monitor of OpenSearch, or a rule of Kibana. */
record Alert(String name, JsonNode definition) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Alert> of(Product product) throws IOException {
        String folder = product == Product.KIBANA ? "kibana" : "opensearch";
        List<Alert> alerts = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(Dashboards.FOLDER.resolve("alerting").resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                alerts.add(new Alert(file.getFileName().toString(), MAPPER.readTree(file.toFile())));
            }
        }
        return alerts;
    }

    String index() {
        return isRule()
                ? definition.at("/params/index/0").asText()
                : search().at("/indices/0").asText();
    }

    /** What is searched, as if it were another time now. */
    JsonNode body(Instant now) throws IOException {
        JsonNode body = isRule() ? ruleBody() : monitorBody();
        String text = MAPPER.writeValueAsString(body);
        return MAPPER.readTree(
                text.replace("\"now\"", '"' + now.toString() + '"').replace("\"now-", '"' + now.toString() + "||-"));
    }

    /** Whether the answer is a reason to wake somebody. A monitor's condition is run by the node itself. */
    boolean fires(JsonNode answer, Http http) throws IOException {
        if (isRule()) {
            int least = definition.at("/params/threshold/0").intValue();
            boolean grouped = definition.at("/params/groupBy").asText().equals("top");
            return grouped
                    ? answer.at("/aggregations/groups/buckets")
                            .valueStream()
                            .anyMatch(group -> group.path("doc_count").intValue() >= least)
                    : answer.at("/hits/total/value").intValue() >= least;
        }
        String condition = definition
                .at("/triggers/0/query_level_trigger/condition/script/source")
                .asText();
        ObjectNode run = MAPPER.createObjectNode();
        ObjectNode script =
                run.putObject("script").put("lang", "painless").put("source", condition.replace("ctx.", "params.ctx."));
        script.putObject("params").putObject("ctx").putArray("results").add(answer);
        Http.Reply reply = http.send("POST", "/_scripts/painless/_execute", run);
        if (reply.status() != 200) {
            throw new IOException(name + ": " + reply.text());
        }
        return reply.json().path("result").asText().equals("true");
    }

    private boolean isRule() {
        return definition.has("rule_type_id");
    }

    private JsonNode search() {
        return definition.at("/inputs/0/search");
    }

    /** What began later is not there yet. */
    private ObjectNode monitorBody() {
        ObjectNode body = search().path("query").deepCopy();
        if (index().startsWith("sip-calls")) {
            ArrayNode filter = (ArrayNode) body.at("/query/bool/filter");
            filter.addObject().putObject("range").putObject("@timestamp").put("lte", "now");
        }
        return body;
    }

    /** As Kibana makes it: the rule's query within its time window, counted by its groups. */
    private ObjectNode ruleBody() throws IOException {
        JsonNode params = definition.path("params");
        ObjectNode body = MAPPER.createObjectNode().put("size", 0).put("track_total_hits", true);
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        filter.add(MAPPER.readTree(params.path("esQuery").asText()).path("query"));
        String window = "now-" + params.path("timeWindowSize").asText()
                + params.path("timeWindowUnit").asText();
        filter.addObject()
                .putObject("range")
                .putObject(params.path("timeField").asText())
                .put("gte", window)
                .put("lte", "now");
        if (params.has("termField")) {
            body.putObject("aggs")
                    .putObject("groups")
                    .putObject("terms")
                    .put("field", params.path("termField").asText())
                    .put("size", params.path("termSize").intValue());
        }
        return body;
    }
}
