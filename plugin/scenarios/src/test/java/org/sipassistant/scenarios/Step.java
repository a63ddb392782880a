// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One request and what its answer has to be.
 *
 * @param request method and path, for example {@code GET /_cat/plugins?format=json}
 * @param body the body as it is sent; empty for none
 * @param status the status code to expect
 * @param expectations what is to be found in the answer, where it is JSON
 * @param words what it is to be where it is not
 */
record Step(String request, String body, int status, List<Expectation> expectations, Words words) {
    private static final Set<String> KEYS =
            Set.of("request", "body", "bulk", "text", "status", "expect", "type", "contains", "lacks");

    static Step of(JsonNode json) {
        json.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("step key [" + key + "] is not one of " + KEYS);
            }
        });
        List<Expectation> expectations = new ArrayList<>();
        json.path("expect").properties().forEach(e -> expectations.add(new Expectation(e.getKey(), e.getValue())));
        return new Step(
                json.required("request").textValue(),
                bodyOf(json),
                json.path("status").asInt(200),
                List.copyOf(expectations),
                new Words(json.path("type").asText(""), texts(json.path("contains")), texts(json.path("lacks"))));
    }

    /**
     * What an answer is to be that is not JSON.
     *
     * @param type how its media type begins
     * @param contains texts it has to hold
     * @param lacks texts it must not hold
     */
    record Words(String type, List<String> contains, List<String> lacks) {
        void check(String request, Http.Reply reply) {
            assertTrue(reply.type().startsWith(type), () -> request + " answered as " + reply.type());
            for (String text : contains) {
                assertTrue(reply.text().contains(text), () -> request + " lacks [" + text + "] in " + reply.text());
            }
            for (String text : lacks) {
                assertFalse(reply.text().contains(text), () -> request + " has [" + text + "] in " + reply.text());
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return List.copyOf(texts);
    }

    /** A body is JSON, the lines of a bulk request, or a text as it stands. */
    private static String bodyOf(JsonNode json) {
        if (json.has("bulk")) {
            StringBuilder lines = new StringBuilder();
            json.get("bulk").forEach(line -> lines.append(Body.expanded(line)).append('\n'));
            return lines.toString();
        }
        if (json.has("text")) {
            return json.get("text").textValue();
        }
        return json.has("body") ? Body.expanded(json.get("body")).toString() : "";
    }

    /** Does it; what is not as expected is told with the title of the scenario. */
    void run(String title, Http http) throws IOException {
        int space = request.indexOf(' ');
        Http.Reply reply =
                http.send(request.substring(0, space), request.substring(space + 1), body, "application/json");
        assertEquals(status, reply.status(), () -> title + ": " + request + " answered " + reply.text());
        boolean ours = request.contains(" /_plugins/_sip/");
        assertFalse(ours && reply.guessed(), () -> request + " lets browsers guess the type of its answer");
        expectations.forEach(expectation -> expectation.check(title + ": " + request, reply.json()));
        words.check(title + ": " + request, reply);
    }
}
