// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields that may hold the text of a log: the one that is read, and those in which shippers keep the line besides. Each
 * may hold what the others do not, so that what must not be in an index is looked for in each.
 */
final class RawFields {
    private static final DocumentPath ORIGINAL = DocumentPath.of("event", "original");

    private final String field;
    private final String[] paths;
    private final String[] dotted;

    /** @param field the option of that name */
    RawFields(String field) {
        this.field = field;
        this.paths = Stream.of(field, SipOptions.DEFAULT_FIELD, ORIGINAL.whole())
                .distinct()
                .toArray(String[]::new);
        this.dotted = Stream.of(paths).filter(path -> path.indexOf('.') > 0).toArray(String[]::new);
    }

    /** All of them; the first is the one that is asked for. */
    List<String> paths() {
        return List.of(paths);
    }

    /** Whether they are those that every document may have. */
    boolean isDefault() {
        return field.equals(SipOptions.DEFAULT_FIELD);
    }

    boolean isRaw(String path) {
        for (String known : paths) {
            if (known.equals(path)) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return paths.length;
    }

    String path(int index) {
        return paths[index];
    }

    /** Whether a field is spelled with dots, so that an object may hold one of the same path. */
    boolean mayBeTwice(Map<String, Object> source) {
        for (String path : dotted) {
            if (source.get(path) != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * The path of the one that is read: {@code event.original} where the default is absent.
     *
     * @param value of the one that is asked for
     */
    String read(@Nullable Object value) {
        return value == null && field.equals(SipOptions.DEFAULT_FIELD) ? ORIGINAL.whole() : field;
    }

    /** Whether a document has none of them but the one that is asked for, or the same text once more in the others. */
    boolean hasNoOther(Map<String, Object> source, String text) {
        for (int i = 1; i < paths.length; i++) {
            Object other = get(source, paths[i]);
            if (other != null && !other.equals(text)) {
                return false;
            }
        }
        return !mayBeTwice(source);
    }

    @Nullable
    Object get(Map<String, Object> source, String path) {
        if (path.equals(SipOptions.DEFAULT_FIELD)) {
            return source.get(path);
        }
        DocumentFields document = new DocumentFields(source);
        return path.equals(ORIGINAL.whole()) ? document.get(ORIGINAL) : document.get(path);
    }
}
