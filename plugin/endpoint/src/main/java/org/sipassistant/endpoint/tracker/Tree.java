// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A document that is being written: fields by their paths; what is absent or empty is left out. */
final class Tree {
    private final Map<String, Object> root = new LinkedHashMap<>();

    Map<String, Object> fields() {
        return root;
    }

    Tree put(String path, Object value) {
        boolean nothing = value instanceof Collection<?> many && many.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof String text && text.isEmpty();
        if (!nothing) {
            int dot = path.lastIndexOf('.');
            (dot < 0 ? root : object(root, path.substring(0, dot))).put(path.substring(dot + 1), value);
        }
        return this;
    }

    Tree put(String path, Optional<?> value) {
        value.ifPresent(v -> put(path, v));
        return this;
    }

    Tree put(String path, OptionalInt value) {
        value.ifPresent(v -> put(path, (Object) v));
        return this;
    }

    /** In milliseconds. */
    Tree putMillis(String path, Optional<Duration> value) {
        return put(path, value.map(Duration::toMillis));
    }

    Tree remove(String path) {
        int dot = path.lastIndexOf('.');
        (dot < 0 ? root : object(root, path.substring(0, dot))).remove(path.substring(dot + 1));
        return this;
    }

    @SuppressWarnings("unchecked") // nothing but objects of fields is put at a path that others begin with
    private static Map<String, Object> object(Map<String, Object> parent, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Map<String, Object> child =
                (Map<String, Object>) parent.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
        return dot < 0 ? child : object(child, path.substring(dot + 1));
    }
}
