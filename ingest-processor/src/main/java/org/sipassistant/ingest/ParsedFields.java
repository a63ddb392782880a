// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Masks the secrets in the fields that other programs took out of a message, wherever in a document they stand. */
final class ParsedFields {

    /** tshark nests a field of a header of a protocol of a layer. */
    private static final int DEPTH = 12;

    private ParsedFields() {}

    /** @return whether anything changed */
    static boolean mask(Map<String, Object> document) {
        return object(document, DEPTH);
    }

    private static boolean object(Map<String, Object> object, int depth) {
        boolean changed = false;
        for (Map.Entry<String, Object> field : object.entrySet()) {
            if (field.getValue() instanceof String text) {
                String masked = masked(field.getKey(), text);
                if (!masked.equals(text)) {
                    field.setValue(masked);
                    changed = true;
                }
            } else {
                changed |= nested(field.getKey(), field.getValue(), depth - 1);
            }
        }
        return changed;
    }

    private static boolean nested(String name, Object value, int depth) {
        Map<String, Object> object = DocumentFields.asObject(value);
        if (depth > 0 && object != null) {
            return object(object, depth);
        }
        List<Object> list = DocumentFields.asList(value);
        return depth > 0 && list != null && list(name, list, depth);
    }

    private static boolean list(String name, List<Object> list, int depth) {
        boolean changed = false;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text) {
                String masked = masked(name, text);
                if (!masked.equals(text)) {
                    list.set(i, masked);
                    changed = true;
                }
            } else {
                changed |= nested(name, list.get(i), depth - 1);
            }
        }
        return changed;
    }

    private static String masked(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean secret = lower.contains("auth") && (lower.endsWith("response") || lower.endsWith("nonce"));
        return secret ? "*".repeat(text.length()) : Redaction.maskAnywhere(text);
    }
}
