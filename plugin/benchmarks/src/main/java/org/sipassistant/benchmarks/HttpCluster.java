// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.scenarios.Http;

/** A node asked over HTTP by a service in this process, which so tells what it would search for inside the node. */
final class HttpCluster implements Cluster {
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Search> searches = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();
    private final Http http;

    HttpCluster(Http http) {
        this.http = http;
    }

    /** A search as somebody would issue it by hand. */
    record Search(String path, JsonNode body) {
        void run(Http http) throws IOException {
            Http.Reply reply = http.send("POST", path, body);
            if (reply.status() != 200) {
                throw new IOException("the search was answered " + reply.text());
            }
        }
    }

    /** The searches so far, in their order. */
    List<Search> searches() {
        return List.copyOf(searches);
    }

    /** How long each of them took, from here. */
    List<Double> millis() {
        return List.copyOf(millis);
    }

    @Override
    public CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body) {
        Search search = new Search("/" + String.join(",", indices) + "/_search", mapper.valueToTree(body));
        searches.add(search);
        try {
            long start = System.nanoTime();
            Http.Reply reply = http.send("POST", search.path(), search.body());
            millis.add((System.nanoTime() - start) / 1e6);
            return CompletableFuture.completedFuture(
                    mapper.convertValue(reply.json(), new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new UncheckedIOException(e));
        }
    }
}
