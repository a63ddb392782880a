// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An object of fields that is being written; keeps every value within what an index accepts.
 *
 * <p>A name is written once; {@link #replace} is for the few that are written anew. Objects and lists stay mutable,
 * because processors behind ours may change them.
 */
final class FieldMap {

    /** Characters of a string; as {@code ignore_above} in the index template. */
    static final int TEXT_LIMIT = 1_024;

    private static final int LIST_LIMIT = 64;

    private final CompactObject fields;

    FieldMap(int expected) {
        this(new CompactObject(expected));
    }

    private FieldMap(CompactObject fields) {
        this.fields = fields;
    }

    Map<String, Object> fields() {
        return fields;
    }

    void text(String name, String value) {
        if (!value.isEmpty()) {
            fields.add(name, cut(value));
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
            fields.add(name, value.get());
        }
    }

    void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            fields.add(name, value.getAsLong());
        }
    }

    void number(String name, OptionalInt value) {
        if (value.isPresent()) {
            fields.add(name, value.getAsInt());
        }
    }

    void number(String name, OptionalDouble value) {
        if (value.isPresent()) {
            fields.add(name, value.getAsDouble());
        }
    }

    void number(String name, long value) {
        fields.add(name, value);
    }

    void number(String name, int value) {
        fields.add(name, value);
    }

    void flag(String name, boolean value) {
        fields.add(name, value);
    }

    /** A flag of which only the exception is worth its place in the index. */
    void flagIfTrue(String name, boolean value) {
        if (value) {
            fields.add(name, true);
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
        fields.add(name, list);
    }

    void objects(String name, List<FieldMap> values) {
        List<Object> list = new ArrayList<>(values.size());
        for (FieldMap value : values) {
            if (!value.fields.isEmpty() && list.size() < LIST_LIMIT) {
                list.add(value.fields);
            }
        }
        if (!list.isEmpty()) {
            fields.add(name, list);
        }
    }

    /** Adds an object unless it is empty. */
    void object(String name, FieldMap value) {
        if (!value.fields.isEmpty()) {
            fields.add(name, value.fields);
        }
    }

    /** The same fields once more, with lists of its own; for what was written before and may be changed by others. */
    FieldMap copy() {
        return new FieldMap(fields.copy());
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Adds what was written before, for every message anew: texts, numbers and flags. */
    void all(FieldMap written) {
        fields.addAll(written.fields);
    }

    /** Puts a text in the place of what may have its name. */
    void replace(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, cut(value));
        }
    }

    /** Puts an object in the place of what has its name. */
    void replace(String name, FieldMap value) {
        fields.put(name, value.fields);
    }

    private static String cut(String value) {
        if (value.length() <= TEXT_LIMIT) {
            return value;
        }
        boolean pair = Character.isHighSurrogate(value.charAt(TEXT_LIMIT - 1));
        return value.substring(0, pair ? TEXT_LIMIT - 1 : TEXT_LIMIT);
    }
}
