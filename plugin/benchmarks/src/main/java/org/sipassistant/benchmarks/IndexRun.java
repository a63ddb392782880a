// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.sipassistant.scenarios.Http;

/** Indexes a corpus into a fresh index and reads from the node what that has cost. */
final class IndexRun {

    private static final String INDEX = "benchmark";
    private static final String NO_PIPELINE = "_none";

    /** Plain fields, so that the indices differ by what the pipelines write and by nothing else. */
    private static final String SETTINGS = """
        {"settings": {"index.number_of_shards": 1, "index.number_of_replicas": 0, "index.refresh_interval": "-1",
                      "index.translog.durability": "async", "index.mapping.total_fields.limit": 2000},
         "mappings": {"date_detection": false,
                      "dynamic_templates": [{"texts": {"match_mapping_type": "string",
                                                       "mapping": {"type": "keyword", "ignore_above": 1024}}}],
                      "properties": {"@timestamp": {"type": "date"}, "message": {"type": "text"}}}}
        """;

    private final Http http;
    private final ExecutorService clients;
    private final Bulks bulks;

    IndexRun(Http http, ExecutorService clients, Bulks bulks) {
        this.http = http;
        this.clients = clients;
        this.bulks = bulks;
    }

    /**
     * What one pipeline has cost for one document.
     *
     * @param perSecond documents in a second on the clock
     * @param cpuMicros processor time of the whole node
     * @param ingestMicros time in the pipeline as the node states it
     * @param bytes of the index, merged to one segment
     */
    record Cost(double perSecond, double cpuMicros, double ingestMicros, double bytes) {}

    /** Indexes the corpus through a pipeline. */
    Cost through(String pipeline) throws IOException {
        http.send("DELETE", "/" + INDEX);
        ok(http.send("PUT", "/" + INDEX, SETTINGS, "application/json"));
        JsonNode before = statistics();
        long start = System.nanoTime();
        index(pipeline.equals("raw") ? NO_PIPELINE : pipeline);
        ok(http.send("POST", "/" + INDEX + "/_refresh"));
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode after = statistics();
        ok(http.send("POST", "/" + INDEX + "/_forcemerge?max_num_segments=1"));
        double bytes = ok(http.send("GET", "/" + INDEX + "/_stats/store"))
                .path("_all")
                .path("primaries")
                .path("store")
                .path("size_in_bytes")
                .asDouble();
        double cpu = cpu(after) - cpu(before);
        double ingest = ingest(after, pipeline) - ingest(before, pipeline);
        // The node adds the time of a whole bulk request for every document in it.
        return new Cost(
                bulks.documents() / seconds,
                cpu * 1e3 / bulks.documents(),
                ingest * 1e3 / bulks.documents() / Bulks.SIZE,
                bytes / bulks.documents());
    }

    private void index(String pipeline) throws IOException {
        List<Future<Http.Reply>> replies = new ArrayList<>();
        for (String body : bulks.bodies()) {
            replies.add(clients.submit(() ->
                    http.send("POST", "/" + INDEX + "/_bulk?pipeline=" + pipeline, body, "application/x-ndjson")));
        }
        for (Future<Http.Reply> reply : replies) {
            try {
                JsonNode answer = ok(reply.get(5, TimeUnit.MINUTES));
                if (answer.path("errors").asBoolean(true)) {
                    throw new IOException("a document was refused: " + answer);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException("a bulk request failed", e);
            }
        }
    }

    private JsonNode statistics() throws IOException {
        return ok(http.send("GET", "/_nodes/stats/ingest,process"))
                .path("nodes")
                .elements()
                .next();
    }

    private static double cpu(JsonNode node) {
        return node.path("process").path("cpu").path("total_in_millis").asDouble();
    }

    private static double ingest(JsonNode node, String pipeline) {
        return node.path("ingest")
                .path("pipelines")
                .path(pipeline)
                .path("time_in_millis")
                .asDouble();
    }

    private static JsonNode ok(Http.Reply reply) throws IOException {
        if (reply.status() >= 300) {
            throw new IOException("the node answered " + reply.status() + ": " + reply.text());
        }
        return reply.json();
    }
}
