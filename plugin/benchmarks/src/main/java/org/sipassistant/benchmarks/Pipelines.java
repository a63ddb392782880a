// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.xcontent.DeprecationHandler;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.core.xcontent.XContentParser;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.Method;

/**
 * The pipelines that are compared. All look the same explanations up, ours as well as the scripts, which get them as
 * parameters.
 */
final class Pipelines {

    private static final String FOLDER = "/pipelines/";

    private final Map<String, Object> parameters;

    private Pipelines(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    static Pipelines load() {
        return new Pipelines(parameters(expertise().knowledge()));
    }

    /** What our own processor knows, read as a node reads it. */
    static Expertise expertise() {
        return Expertise.load(in -> read(XContentType.YAML, in));
    }

    /** The configuration of a pipeline by the name of its file; it may be changed. */
    Map<String, Object> configuration(String name) {
        try (InputStream in = resource(name + ".json")) {
            return filled(read(XContentType.JSON, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> filled(Map<?, ?> object) {
        Map<String, Object> filled = new HashMap<>();
        object.forEach((key, value) -> filled.put(key.toString(), filled(value)));
        return filled;
    }

    private Object filled(Object value) {
        return switch (value) {
            case Map<?, ?> object -> filled(object);
            case List<?> list -> {
                List<Object> filled = new ArrayList<>(list.size());
                list.forEach(one -> filled.add(filled(one)));
                yield filled;
            }
            case String text when text.equals("${meanings}") -> new HashMap<>(parameters);
            case String text when text.startsWith("${") -> text(text.substring(2, text.length() - 1));
            default -> value;
        };
    }

    private static Map<String, Object> parameters(Knowledge knowledge) {
        Map<String, Object> meanings = new HashMap<>();
        for (int code = 100; code < 700; code++) {
            String key = String.valueOf(code);
            knowledge.response(code, "INVITE").ifPresent(meaning -> meanings.put(key, explained(key, meaning)));
        }
        List<String> methods = knowledge.methods().stream().map(Method::method).toList();
        return Map.of("meanings", meanings, "methods", new ArrayList<>(methods), "newline", "\n");
    }

    private static Map<String, Object> explained(String code, CodeMeaning meaning) {
        return new HashMap<>(Map.of(
                "class",
                code.charAt(0) + "xx",
                "explanation",
                meaning.explanation(),
                "cause",
                meaning.cause(),
                "action",
                meaning.action()));
    }

    private static String text(String file) {
        try (InputStream in = resource(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String file) {
        InputStream in = Pipelines.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalArgumentException("pipeline [" + file + "] is not among the resources");
        }
        return in;
    }

    private static Map<String, Object> read(XContentType type, InputStream in) {
        try (XContentParser parser =
                type.xContent().createParser(NamedXContentRegistry.EMPTY, DeprecationHandler.IGNORE_DEPRECATIONS, in)) {
            return parser.map();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
