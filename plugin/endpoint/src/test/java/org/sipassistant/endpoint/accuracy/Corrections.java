// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Calls that users corrected. Read from a node, it is asked again about each, with the rules it has now; read from a file
 * of exported documents, one in each line, the verdict counts that was given at the time.
 */
final class Corrections {
    private static final String MOST = "1000";

    private final ObjectMapper mapper = new ObjectMapper();

    /** @param place a file, or the address of a node such as {@code http://127.0.0.1:9200} */
    LabelledSet read(String place) throws IOException {
        boolean node = place.startsWith("http://") || place.startsWith("https://");
        return new LabelledSet("Corrections of users in " + place, node ? ofNode(place) : ofFile(Path.of(place)));
    }

    private List<LabelledCall> ofFile(Path file) throws IOException {
        List<LabelledCall> calls = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                calls.add(call(mapper.readTree(line), this::verdict));
            }
        }
        return calls;
    }

    private List<LabelledCall> ofNode(String node) throws IOException {
        JsonNode found =
                send(HttpRequest.newBuilder(URI.create(node + "/sip-feedback/_search?sort=@timestamp&size=" + MOST)));
        List<LabelledCall> calls = new ArrayList<>();
        for (JsonNode hit : found.path("hits").path("hits")) {
            calls.add(call(hit, document -> askAgain(node, document)));
        }
        return calls;
    }

    /** @param exported the document, bare or as the hit of a search */
    private static LabelledCall call(JsonNode exported, Function<JsonNode, JsonNode> ask) {
        JsonNode document = exported.has("_source") ? exported.get("_source") : exported;
        JsonNode said = document.path("correction");
        Label label = new Label(
                Set.of(),
                Set.of(said.path("category").asText()),
                said.has("party") ? Set.of(said.get("party").asText()) : Set.of(),
                said.has("code") ? Optional.of(said.get("code").asInt()) : Optional.empty(),
                List.of());
        String callId = document.path("call_id").asText();
        return new LabelledCall(callId, label, Map.of(), Optional.of(callId), () -> ask.apply(document), List.of());
    }

    private JsonNode verdict(JsonNode document) {
        ObjectNode answer = mapper.createObjectNode();
        answer.putArray("calls").add(document.path("verdict"));
        return answer;
    }

    private JsonNode askAgain(String node, JsonNode document) {
        ObjectNode question = mapper.createObjectNode();
        for (String key : List.of("call_id", "index", "from", "to")) {
            if (document.has(key)) {
                question.set(key, document.get(key));
            }
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(node + "/_plugins/_sip/why"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(question.toString())));
        } catch (IOException e) {
            throw new IllegalStateException("no answer about " + question, e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return mapper.readTree(
                    client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
