// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sipassistant.endpoint.Json;

/**
 * Knows a template that an earlier build's setup made and did not mark: it says nothing of its maker, has our version, and is
 * in all as today's but for fields of the mapping that came later. One that somebody wrote himself has settings, an alias or
 * a field of his own, or no version.
 */
final class EarlierTemplate {
    private static final String TEMPLATE = "template";
    private static final String MAPPINGS = "mappings";
    private static final String PROPERTIES = "properties";

    /** What a build's setup wrote besides the template itself. */
    private static final List<String> ALIKE = List.of("index_patterns", "priority", "composed_of");

    private static final Set<String> KNOWN = Set.of("index_patterns", "priority", "composed_of", "version", TEMPLATE);

    private EarlierTemplate() {}

    /**
     * Whether it is one.
     *
     * @param there as the engine tells it
     * @param made as today's setup would make it
     */
    static boolean is(Map<String, Object> there, Map<String, Object> made) {
        boolean named = there.get("_meta") == null
                && there.get("version") instanceof Number version
                && version.intValue() >= 1
                && version.intValue() <= Schema.VERSION;
        return named
                && KNOWN.containsAll(ours(there))
                && isAlike(there, made)
                && isContents(Json.map(there, TEMPLATE), Json.map(made, TEMPLATE));
    }

    /** Its fields, without those that engines write themselves. */
    private static List<String> ours(Map<String, Object> there) {
        return there.keySet().stream()
                .filter(name -> !name.startsWith("created_") && !name.startsWith("modified_"))
                .toList();
    }

    private static boolean isAlike(Map<String, Object> there, Map<String, Object> made) {
        return ALIKE.stream().allMatch(name -> Objects.equals(filled(there, name), filled(made, name)));
    }

    /** An engine may tell an empty list where nothing was written. */
    private static String filled(Map<String, Object> template, String name) {
        Object value = template.get(name);
        return value == null || value instanceof List<?> list && list.isEmpty() ? "" : value.toString();
    }

    private static boolean isContents(Map<String, Object> there, Map<String, Object> made) {
        return there.keySet().equals(made.keySet())
                && (made.containsKey(MAPPINGS)
                        ? isPart(Json.map(there, MAPPINGS), Json.map(made, MAPPINGS))
                        : pipeline(there).equals(OwnPipeline.NAME));
    }

    /** The only setting of ours, which engines tell nested. */
    private static Object pipeline(Map<String, Object> template) {
        Map<String, Object> settings = Json.map(template, "settings");
        Map<String, Object> index = Json.map(settings, "index");
        return settings.size() == 1 && index.size() == 1 ? index.getOrDefault("default_pipeline", "") : "";
    }

    /** Whether a mapping has no field that ours has not; what a field is like may have changed. */
    private static boolean isPart(Map<String, Object> there, Map<String, Object> made) {
        Map<String, Object> fields = Json.map(there, PROPERTIES);
        Map<String, Object> known = Json.map(made, PROPERTIES);
        return fields.containsKey("sip")
                && known.keySet().containsAll(fields.keySet())
                && Objects.equals(there.get("date_detection"), made.get("date_detection"))
                && fields.entrySet().stream().allMatch(field -> isPartOfField(field, known));
    }

    private static boolean isPartOfField(Map.Entry<String, Object> field, Map<String, Object> known) {
        Map<String, Object> fields = Json.map(Json.asMap(field.getValue()), PROPERTIES);
        Map<String, Object> ours = Json.map(Json.map(known, field.getKey()), PROPERTIES);
        return ours.keySet().containsAll(fields.keySet())
                && fields.entrySet().stream().allMatch(inner -> isPartOfField(inner, ours));
    }
}
