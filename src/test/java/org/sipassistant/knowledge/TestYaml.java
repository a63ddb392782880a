// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads YAML where no engine is there to do it; a key that stands twice in one mapping is an error. As engines keep no order of
 * keys, they come in the reverse one of the alphabet.
 */
public final class TestYaml {
    private static final ObjectMapper MAPPER =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private TestYaml() {}

    public static Map<String, Object> read(InputStream in) {
        try {
            return reordered(MAPPER.readValue(in, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> read(String text) {
        try {
            return reordered(MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> reordered(Map<?, ?> given) {
        Map<String, Object> map = new TreeMap<>(Comparator.reverseOrder());
        given.forEach((key, value) -> map.put(key.toString(), reordered(value)));
        return map;
    }

    private static Object reordered(Object value) {
        if (value instanceof Map<?, ?> map) {
            return reordered(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(TestYaml::reordered).toList()
                : value;
    }
}
