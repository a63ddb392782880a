// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.test.OpenSearchTestCase;

public class RequestBodyTest extends OpenSearchTestCase {

    @Test
    public void readsTextsNumbersAndListsOfThem() throws Exception {
        Map<String, Object> body = read("{\"a\": \"x\", \"b\": 7, \"c\": true, \"e\": [\"y\", 1, null], \"f\": []}");
        assertEquals("x", body.get("a"));
        assertEquals(7, body.get("b"));
        assertEquals(true, body.get("c"));
        assertEquals(Arrays.asList("y", 1, null), body.get("e"));
        assertEquals(Map.of(), read("{}"));
    }

    @Test
    public void takesWhatIsNullForNotGiven() throws Exception {
        assertEquals(Set.of("a"), read("{\"a\": \"x\", \"b\": null}").keySet());
    }

    @Test
    public void refusesWhatIsNested() {
        assertRefused("parameter [a] is not a text, a number or a list of them", "{\"a\": {}}");
        assertRefused("parameter [a] is not a text, a number or a list of them", "{\"a\": [[]]}");
        assertRefused("parameter [a] is not a text, a number or a list of them", "{\"a\": [1, {\"b\": 1}]}");
    }

    @Test
    public void refusesABombAtItsFirstBracket() {
        assertRefused("parameter [a] is not a text", "{\"a\": " + "[[".repeat(1 << 20));
        assertRefused("parameter [a] is not a text", "{\"a\": " + "{\"a\":".repeat(1 << 20));
    }

    @Test
    public void refusesWhatIsNoWholeObject() {
        assertRefused("it is no object", "[1]");
        assertRefused("it is no object", " ");
        assertRefused("the body cannot be read", "{\"a\": \"");
        assertRefused("the body cannot be read", "{\"a\": 1");
        assertRefused("the body cannot be read", "{\"a\": [1");
        assertRefused("something stands behind its object", "{\"a\": 1}{\"b\": 1}");
        assertRefused("the body cannot be read", "{\"a\": 1} b");
    }

    @Test
    public void refusesThousandsOfParameters() {
        StringBuilder body = new StringBuilder("{\"p\": 1");
        for (int n = 0; n < 1_000; n++) {
            body.append(", \"p").append(n).append("\": 1");
        }
        assertRefused("it has more than [100] parameters", body + "}");
    }

    private static void assertRefused(String message, String json) {
        String told =
                expectThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
        assertTrue(told, told.contains(message));
    }

    private static Map<String, Object> read(String json) throws Exception {
        try (XContentParser parser = JsonXContent.jsonXContent.createParser(null, null, json)) {
            return RequestBody.read(parser);
        }
    }
}
