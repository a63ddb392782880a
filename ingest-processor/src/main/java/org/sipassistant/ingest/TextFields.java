// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Replaces texts and numbers wherever in a document they stand, in objects and lists, where those can be changed, but for what
 * the processor itself wrote.
 */
final class TextFields {
    /** Deeper than engines take documents by default; tshark nests a dozen. */
    private static final int DEPTH = 100;

    private final BinaryOperator<String> replacement;
    private final BiFunction<String, Number, Number> numbers;
    private final Predicate<String> left;

    /** @param replacement of the path of a field and its text; the same text where it stays */
    TextFields(BinaryOperator<String> replacement) {
        this(replacement, (path, number) -> number, path -> false);
    }

    /**
     * @param replacement of the path of a field and its text; the same text where it stays
     * @param numbers the same of a number, which becomes another number, as the mapping of an index may want one
     * @param left whether the field or object of a path stays with all that is in it
     */
    TextFields(BinaryOperator<String> replacement, BiFunction<String, Number, Number> numbers, Predicate<String> left) {
        this.replacement = replacement;
        this.numbers = numbers;
        this.left = left;
    }

    /** @return whether anything changed */
    boolean replace(Map<String, Object> document) {
        return object("", document, DEPTH);
    }

    /** Replaces the texts of a list, whose path is given. */
    boolean replace(String path, List<Object> list) {
        return list(path, list, DEPTH);
    }

    private boolean object(String path, Map<String, Object> object, int depth) {
        boolean changed = false;
        for (Map.Entry<String, Object> field : object.entrySet()) {
            if (field.getValue() instanceof CompactObject) {
                continue;
            }
            String name = path.isEmpty() ? field.getKey() : path + '.' + field.getKey();
            if (left.test(name)) {
                continue;
            }
            if (field.getValue() instanceof String text) {
                String other = replacement.apply(name, text);
                if (!other.equals(text)) {
                    field.setValue(other);
                    changed = true;
                }
            } else if (field.getValue() instanceof Number number) {
                Number other = numbers.apply(name, number);
                if (!other.equals(number)) {
                    field.setValue(other);
                    changed = true;
                }
            } else {
                changed |= nested(name, field.getValue(), depth - 1);
            }
        }
        return changed;
    }

    private boolean nested(String path, Object value, int depth) {
        if (value instanceof CompactObject) {
            return false;
        }
        Map<String, Object> object = DocumentFields.asObject(value);
        if (depth > 0 && object != null) {
            return object(path, object, depth);
        }
        List<Object> list = DocumentFields.asList(value);
        return depth > 0 && list != null && list(path, list, depth);
    }

    private boolean list(String path, List<Object> list, int depth) {
        boolean changed = false;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text) {
                String other = replacement.apply(path, text);
                if (!other.equals(text)) {
                    list.set(i, other);
                    changed = true;
                }
            } else if (list.get(i) instanceof Number number) {
                Number other = numbers.apply(path, number);
                if (!other.equals(number)) {
                    list.set(i, other);
                    changed = true;
                }
            } else {
                changed |= nested(path, list.get(i), depth - 1);
            }
        }
        return changed;
    }
}
