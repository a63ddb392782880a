// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads one mapping of a knowledge file strictly: every key is asked for once, and {@link #done()} refuses the keys
 * nobody asked for. Not thread-safe; all errors are {@link KnowledgeException}.
 */
public final class Section {
    private final String file;
    private final String path;
    private final Map<String, Object> left;

    public Section(String file, Map<String, Object> content) {
        this(file, "", content);
    }

    private Section(String file, String path, Map<String, Object> content) {
        this.file = file;
        this.path = path;
        this.left = new LinkedHashMap<>(content);
    }

    public String file() {
        return file;
    }

    public boolean has(String key) {
        return left.containsKey(key);
    }

    /** The keys that were not read yet, in the order of the file. */
    public List<String> keys() {
        return List.copyOf(left.keySet());
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> problem(key, "is missing"));
    }

    public Optional<String> optionalText(String key) {
        Object value = left.remove(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List || value.toString().isBlank()) {
            throw problem(key, "must be a text");
        }
        return Optional.of(value.toString().strip());
    }

    public String oneOf(String key, List<String> allowed) {
        String value = text(key);
        if (!allowed.contains(value)) {
            throw problem(key, "[" + value + "] is not one of " + allowed);
        }
        return value;
    }

    public int number(String key) {
        Object value = left.remove(key);
        if (value instanceof Integer number) {
            return number;
        }
        throw problem(key, value == null ? "is missing" : "[" + value + "] must be a whole number");
    }

    /** Empty where the key is absent. */
    public OptionalInt optionalNumber(String key) {
        return has(key) ? OptionalInt.of(number(key)) : OptionalInt.empty();
    }

    public double decimal(String key) {
        Object value = left.remove(key);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw problem(key, value == null ? "is missing" : "[" + value + "] must be a number");
    }

    public boolean flag(String key, boolean absent) {
        Object value = left.remove(key);
        if (value == null) {
            return absent;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw problem(key, "[" + value + "] must be true or false");
    }

    /** The entries of a list, or the one value where a list has one entry; empty where the key is absent. */
    public List<String> texts(String key) {
        Object value = left.remove(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object entry : value instanceof List<?> list ? list : List.of(value)) {
            if (entry == null || entry instanceof Map || entry instanceof List) {
                throw problem(key, "must be a list of texts");
            }
            texts.add(entry.toString().strip());
        }
        return List.copyOf(texts);
    }

    /** As {@link #texts}, but every entry must be one of a vocabulary. */
    public List<String> textsOf(String key, List<String> allowed) {
        List<String> texts = texts(key);
        for (String text : texts) {
            if (!allowed.contains(text)) {
                throw problem(key, "[" + text + "] is not one of " + allowed);
            }
        }
        return texts;
    }

    public List<Integer> numbers(String key) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : texts(key)) {
            try {
                numbers.add(Integer.valueOf(text));
            } catch (NumberFormatException e) {
                throw problem(key, "[" + text + "] must be a number");
            }
        }
        return List.copyOf(numbers);
    }

    /** The mapping below a key, to be read and closed by its reader; empty where the key is absent. */
    public Section section(String key) {
        Object value = left.remove(key);
        return new Section(file, path + key + ".", value == null ? Map.of() : mapping(key, value));
    }

    /** The list of mappings below a key. */
    public List<Section> sections(String key) {
        Object value = left.remove(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw problem(key, "must be a list");
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object entry = list.get(i);
            String name = key + "[" + i + "]";
            if (entry == null) {
                throw problem(name, "is empty");
            }
            sections.add(new Section(file, path + name + ".", mapping(name, entry)));
        }
        return sections;
    }

    /** Refuses what was not read. */
    public void done() {
        if (!left.isEmpty()) {
            throw problem(left.keySet().iterator().next(), "is not a known key");
        }
    }

    public KnowledgeException problem(String key, String what) {
        return new KnowledgeException(file, "[" + path + key + "] " + what);
    }

    @SuppressWarnings("unchecked") // keys are checked right here
    private Map<String, Object> mapping(String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw problem(key, "must be a mapping");
        }
        for (Object name : map.keySet()) {
            if (!(name instanceof String)) {
                throw problem(key, "[" + name + "] must be a text key");
            }
        }
        return (Map<String, Object>) map;
    }
}
