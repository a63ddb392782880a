// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.sipassistant.message.Beginning;

/**
 * An object of fields that is being written; keeps every value within what an index accepts.
 *
 * <p>A name is written once; {@link #replace} is for the few that are written anew. Objects and lists stay mutable,
 * because processors behind ours may change them.
 */
final class FieldMap extends CompactObject {

    /** Characters of a string; as {@code ignore_above} in the index template. */
    static final int TEXT_LIMIT = 1_024;

    private static final int LIST_LIMIT = 64;

    FieldMap(int expected) {
        super(expected);
    }

    Map<String, Object> fields() {
        return this;
    }

    void text(String name, String value) {
        if (!value.isEmpty()) {
            add(name, cut(value));
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
            add(name, value.get());
        }
    }

    void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            add(name, value.getAsLong());
        }
    }

    void number(String name, OptionalInt value) {
        if (value.isPresent()) {
            add(name, value.getAsInt());
        }
    }

    void number(String name, OptionalDouble value) {
        if (value.isPresent()) {
            add(name, value.getAsDouble());
        }
    }

    void number(String name, long value) {
        add(name, value);
    }

    void number(String name, int value) {
        add(name, value);
    }

    void flag(String name, boolean value) {
        add(name, value);
    }

    /** A flag of which only the exception is worth its place in the index. */
    void flagIfTrue(String name, boolean value) {
        if (value) {
            add(name, true);
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
        add(name, list);
    }

    /** A list that was made for this object, of few texts that are short. */
    void texts(String name, List<Object> values) {
        if (!values.isEmpty()) {
            add(name, values);
        }
    }

    void objects(String name, List<FieldMap> values) {
        List<Object> list = new ArrayList<>(values.size());
        for (FieldMap value : values) {
            if (!value.isEmpty() && list.size() < LIST_LIMIT) {
                list.add(value);
            }
        }
        if (!list.isEmpty()) {
            add(name, list);
        }
    }

    /** Adds an object unless it is empty. */
    void object(String name, FieldMap value) {
        if (!value.isEmpty()) {
            add(name, value);
        }
    }

    /** The same fields once more, with lists of its own; for what was written before and may be changed by others. */
    FieldMap copy() {
        FieldMap copy = new FieldMap(0);
        copy.become(this);
        return copy;
    }

    /** Adds what was written before, for every message anew: texts, numbers and flags. */
    void all(FieldMap written) {
        addAll(written);
    }

    /** Puts a text in the place of what may have its name. */
    void replace(String name, String value) {
        if (!value.isEmpty()) {
            put(name, cut(value));
        }
    }

    /** Puts an object in the place of what has its name. */
    void replace(String name, FieldMap value) {
        put(name, value);
    }

    private static String cut(String value) {
        return Beginning.of(value, TEXT_LIMIT);
    }
}
