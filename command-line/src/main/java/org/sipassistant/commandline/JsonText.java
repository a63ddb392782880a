// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sipassistant.inventory.InventoryLine;

/**
 * JSON and YAML to maps, lists and scalars, and back. A number keeps its value to the last digit. A name that stands twice
 * in one object is an error, as one of the two would be lost; so is what nests deeper than a thousand levels.
 */
final class JsonText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    private JsonText() {}

    /** Reads one YAML document that is a mapping. */
    static Map<String, Object> yaml(InputStream in) {
        try (JsonParser parser = YAML.createParser(in)) {
            return object(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a YAML list of mappings, each with the line it begins in; none in a file without content. */
    static List<InventoryLine> entries(InputStream in) throws IOException {
        List<InventoryLine> entries = new ArrayList<>();
        try (JsonParser parser = YAML.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return entries;
            }
            require(first == JsonToken.START_ARRAY, parser);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(parser.currentToken() == JsonToken.START_OBJECT, parser);
                entries.add(new InventoryLine(parser.currentTokenLocation().getLineNr(), members(parser)));
            }
        }
        return entries;
    }

    private static void require(boolean expected, JsonParser parser) throws IOException {
        if (!expected) {
            throw new JsonParseException(parser, "the file is no list of entries such as - { name: ..., role: ... }");
        }
    }

    /**
     * Reads a JSON object that can be changed.
     *
     * @throws IOException where it is no such object, or has something behind it
     */
    static Map<String, Object> object(byte[] utf8) throws IOException {
        try (JsonParser parser = JSON.createParser(utf8)) {
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more than one value");
            }
            return object;
        }
    }

    /** Writes an object in one line, without a line end. */
    static byte[] line(Map<String, Object> object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            write(generator, object);
        }
        return bytes.toByteArray();
    }

    /** Writes an object for a person, with a line end, and nothing that a terminal would act on. */
    static byte[] page(Map<String, Object> object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
            generator.setCharacterEscapes(new VisibleText());
            write(generator, object);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "it is no object");
        }
        return members(parser);
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getText().equals("-0") ? Double.valueOf(-0.0) : parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "a value is missing");
        };
    }

    /** As the engines give it where that is exact. */
    private static Number decimal(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        return Double.toString(number).equals(parser.getText()) ? number : exact(parser);
    }

    private static Number exact(JsonParser parser) throws IOException {
        BigDecimal value = parser.getDecimalValue();
        return value.signum() == 0 && parser.getText().startsWith("-") ? Double.valueOf(-0.0) : value;
    }

    private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> object -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    generator.writeFieldName(member.getKey().toString());
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
            case Iterable<?> elements -> {
                generator.writeStartArray();
                for (Object element : elements) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.longValue());
            default -> generator.writeString(value.toString());
        }
    }
}
