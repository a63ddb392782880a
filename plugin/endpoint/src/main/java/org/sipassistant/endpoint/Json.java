// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through JSON data that nobody vouches for: what is of another kind counts as absent. */
public final class Json {

    private Json() {}

    public static Map<String, Object> map(Map<String, Object> parent, String key) {
        return asMap(parent.get(key));
    }

    @SuppressWarnings("unchecked") // the keys of JSON objects are texts
    public static Map<String, Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked") // any element will do
    public static List<Object> list(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** A value below a path such as {@code source.ip}, whether the objects are nested or the names have dots. */
    public static @Nullable Object at(Map<String, Object> document, String path) {
        Object flat = document.get(path);
        if (flat != null) {
            return flat;
        }
        int dot = path.indexOf('.');
        while (dot > 0) {
            Map<String, Object> inner = map(document, path.substring(0, dot));
            Object value = inner.isEmpty() ? null : at(inner, path.substring(dot + 1));
            if (value != null) {
                return value;
            }
            dot = path.indexOf('.', dot + 1);
        }
        return null;
    }
}
