// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.sipassistant.endpoint.NotFoundException;
import org.sipassistant.endpoint.Shelf;
import org.sipassistant.endpoint.WhyQuestion;
import org.sipassistant.endpoint.WhyService;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;

/**
 * Calls captured on all hops: their messages in {@code messages.jsonl} as a capture agent ships them, what happened to each
 * in {@code calls_truth.jsonl}, and what an answer may say about each scenario in {@code expect.json}. They are asked by
 * Call-ID, from an index that the ingest processor filled.
 */
final class CapturedCalls {
    private static final String INDEX = "sip-messages-captured";

    private final ObjectMapper mapper = new ObjectMapper();
    private final WhyService service;
    private final SipEnricher processor;

    CapturedCalls(WhyService service, Knowhow knowhow) {
        this.service = service;
        this.processor = SipEnricher.create(SipOptions.standard(), knowhow);
    }

    LabelledSet read(Path folder) throws IOException {
        List<Map<String, Object>> documents = documents(folder.resolve("messages.jsonl"));
        JsonNode expected = mapper.readTree(folder.resolve("expect.json").toFile());
        Shelf shelf = new Shelf().add(INDEX, documents);
        List<LabelledCall> calls = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("calls_truth.jsonl"))) {
            JsonNode truth = mapper.readTree(line);
            String scenario = truth.required("scenario").textValue();
            String callId = truth.required("call_id").textValue();
            calls.add(new LabelledCall(
                    scenario + " " + callId,
                    label(expected.path(scenario), truth),
                    Map.of(),
                    Optional.of(callId),
                    () -> ask(callId, shelf),
                    texts(documents, callId)));
        }
        return new LabelledSet("Calls captured in " + folder.normalize().getFileName() + ", asked by Call-ID", calls);
    }

    private List<Map<String, Object>> documents(Path file) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Map<String, Object> document = mapper.readValue(line, new TypeReference<>() {});
            processor.enrich(document);
            documents.add(document);
        }
        return documents;
    }

    private JsonNode ask(String callId, Shelf shelf) {
        WhyQuestion question = WhyQuestion.of(Map.of("call_id", callId), List.of(INDEX));
        try {
            return mapper.valueToTree(
                    service.why(question, shelf).toCompletableFuture().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotFoundException) {
                return mapper.createObjectNode();
            }
            throw e;
        }
    }

    private static Label label(JsonNode expected, JsonNode truth) {
        return new Label(
                values(expected.path("outcome")),
                values(expected.path("category")),
                values(expected.path("responsible")),
                Optional.of(truth.path("final_at_caller").asInt(Label.NO_CODE)),
                List.of());
    }

    private static Set<String> values(JsonNode list) {
        Set<String> values = new TreeSet<>();
        list.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static List<String> texts(List<Map<String, Object>> documents, String callId) {
        return documents.stream()
                .map(document -> document.get("message"))
                .map(String::valueOf)
                .filter(text -> text.contains(callId))
                .toList();
    }
}
