// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Endpoint;

/** The fields of an event that another program has parsed, whether it nests objects or spells paths with dots. */
final class ParsedDocument {

    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_NUMBER = 18;

    private final Map<?, ?> source;

    ParsedDocument(Map<?, ?> source) {
        this.source = source;
    }

    /** The object at a path, the first where there are several. */
    Optional<ParsedDocument> object(String path) {
        List<ParsedDocument> objects = objects(path);
        return objects.isEmpty() ? Optional.empty() : Optional.of(objects.get(0));
    }

    /** The objects at a path. */
    List<ParsedDocument> objects(String path) {
        List<ParsedDocument> objects = new ArrayList<>(1);
        for (Object entry : values(path)) {
            if (entry instanceof Map<?, ?> map) {
                objects.add(new ParsedDocument(map));
            }
        }
        return objects;
    }

    /** The first value at a path that is a text or a number, and not empty. */
    Optional<String> text(String path) {
        List<String> texts = texts(path);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
    }

    /** All values at a path; what is no text and no number, and an empty text, is left out. */
    List<String> texts(String path) {
        List<String> texts = new ArrayList<>(1);
        for (Object entry : values(path)) {
            if (entry instanceof Number number) {
                texts.add(plain(number));
            } else if (entry instanceof String text && !text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The whole number at a path, or the whole part of one. */
    OptionalLong number(String path) {
        String digits = text(path).orElse("");
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        boolean number =
                end > 0 && end <= LONGEST_NUMBER && digits.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(digits, 0, end, 10)) : OptionalLong.empty();
    }

    private List<?> values(String path) {
        Object value = get(source, path);
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    /** Without an exponent, which Java gives to the seconds since 1970. */
    private static String plain(Number number) {
        boolean fraction = number instanceof Double || number instanceof Float;
        boolean finite = Double.isFinite(number.doubleValue());
        return fraction && finite ? BigDecimal.valueOf(number.doubleValue()).toPlainString() : number.toString();
    }

    /** One side of a hop, by the paths of its address and its port. */
    Optional<Endpoint> endpoint(String address, String port) {
        long number = number(port).orElse(0);
        boolean usable = number > 0 && number <= LARGEST_PORT;
        OptionalInt known = usable ? OptionalInt.of((int) number) : OptionalInt.empty();
        return text(address).map(host -> new Endpoint(host, known));
    }

    private static @Nullable Object get(Map<?, ?> object, String path) {
        Object whole = object.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (object.get(path.substring(0, dot)) instanceof Map<?, ?> child) {
                Object value = get(child, path.substring(dot + 1));
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }
}
