// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.sipassistant.endpoint.TextLadder;

/** One answer of {@code why} as a page for a person: the sentence, the cause, who acts and how, the proof, the ladder. */
final class AnswerPage {
    private static final int MOST_EVIDENCE = 4;

    private final Printer printer;
    private final ObjectMapper mapper = new ObjectMapper();

    AnswerPage(Printer printer) {
        this.printer = printer;
    }

    void print(JsonNode answer, JsonNode call) {
        JsonNode cause = call.path("root_cause");
        printer.paragraph(answer.path("answer").asText());
        printer.line("");
        printer.labelled("cause", cause.path("title").asText());
        printer.labelled(
                "category",
                cause.path("category").asText() + ", by rule "
                        + cause.path("rule").asText());
        printer.labelled("confidence", cause.path("confidence").asText());
        printer.labelled("who acts", who(cause));
        String next = call.path("actions").path(0).asText();
        printer.labelled("next step", answer.path("answer").asText().contains(next) ? "" : next);
        evidence(call.path("evidence"));
        printer.line("");
        Map<String, Object> asMap = mapper.convertValue(call, new TypeReference<>() {});
        TextLadder.draw(asMap).lines().filter(line -> !line.isBlank()).forEach(line -> printer.line("  " + line));
    }

    private void evidence(JsonNode all) {
        int shown = 0;
        for (JsonNode evidence : all) {
            if (shown < MOST_EVIDENCE) {
                printer.labelled(shown == 0 ? "evidence" : "", line(evidence));
            }
            shown++;
        }
    }

    private static String who(JsonNode cause) {
        String party = cause.path("responsible").asText();
        String entity = cause.path("responsible_entity").asText();
        return entity.isEmpty() ? party : party + ", " + entity;
    }

    private static String line(JsonNode evidence) {
        String shows = evidence.path("shows").asText();
        return evidence.path("quote").asText() + "  (" + evidence.path("_index").asText() + "/"
                + evidence.path("_id").asText() + ")" + (shows.isEmpty() ? "" : ": " + shows);
    }
}
