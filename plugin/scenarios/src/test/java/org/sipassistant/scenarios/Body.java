// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Bodies that a person can read and write: {@code {"$lines": [...]}} is a SIP message, its lines joined by CRLF, and
 * {@code {"$repeat": "x", "$times": 40000}} a long text; inside {@code $lines} a line may be either.
 */
final class Body {
    private Body() {}

    static JsonNode expanded(JsonNode node) {
        if (node.has("$lines")) {
            StringBuilder text = new StringBuilder();
            node.get("$lines")
                    .forEach(line -> text.append(expanded(line).textValue()).append("\r\n"));
            return TextNode.valueOf(text.toString());
        }
        if (node.has("$repeat")) {
            String before = node.path("$before").asText("");
            return TextNode.valueOf(before
                    + node.get("$repeat").textValue().repeat(node.get("$times").intValue()));
        }
        return node.isContainerNode() ? copied(node) : node;
    }

    private static JsonNode copied(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(expanded(element)));
            return array;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(property -> object.set(property.getKey(), expanded(property.getValue())));
        return object;
    }
}
