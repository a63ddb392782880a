// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sipassistant.endpoint.tracker.CallDocuments;
import org.sipassistant.endpoint.tracker.Schema;
import org.sipassistant.scenarios.Http;

/** Calls in a node as the tracker keeps them: in an index for each day, mapped as it maps them. */
final class StoredCalls {
    private static final String NAMESPACE = "benchmark";

    /** All of the indices. */
    static final String INDICES = CallDocuments.PREFIX + NAMESPACE + "-*";

    private static final int DOCUMENTS_PER_REQUEST = 2_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Set<String> indices = new HashSet<>();
    private final Http http;

    StoredCalls(Http http) {
        this.http = http;
    }

    /** Stores calls that are spread evenly from one time to another, so that searches find them. */
    void add(Instant from, Instant to, int calls) throws IOException {
        CallRecords records = new CallRecords(from, to, calls);
        StringBuilder body = new StringBuilder();
        for (int call = 0; call < calls; call++) {
            String index = CallDocuments.index(NAMESPACE, records.begins(call));
            create(index);
            body.append("{\"index\":{\"_index\":\"").append(index).append("\"}}\n");
            body.append(records.document(call)).append('\n');
            if ((call + 1) % DOCUMENTS_PER_REQUEST == 0 || call == calls - 1) {
                Http.Reply reply = http.send("POST", "/_bulk", body.toString(), "application/x-ndjson");
                if (reply.json().path("errors").asBoolean(true)) {
                    throw new IOException("a document was refused: " + reply.text());
                }
                body.setLength(0);
            }
        }
        ok("POST", "/" + INDICES + "/_refresh", "{}");
    }

    private void create(String name) throws IOException {
        if (indices.add(name)) {
            ObjectNode index = mapper.createObjectNode();
            index.putObject("settings").put("number_of_replicas", 0).put("refresh_interval", "-1");
            index.set("mappings", mapper.valueToTree(Schema.load(this::read).calls()));
            ok("PUT", "/" + name, index.toString());
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    private Map<String, Object> read(InputStream in) {
        try {
            return mapper.readValue(in, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ok(String method, String path, String body) throws IOException {
        Http.Reply reply = http.send(method, path, body, "application/json");
        if (reply.status() >= 300) {
            throw new IOException("the node answered " + reply.status() + ": " + reply.text());
        }
    }
}
