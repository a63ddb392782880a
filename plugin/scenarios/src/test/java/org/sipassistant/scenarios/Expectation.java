// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What is to be found at one place of an answer.
 *
 * @param pointer the place, as a JSON pointer, for example {@code /hits/hits/0/_source/sip/code}
 * @param expected the value itself, or one condition: {@code contains}, {@code exists}, {@code at_least}, {@code size},
 *     {@code one_of}
 */
record Expectation(String pointer, JsonNode expected) {
    void check(String request, JsonNode answer) {
        JsonNode found = answer.at(pointer);
        assertTrue(
                expected.isObject() ? holds(found) : expected.equals(found),
                () -> request + " has at " + pointer + " [" + found + "] where [" + expected + "] was expected, in "
                        + answer);
    }

    private boolean holds(JsonNode found) {
        Map.Entry<String, JsonNode> condition = expected.properties().iterator().next();
        JsonNode value = condition.getValue();
        return switch (condition.getKey()) {
            case "contains" -> text(found).contains(value.textValue());
            case "exists" -> found.isMissingNode() != value.booleanValue();
            case "at_least" -> found.isNumber() && found.doubleValue() >= value.doubleValue();
            case "size" -> found.size() == value.intValue();
            case "one_of" -> contains(value, found);
            default ->
                throw new IllegalArgumentException("condition [" + condition.getKey() + "] of " + pointer
                        + " is not one of [contains, exists, at_least, size, one_of]");
        };
    }

    private static String text(JsonNode found) {
        return found.isTextual() ? found.textValue() : found.toString();
    }

    private static boolean contains(JsonNode values, JsonNode wanted) {
        for (JsonNode value : values) {
            if (value.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
