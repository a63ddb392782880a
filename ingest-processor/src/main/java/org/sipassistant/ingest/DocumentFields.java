// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes fields of a document by path, whether the document nests objects, spells paths with dots, or mixes
 * both.
 */
final class DocumentFields {

    private final Map<String, Object> source;
    private @Nullable DocumentNames names;

    DocumentFields(Map<String, Object> source) {
        this.source = source;
    }

    /** The document itself. */
    Map<String, Object> source() {
        return source;
    }

    /** What its names told when they were first asked; what we add to it spells no path with dots. */
    DocumentNames names() {
        DocumentNames known = names;
        if (known == null) {
            known = DocumentNames.of(source);
            names = known;
        }
        return known;
    }

    /** The value at a path; null where there is none. */
    @Nullable
    Object get(String path) {
        return get(source, path);
    }

    /** The same for a path that was taken apart before. */
    @Nullable
    Object get(DocumentPath path) {
        Object whole = whole(path);
        return whole == null && source.get(path.object()) instanceof Map<?, ?> object
                ? object.get(path.field())
                : whole;
    }

    /** The value of a field whose name is the path as a whole. */
    private @Nullable Object whole(DocumentPath path) {
        return names().areDotted() ? source.get(path.whole()) : null;
    }

    private static @Nullable Object get(Map<?, ?> object, String path) {
        Object whole = object.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (object.get(path.substring(0, dot)) instanceof Map<?, ?> child) {
                Object value = get(child, path.substring(dot + 1));
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    /** Replaces the string at a path that {@link #get} found. */
    void replace(String path, String value) {
        replace(source, path, value);
    }

    private static boolean replace(Map<String, Object> object, String path, String value) {
        if (object.get(path) instanceof String) {
            object.put(path, value);
            return true;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            Map<String, Object> child = asObject(object.get(path.substring(0, dot)));
            if (child != null && replace(child, path.substring(dot + 1), value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds a value where the path is free.
     *
     * @return false where the object of the path is something else
     */
    boolean add(DocumentPath path, Object value) {
        Object object = source.get(path.object());
        if (object == null) {
            if (whole(path) == null) {
                CompactObject added = new CompactObject(2);
                added.add(path.field(), value);
                source.put(path.object(), added);
            }
            return true;
        }
        Map<String, Object> fields = asObject(object);
        if (whole(path) != null) {
            return true;
        }
        if (fields == null) {
            return false;
        }
        if (fields.get(path.field()) == null) {
            fields.put(path.field(), value);
        }
        return true;
    }

    /** The object at a path, made where there is none; null where something else stands on the way. */
    @Nullable
    Map<String, Object> object(String path) {
        Object whole = source.get(path);
        if (whole != null) {
            return asObject(whole);
        }
        Map<String, Object> parent = source;
        int start = 0;
        while (start <= path.length()) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            String name = path.substring(start, end);
            Object child = parent.get(name);
            if (child == null) {
                child = new HashMap<String, Object>();
                parent.put(name, child);
            }
            Map<String, Object> object = asObject(child);
            if (object == null) {
                return null;
            }
            parent = object;
            start = end + 1;
        }
        return parent;
    }

    @SuppressWarnings("unchecked") // documents come from JSON, whose objects have strings for keys
    static @Nullable Map<String, Object> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
    }

    @SuppressWarnings("unchecked") // documents come from JSON, whose lists hold anything
    static @Nullable List<Object> asList(@Nullable Object value) {
        return value instanceof List<?> ? (List<Object>) value : null;
    }
}
