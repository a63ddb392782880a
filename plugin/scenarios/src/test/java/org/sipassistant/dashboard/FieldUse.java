// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which fields a request needs, and whether it aggregates or sorts by them. */
final class FieldUse {
    /** In Lucene's syntax: what stands before a colon, or after that of _exists_. */
    private static final Pattern IN_QUERY = Pattern.compile("(?<![\\w.@])(?:_exists_:([\\w.@]+)|([\\w.@]+):)");

    private final Map<String, Boolean> fields = new TreeMap<>();

    private FieldUse() {}

    /** By name; true where the field has to be aggregatable. */
    static Map<String, Boolean> of(PanelRequest request) {
        FieldUse use = new FieldUse();
        use.read(request.body(), "");
        return use.fields;
    }

    private void read(JsonNode node, String key) {
        if (node.isArray()) {
            node.forEach(item -> {
                if (item.isTextual() && key.equals("fields")) {
                    note(item.asText(), false);
                }
                read(item, key);
            });
            return;
        }
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.equals("field")) {
                note(value.asText(), !key.equals("fields"));
            } else if (key.equals("sort")) {
                note(name, true);
            } else if (key.equals("term")) {
                note(name, false);
            } else if (name.equals("query") && value.isTextual()) {
                query(value.asText());
            } else {
                read(value, name);
            }
        });
    }

    private void query(String lucene) {
        Matcher matcher = IN_QUERY.matcher(lucene);
        while (matcher.find()) {
            note(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), false);
        }
    }

    private void note(String field, boolean aggregated) {
        fields.merge(field, aggregated, Boolean::logicalOr);
    }
}
