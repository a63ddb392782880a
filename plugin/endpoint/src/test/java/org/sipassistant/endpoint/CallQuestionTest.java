// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.rendering.Format;

class CallQuestionTest {
    private static final List<String> DEFAULT = List.of("sip-messages-*");

    @Test
    void asksForDataWhereNoFormatIsNamed() {
        CallQuestion question = CallQuestion.of(Map.of("call_id", "x"), DEFAULT);
        assertEquals(Format.JSON, question.format());
        assertEquals("x", question.why().callId());
        assertEquals(DEFAULT, question.why().indices());
    }

    @Test
    void readsEveryParameter() {
        CallQuestion question = CallQuestion.of(
                Map.of(
                        "call_id", "x",
                        "format", "ticket",
                        "peer", "carrier-a",
                        "index", "logs",
                        "from", "2026-03-17",
                        "to", "2026-03-17",
                        "time_zone", "+01:00"),
                DEFAULT);
        assertEquals(Format.TICKET, question.format());
        assertEquals(Optional.of("carrier-a"), question.peer());
        assertEquals(List.of("logs"), question.why().indices());
        assertEquals(Optional.of("2026-03-16T23:00:00Z"), question.why().from());
        assertEquals(
                List.of("other"), question.withIndices(List.of("other")).why().indices());
    }

    @Test
    void refusesWhatItDoesNotKnowByName() {
        assertEquals("parameter [call_id] is missing", refusal(Map.of("format", "text")));
        assertEquals(
                "parameter [format] value [SVG] is not one of [json, text, svg, mermaid, ticket, pcap]",
                refusal(Map.of("call_id", "x", "format", "SVG")));
        assertEquals(
                "parameter [forma] is not one of [call_id, format, from, index, peer, time_zone, to]",
                refusal(Map.of("call_id", "x", "forma", "svg")));
    }

    @Test
    void refusesAPeerOfAFormThatHasNone() {
        assertEquals(
                "parameter [peer] value [a] is not allowed where [format] is not [ticket]",
                refusal(Map.of("call_id", "x", "format", "svg", "peer", "a")));
    }

    private static String refusal(Map<String, Object> values) {
        return assertThrows(IllegalArgumentException.class, () -> CallQuestion.of(values, DEFAULT))
                .getMessage();
    }
}
