// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of the sample logs and what is known of it, so that the demo can say whether an answer is right.
 *
 * @param source the log that tells of the call
 * @param fails whether the demo asks why it failed, or only checks that it is not taken for a failure
 */
record DemoCall(String callId, String title, String source, boolean fails, String outcome, String category) {
    static DemoCall of(JsonNode json) {
        return new DemoCall(
                json.required("call_id").textValue(),
                json.required("title").textValue(),
                json.required("source").textValue(),
                json.required("fails").booleanValue(),
                json.required("expect").required("outcome").textValue(),
                json.required("expect").required("category").textValue());
    }

    /** Whether a call of an answer has the outcome and the cause that this call really has. */
    boolean isTold(JsonNode call) {
        return outcome.equals(call.path("outcome").asText())
                && category.equals(call.path("root_cause").path("category").asText());
    }
}
