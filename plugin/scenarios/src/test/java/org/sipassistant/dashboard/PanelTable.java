// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a panel shows that a product draws by itself, as a table for the pictures: its buckets and its figures. */
final class PanelTable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> metrics = new ArrayList<>();
    private final List<JsonNode> buckets = new ArrayList<>();
    private final ArrayNode columns = MAPPER.createArrayNode();
    private final ArrayNode rows = MAPPER.createArrayNode();

    private PanelTable() {}

    static ObjectNode of(JsonNode object, JsonNode answer) {
        PanelTable table = new PanelTable();
        ObjectNode panel = MAPPER.createObjectNode()
                .put("id", object.path("id").asText())
                .put("title", object.at("/attributes/title").asText());
        if (object.path("type").asText().equals("search")) {
            panel.put("kind", "table");
            table.search(object, answer);
        } else {
            JsonNode state = Dashboards.json(object.at("/attributes/visState"));
            panel.put("kind", state.path("type").asText());
            table.aggregations(state, answer);
        }
        panel.set("columns", table.columns);
        panel.set("rows", table.rows);
        return panel;
    }

    private void search(JsonNode object, JsonNode answer) {
        List<String> fields =
                new ArrayList<>(List.of(object.at("/attributes/sort/0/0").asText()));
        object.at("/attributes/columns").forEach(column -> fields.add(column.asText()));
        fields.forEach(columns::add);
        for (JsonNode hit : answer.at("/hits/hits")) {
            ArrayNode row = rows.addArray();
            fields.forEach(field -> {
                List<String> values = new ArrayList<>();
                hit.path("fields").path(field).forEach(value -> values.add(value.asText()));
                row.add(String.join(", ", values));
            });
        }
    }

    private void aggregations(JsonNode state, JsonNode answer) {
        for (JsonNode agg : state.path("aggs")) {
            (agg.path("schema").asText().equals("metric") ? metrics : buckets).add(agg);
        }
        buckets.forEach(bucket -> columns.add(label(bucket)));
        for (JsonNode metric : metrics) {
            if (metric.path("type").asText().equals("percentiles")) {
                metric.at("/params/percents").forEach(percent -> columns.add(label(metric) + " p" + percent.asText()));
            } else {
                columns.add(label(metric));
            }
        }
        ObjectNode all = MAPPER.createObjectNode()
                .put("doc_count", answer.at("/hits/total/value").intValue());
        all.setAll(answer.withObject("/aggregations"));
        bucket(0, all, List.of());
    }

    private void bucket(int depth, JsonNode bucket, List<String> keys) {
        if (depth == buckets.size()) {
            ArrayNode row = rows.addArray();
            keys.forEach(row::add);
            metrics.forEach(metric -> metric(metric, bucket, row));
            return;
        }
        JsonNode inner = bucket.path(buckets.get(depth).path("id").asText()).path("buckets");
        if (inner.isObject()) {
            inner.properties().forEach(entry -> bucket(depth + 1, entry.getValue(), with(keys, entry.getKey())));
        } else {
            inner.forEach(b -> bucket(
                    depth + 1,
                    b,
                    with(keys, b.path("key_as_string").asText(b.path("key").asText()))));
        }
    }

    private static void metric(JsonNode metric, JsonNode bucket, ArrayNode row) {
        JsonNode answer = bucket.path(metric.path("id").asText());
        String field = metric.at("/params/field").asText();
        switch (metric.path("type").asText()) {
            case "count" -> row.add(bucket.path("doc_count").asText());
            case "percentiles" -> answer.path("values").forEach(value -> row.add(figure(field, value)));
            default -> row.add(answer.path("value_as_string").asText(figure(field, answer.path("value"))));
        }
    }

    /** As the index pattern has it formatted. */
    private static String figure(String field, JsonNode value) {
        if (!value.isNumber()) {
            return "-";
        }
        if (field.startsWith("call.kpi.") || field.equals("sip.failed")) {
            return String.format(Locale.ROOT, "%.1f%%", value.doubleValue() * 100);
        }
        if (field.startsWith("call.timing.")) {
            return String.format(Locale.ROOT, "%.2f s", value.doubleValue() / 1000);
        }
        return value.doubleValue() == value.longValue()
                ? value.asLong() + ""
                : String.format(Locale.ROOT, "%.2f", value.doubleValue());
    }

    private static List<String> with(List<String> keys, String key) {
        List<String> more = new ArrayList<>(keys);
        more.add(key);
        return more;
    }

    private static String label(JsonNode agg) {
        return agg.at("/params/customLabel").asText(agg.at("/params/field").asText(""));
    }
}
