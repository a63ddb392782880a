// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An object of fields that is being written; keeps every value within what an index accepts.
 *
 * <p>Values are plain and mutable JDK types, because processors behind ours may change them.
 */
final class FieldMap {

    /** Characters of a string; as {@code ignore_above} in the index template. */
    static final int TEXT_LIMIT = 1_024;

    private static final int LIST_LIMIT = 64;

    private final Map<String, Object> fields;

    FieldMap(int expected) {
        this.fields = new HashMap<>(expected * 2);
    }

    Map<String, Object> fields() {
        return fields;
    }

    void text(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, cut(value));
        }
    }

    void text(String name, Optional<String> value) {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    /** A value that must not be cut, because half an identifier identifies something else. */
    void identifier(String name, Optional<String> value) {
        if (value.isPresent()) {
            fields.put(name, value.get());
        }
    }

    void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            fields.put(name, value.getAsLong());
        }
    }

    void number(String name, OptionalInt value) {
        if (value.isPresent()) {
            fields.put(name, value.getAsInt());
        }
    }

    void number(String name, long value) {
        fields.put(name, value);
    }

    void number(String name, int value) {
        fields.put(name, value);
    }

    void flag(String name, boolean value) {
        fields.put(name, value);
    }

    /** A flag of which only the exception is worth its place in the index. */
    void flagIfTrue(String name, boolean value) {
        if (value) {
            fields.put(name, true);
        }
    }

    void list(String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        int size = Math.min(values.size(), LIST_LIMIT);
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(cut(values.get(i)));
        }
        fields.put(name, list);
    }

    void objects(String name, List<FieldMap> values) {
        List<Object> list = new ArrayList<>(values.size());
        for (FieldMap value : values) {
            if (!value.fields.isEmpty() && list.size() < LIST_LIMIT) {
                list.add(value.fields);
            }
        }
        if (!list.isEmpty()) {
            fields.put(name, list);
        }
    }

    /** Adds an object unless it is empty. */
    void object(String name, FieldMap value) {
        if (!value.fields.isEmpty()) {
            fields.put(name, value.fields);
        }
    }

    private static String cut(String value) {
        if (value.length() <= TEXT_LIMIT) {
            return value;
        }
        boolean pair = Character.isHighSurrogate(value.charAt(TEXT_LIMIT - 1));
        return value.substring(0, pair ? TEXT_LIMIT - 1 : TEXT_LIMIT);
    }
}
