// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.Json;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.log.RecordBook;

/**
 * Finds the events in a JSON value, however deep an export wraps them, and makes documents of them as an index would have
 * them: {@code {"_index", "_id", "_source"}}, with text, time, host and addresses under the names of ECS.
 */
final class Events {
    /** Of envelopes around an event; an export has three or four. */
    private static final int DEEPEST = 16;

    /** Labels of a stream of events, which every event of it gets; Loki allows for fewer by default. */
    private static final int MOST_LABELS = 64;

    private static final String SOURCE = "_source";
    private static final String TEXT = "event.original";

    private final Function<String, Optional<Instant>> times;
    private final RecordBook records;
    private final List<Map<String, Object>> found = new ArrayList<>();
    private boolean onlySip;

    /** @param times reads a time as logs write it */
    Events(Function<String, Optional<Instant>> times, RecordBook records) {
        this.times = times;
        this.records = records;
    }

    /** The documents, in the order of the text. */
    List<Map<String, Object>> found() {
        return found;
    }

    /**
     * Takes in the events of a value, and tells whether there were any.
     *
     * @param before what stands before it in its line, which may say when
     */
    boolean take(@Nullable Object value, String before) {
        int count = found.size();
        // a line that only ends with an object is the event itself, unless the object holds the message
        onlySip = !before.isBlank();
        Map<String, Object> around = new LinkedHashMap<>();
        times.apply(before).ifPresent(at -> around.put(Field.TIME.path(), at.toString()));
        walk(value, around, DEEPEST);
        return found.size() > count;
    }

    private void walk(@Nullable Object value, Map<String, Object> around, int depth) {
        if (depth < 0) {
            return;
        }
        if (value instanceof List<?> list) {
            list.forEach(element -> walk(element, around, depth - 1));
        } else if (value instanceof Map<?, ?>) {
            object(Json.asMap(value), around, depth);
        }
    }

    private void object(Map<String, Object> object, Map<String, Object> around, int depth) {
        Map<String, Object> stored = Json.map(object, SOURCE);
        Map<String, Object> shown = stored.isEmpty() ? Json.map(object, "fields") : stored;
        if (object.containsKey("_id") && !shown.isEmpty()) {
            Map<String, Object> event = stored.isEmpty() ? single(shown) : stored;
            add(event, Map.of("_index", object.getOrDefault("_index", ""), "_id", object.get("_id")), around, depth);
            return;
        }
        if (!add(object, Map.of(), around, depth)) {
            Map<String, Object> known = new LinkedHashMap<>(around);
            known.putAll(beside(object));
            known.putAll(labels(object, "stream"));
            known.putAll(labels(object, "labels"));
            int count = found.size();
            object.values().forEach(child -> row(child, known, depth - 1));
            if (found.size() == count && records.read(object).isPresent()) {
                Map<String, Object> document = new LinkedHashMap<>(object);
                complete(document, around);
                found.add(Map.of(SOURCE, document));
            }
        }
    }

    private static Map<String, Object> labels(Map<String, Object> object, String name) {
        Map<String, Object> labels = Json.map(object, name);
        return labels.size() > MOST_LABELS ? beside(labels) : labels;
    }

    /** An object or a list of them; a pair of a time and a line is how Loki tells an event. */
    private void row(Object child, Map<String, Object> around, int depth) {
        if (child instanceof List<?> list) {
            for (Object element : list) {
                boolean pair = element instanceof List<?> parts
                        && parts.size() > 1
                        && parts.get(0) instanceof String
                        && parts.get(1) instanceof String;
                if (pair) {
                    List<?> parts = (List<?>) element;
                    Map<String, Object> event = new LinkedHashMap<>(around);
                    event.put("ts", parts.get(0));
                    event.put("line", parts.get(1));
                    add(event, Map.of(), Map.of(), depth);
                } else {
                    walk(element, around, depth - 1);
                }
            }
        } else {
            walk(child, around, depth);
        }
    }

    /** The fields of a search give every value as a list. */
    private static Map<String, Object> single(Map<String, Object> fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        fields.forEach((name, value) ->
                event.put(name, value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value));
        return event;
    }

    private boolean add(
            Map<String, Object> event, Map<String, Object> identity, Map<String, Object> around, int depth) {
        boolean parsed = ParsedEvent.read(event).isPresent();
        Optional<String> text = EventText.of(event).filter(line -> !onlySip || EventText.isSip(line));
        if (!parsed && text.isEmpty() && !isSip(event)) {
            return false;
        }
        Map<String, Object> document = new LinkedHashMap<>(event);
        complete(document, around);
        if (text.isPresent() && isObject(text.get())) {
            JsonReader inner = new JsonReader(text.get(), 0);
            int count = found.size();
            walk(inner.read(), beside(document), depth - 1);
            if (found.size() > count) {
                return true;
            }
        }
        text.filter(line -> !parsed).ifPresent(line -> document.put(TEXT, line));
        Map<String, Object> hit = new LinkedHashMap<>(identity);
        hit.put(SOURCE, document);
        found.add(hit);
        return true;
    }

    /** Whether it has the fields of the ingest processor, or of Packetbeat. */
    private static boolean isSip(Map<String, Object> event) {
        return Json.at(event, "sip.call_id") != null && Json.at(event, "sip.type") != null;
    }

    private static boolean isObject(String text) {
        String line = text.strip();
        return line.startsWith("{\"") && line.endsWith("}");
    }

    private void complete(Map<String, Object> document, Map<String, Object> around) {
        for (Field field : Field.values()) {
            field.in(document)
                    .or(() -> field.in(around))
                    .flatMap(value -> field == Field.TIME ? time(value) : Optional.of(value))
                    .ifPresent(value -> document.put(field.path(), value));
        }
    }

    private Optional<Object> time(Object written) {
        return EventTime.read(written, times).map(Instant::toString);
    }

    /** What an event says of the one in its text. */
    private static Map<String, Object> beside(Map<String, Object> document) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            field.in(document).ifPresent(value -> known.put(field.path(), value));
        }
        return known;
    }
}
