// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextQuestionTest {

    @Test
    void needsNothingButAText() {
        TextQuestion question = TextQuestion.of(Map.of("text", "SIP/2.0 486 Busy Here"));
        assertEquals("SIP/2.0 486 Busy Here", question.text());
        assertEquals(Optional.empty(), question.callId());
        assertEquals(ZoneId.of("UTC"), question.zone());
    }

    @Test
    void readsEveryParameter() {
        TextQuestion question =
                TextQuestion.of(Map.of("text", "SIP/2.0 486", "call_id", "x", "time_zone", "Asia/Kathmandu"));
        assertEquals(Optional.of("x"), question.callId());
        assertEquals(ZoneId.of("Asia/Kathmandu"), question.zone());
    }

    @Test
    void refusesAQuestionWithoutAText() {
        assertEquals("parameter [text] is missing", refusal(Map.of("call_id", "x")));
        assertEquals("parameter [text] value [] is not a text", refusal(Map.of("text", "")));
    }

    @Test
    void refusesTheParametersOfOtherQuestions() {
        assertEquals(
                "parameter [index] is not one of [call_id, text, time_zone]",
                refusal(Map.of("text", "x", "index", "logs-*")));
    }

    private static String refusal(Map<String, Object> values) {
        return assertThrows(IllegalArgumentException.class, () -> TextQuestion.of(values))
                .getMessage();
    }
}
