// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the aggregations of a visualization as the products do: buckets inside each other, the figures inside the last. */
final class Aggregations {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> metrics = new ArrayList<>();
    private final List<JsonNode> buckets = new ArrayList<>();

    private Aggregations(JsonNode aggs) {
        for (JsonNode agg : aggs) {
            (agg.path("schema").asText().equals("metric") ? metrics : buckets).add(agg);
        }
    }

    /** Empty where only documents are counted. */
    static Optional<ObjectNode> of(JsonNode aggs) {
        ObjectNode written = new Aggregations(aggs).from(0);
        return written.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    private ObjectNode from(int bucket) {
        ObjectNode written = MAPPER.createObjectNode();
        if (bucket == buckets.size()) {
            metrics.forEach(metric -> metric(metric, written));
            return written;
        }
        JsonNode agg = buckets.get(bucket);
        JsonNode params = agg.path("params");
        ObjectNode inner = from(bucket + 1);
        ObjectNode own = written.putObject(agg.path("id").asText());
        switch (agg.path("type").asText()) {
            case "terms" -> terms(params, own, inner);
            case "date_histogram" ->
                own.putObject("date_histogram")
                        .put("field", params.path("field").asText())
                        .put("fixed_interval", "5m");
            case "filters" -> filters(params, own);
            default -> throw new IllegalArgumentException("bucket [" + agg + "] is none that is known");
        }
        if (!inner.isEmpty()) {
            own.set("aggs", inner);
        }
        return written;
    }

    private void terms(JsonNode params, ObjectNode own, ObjectNode inner) {
        ObjectNode terms = own.putObject("terms")
                .put("field", params.path("field").asText())
                .put("size", params.path("size").intValue());
        for (JsonNode metric : metrics) {
            if (metric.path("id").equals(params.path("orderBy"))) {
                boolean count = metric.path("type").asText().equals("count");
                terms.putObject("order")
                        .put(
                                count ? "_count" : metric.path("id").asText(),
                                params.path("order").asText());
                metric(metric, inner);
            }
        }
    }

    private static void filters(JsonNode params, ObjectNode own) {
        ObjectNode filters = own.putObject("filters").putObject("filters");
        for (JsonNode filter : params.path("filters")) {
            filters.set(
                    filter.path("label").asText(),
                    PanelRequest.query(filter.at("/input/query").asText(), ""));
        }
    }

    private static void metric(JsonNode metric, ObjectNode target) {
        String type = metric.path("type").asText();
        switch (type) {
            case "count" -> {}
            case "avg", "sum", "min", "max", "cardinality" ->
                target.putObject(metric.path("id").asText())
                        .putObject(type)
                        .put("field", metric.at("/params/field").asText());
            case "percentiles" ->
                target.putObject(metric.path("id").asText())
                        .putObject(type)
                        .put("field", metric.at("/params/field").asText())
                        .set("percents", metric.at("/params/percents"));
            default -> throw new IllegalArgumentException("metric [" + metric + "] is none that is known");
        }
    }
}
