// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The only way the demo and the scenarios speak to a node: a request line, a body, an answer. */
public final class Http implements AutoCloseable {
    /** Longer than an engine waits for its shards; what has to be answered sooner is measured where that is promised. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client;
    private final URI node;
    private final Map<String, String> headers;

    public Http(URI node) {
        this(
                node,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build(),
                Map.of());
    }

    /**
     * Speaks as somebody.
     *
     * @param client closed together with this
     * @param headers sent with each request
     */
    Http(URI node, HttpClient client, Map<String, String> headers) {
        this.node = node;
        this.client = client;
        this.headers = Map.copyOf(headers);
    }

    /**
     * An answer.
     *
     * @param type the media type
     * @param json the text as JSON; {@link MissingNode} where it is none
     * @param guessed whether a browser may take it for another type
     */
    public record Reply(int status, String type, String text, JsonNode json, boolean guessed) {}

    /** Sends a request without a body. */
    public Reply send(String method, String path) throws IOException {
        return send(method, path, "", "application/json");
    }

    /** Sends a request whose body is JSON. */
    public Reply send(String method, String path, JsonNode body) throws IOException {
        return send(method, path, mapper.writeValueAsString(body), "application/json");
    }

    /** Sends a request with any text as its body. */
    public Reply send(String method, String path, String body, String type) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(node + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", type).method(method, BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            String answered = response.headers().firstValue("Content-Type").orElse("");
            boolean guessed =
                    !response.headers().allValues("X-Content-Type-Options").equals(List.of("nosniff"));
            return new Reply(response.statusCode(), answered, response.body(), json(response.body()), guessed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + method + " " + path, e);
        }
    }

    private JsonNode json(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
