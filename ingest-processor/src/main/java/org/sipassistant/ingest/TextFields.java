// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.sipassistant.secret.SecretName;

/**
 * Replaces texts wherever in a document they stand, in objects and lists, where those can be changed, but for what the
 * processor itself wrote.
 */
final class TextFields {
    /** Deeper than engines take documents by default; tshark nests a dozen. */
    private static final int DEPTH = 100;

    private final BinaryOperator<String> replacement;
    private final boolean messagesOnly;

    /** @param replacement of the path of a field and its text; the same text where it stays */
    TextFields(BinaryOperator<String> replacement) {
        this(replacement, false);
    }

    /** @param messagesOnly whether objects in which a shipper tells of itself are left as they are */
    TextFields(BinaryOperator<String> replacement, boolean messagesOnly) {
        this.replacement = replacement;
        this.messagesOnly = messagesOnly;
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
            String name = path.isEmpty() ? field.getKey() : path + '.' + field.getKey();
            if (messagesOnly && FieldName.isOfShipper(name)) {
                continue;
            }
            if (field.getValue() instanceof String text) {
                String other = replacement.apply(name, text);
                if (!other.equals(text)) {
                    field.setValue(other);
                    changed = true;
                }
            } else if (field.getValue() instanceof Number number) {
                changed |= messagesOnly && number(name, number, field);
            } else {
                changed |= nested(name, field.getValue(), depth - 1);
            }
        }
        return changed;
    }

    /** A secret that is a number becomes another number, as the mapping of an index may want one. */
    private static boolean number(String name, Number number, Map.Entry<String, Object> field) {
        boolean secret = SecretName.isPassword(name) && number.longValue() != 0;
        if (secret) {
            field.setValue(0);
        }
        return secret;
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
            } else {
                changed |= nested(path, list.get(i), depth - 1);
            }
        }
        return changed;
    }
}
