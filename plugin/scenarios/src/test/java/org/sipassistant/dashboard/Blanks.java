// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts of an answer that show nothing anywhere. */
final class Blanks {
    private final Map<String, Boolean> filled = new TreeMap<>();

    private Blanks() {}

    /** What is empty in an answer; empty where everything shows something. */
    static List<String> of(JsonNode answer) {
        Blanks blanks = new Blanks();
        JsonNode total = answer.at("/hits/total/value");
        boolean hits = total.isMissingNode()
                ? answer.has("aggregations") || !answer.at("/hits/hits").isEmpty()
                : total.intValue() > 0;
        blanks.note("documents", hits);
        blanks.read("", answer.path("aggregations"));
        return blanks.filled.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void read(String path, JsonNode aggregations) {
        aggregations.properties().forEach(entry -> {
            String name = path + "/" + entry.getKey();
            JsonNode value = entry.getValue();
            if (!value.isObject() || entry.getKey().equals("meta")) {
                return;
            }
            if (value.has("buckets")) {
                note(name, !value.path("buckets").isEmpty());
                value.path("buckets").forEach(bucket -> {
                    if (value.path("buckets").isObject()) {
                        note(name + " counts", bucket.path("doc_count").intValue() > 0);
                    }
                    read(name, bucket);
                });
            } else if (value.has("value")) {
                note(name, value.path("value").isNumber());
            } else if (value.has("values")) {
                note(name, value.path("values").valueStream().anyMatch(JsonNode::isNumber));
            } else {
                read(name, value);
            }
        });
    }

    private void note(String name, boolean shows) {
        filled.merge(name, shows, Boolean::logicalOr);
    }
}
