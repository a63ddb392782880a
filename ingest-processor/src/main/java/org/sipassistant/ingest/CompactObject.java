// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a document in the order in which its fields were written. A document is written once and read once, field
 * after field; names and values side by side in one array cost a quarter of what a hash table does for that.
 *
 * <p>It may be changed like any map, because processors behind ours do so. A name is looked for from the first to the last,
 * so with more fields than ours ever have it becomes a hash table after all. For one thread, as a document is.
 */
class CompactObject extends AbstractMap<String, Object> {

    /** More than a message has fields; beyond it the search for a name would be felt. */
    private static final int MOST = 80;

    private Object[] cells;
    private int size;
    private @Nullable Map<String, Object> grown;

    /** @param expected fields; there may be more */
    CompactObject(int expected) {
        this.cells = new Object[2 * expected];
    }

    /** Adds a field whose name is not there yet. */
    void add(String name, Object value) {
        assert !containsKey(name) : name;
        if (grown != null || size == MOST) {
            put(name, value);
            return;
        }
        int at = 2 * size;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, Math.max(4, 2 * at));
        }
        cells[at] = name;
        cells[at + 1] = value;
        size++;
    }

    /** Becomes what another, small object is: the same texts, numbers and flags, and new lists of the same values. */
    void become(CompactObject other) {
        assert other.grown == null;
        cells = other.cells.clone();
        size = other.size;
        for (int at = 1; at < 2 * size; at += 2) {
            if (cells[at] instanceof List<?> list) {
                cells[at] = new ArrayList<>(list);
            }
        }
    }

    /** Adds the fields of an object, which shares its values from then on: texts, numbers and flags. */
    void addAll(CompactObject other) {
        if (grown != null || other.grown != null || size + other.size > MOST) {
            other.forEach(this::put);
            return;
        }
        if (2 * (size + other.size) > cells.length) {
            cells = Arrays.copyOf(cells, 2 * (size + other.size));
        }
        System.arraycopy(other.cells, 0, cells, 2 * size, 2 * other.size);
        size += other.size;
    }

    @Override
    public @Nullable Object put(String name, Object value) {
        int at = grown == null ? find(name) : -1;
        if (at >= 0) {
            Object before = cells[at + 1];
            cells[at + 1] = value;
            return before;
        }
        if (grown == null && size == MOST) {
            grown = new LinkedHashMap<>(this);
        }
        if (grown != null) {
            return grown.put(name, value);
        }
        add(name, value);
        return null;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (grown != null) {
            return grown.get(name);
        }
        int at = find(name);
        return at < 0 ? null : cells[at + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return grown == null ? find(name) >= 0 : grown.containsKey(name);
    }

    @Override
    public @Nullable Object remove(@Nullable Object name) {
        if (grown != null) {
            return grown.remove(name);
        }
        int at = find(name);
        Object before = at < 0 ? null : cells[at + 1];
        if (at >= 0) {
            removeAt(at);
        }
        return before;
    }

    @Override
    public int size() {
        return grown == null ? size : grown.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return grown == null ? new Fields() : grown.entrySet();
    }

    private int find(@Nullable Object name) {
        for (int at = 0; at < 2 * size; at += 2) {
            if (Objects.equals(cells[at], name)) {
                return at;
            }
        }
        return -1;
    }

    private void removeAt(int at) {
        System.arraycopy(cells, at + 2, cells, at, 2 * size - at - 2);
        size--;
        cells[2 * size] = null;
        cells[2 * size + 1] = null;
    }

    private final class Fields extends AbstractSet<Map.Entry<String, Object>> {

        @Override
        public int size() {
            return CompactObject.this.size();
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return new FieldIterator();
        }
    }

    private final class FieldIterator implements Iterator<Map.Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < 2 * size;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return new Field((String) cells[next - 2], cells[next - 1]);
        }

        @Override
        public void remove() {
            next -= 2;
            removeAt(next);
        }
    }

    /** A field that writes its value through to the object. */
    private final class Field extends SimpleEntry<String, Object> {

        private static final long serialVersionUID = 1;

        Field(String name, Object value) {
            super(name, value);
        }

        @Override
        public Object setValue(Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
