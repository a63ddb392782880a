// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the fields of a message at their place in a document without touching what is there. */
final class TargetObject {

    private final String path;
    private final String prefix;
    private final boolean override;
    private final boolean plain;

    TargetObject(String path, boolean override) {
        this.path = path;
        this.prefix = path + ".";
        this.override = override;
        this.plain = path.indexOf('.') < 0;
    }

    /**
     * Merges fields into the document.
     *
     * @return the number of objects that could not be written because something else stands in their place
     */
    int write(DocumentFields document, Map<String, Object> fields) {
        Map<String, Object> source = document.source();
        if (document.names().areDotted()) {
            takeDottedOut(source, fields);
        }
        if (fields.isEmpty()) {
            return 0;
        }
        if (plain && source.get(path) == null) {
            source.put(path, fields);
            return 0;
        }
        Map<String, Object> target = document.object(path);
        return target == null ? 1 : merge(target, "", fields);
    }

    /** Fields that the document spells with dots are there already, or give way where they shall be replaced. */
    private void takeDottedOut(Map<String, Object> source, Map<String, Object> fields) {
        List<String> dotted = dottedKeys(source, prefix);
        for (String key : dotted) {
            if (override) {
                if (new DocumentFields(fields).get(key.substring(prefix.length())) != null) {
                    source.remove(key);
                }
            } else {
                remove(fields, key.substring(prefix.length()));
            }
        }
    }

    private static List<String> dottedKeys(Map<String, Object> object, String prefix) {
        List<String> keys = List.of();
        for (String key : object.keySet()) {
            if (key.startsWith(prefix)) {
                keys = keys.isEmpty() ? new ArrayList<>() : keys;
                keys.add(key);
            }
        }
        return keys;
    }

    private static void remove(Map<String, Object> fields, String path) {
        if (fields.remove(path) != null) {
            return;
        }
        int dot = path.indexOf('.');
        Map<String, Object> child = dot < 0 ? null : DocumentFields.asObject(fields.get(path.substring(0, dot)));
        if (child != null) {
            remove(child, path.substring(dot + 1));
            if (child.isEmpty()) {
                fields.remove(path.substring(0, dot));
            }
        }
    }

    private int merge(Map<String, Object> target, String parent, Map<String, Object> fields) {
        int conflicts = 0;
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            String name = field.getKey();
            @Nullable Object present = target.get(name);
            Map<String, Object> added = DocumentFields.asObject(field.getValue());
            Map<String, Object> object = DocumentFields.asObject(present);
            if (present == null) {
                conflicts += addNew(target, name, field.getValue());
            } else if (added != null && object != null) {
                conflicts += merge(object, parent + name + ".", added);
            } else if (added != null || object != null) {
                conflicts++;
            } else if (override) {
                target.put(name, field.getValue());
            }
        }
        return conflicts;
    }

    /** Adds an object or a value, without the parts that the target spells with dots. */
    private int addNew(Map<String, Object> target, String name, Object value) {
        Map<String, Object> object = DocumentFields.asObject(value);
        if (object != null) {
            for (String key : dottedKeys(target, name + ".")) {
                if (override) {
                    target.remove(key);
                } else {
                    remove(object, key.substring(name.length() + 1));
                }
            }
            if (object.isEmpty()) {
                return 0;
            }
        }
        target.put(name, value);
        return 0;
    }
}
