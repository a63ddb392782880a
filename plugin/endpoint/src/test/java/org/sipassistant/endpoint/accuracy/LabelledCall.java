// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call whose cause is known, and how to ask about it.
 *
 * @param traits what it is counted under, such as its product
 * @param callId which call of the answer is meant; empty: the first
 * @param answer asks the service; an empty object where it finds no call
 * @param texts its log texts in their order, for those who only look up codes
 */
record LabelledCall(
        String name,
        Label label,
        Map<String, String> traits,
        Optional<String> callId,
        Supplier<JsonNode> answer,
        List<String> texts) {

    LabelledCall {
        traits = Map.copyOf(traits);
        texts = List.copyOf(texts);
    }

    Told ask() {
        JsonNode calls = answer.get().path("calls");
        for (JsonNode call : calls) {
            if (callId.filter(id -> id.equals(call.path("call_id").asText())).isPresent()) {
                return Told.of(call);
            }
        }
        return Told.of(calls.path(0));
    }
}
