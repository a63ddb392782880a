// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sipassistant.endpoint.WhyLimits;
import org.sipassistant.endpoint.WhyQuestion;
import org.sipassistant.endpoint.WhyService;
import org.sipassistant.scenarios.Distribution;
import org.sipassistant.scenarios.Http;
import org.sipassistant.scenarios.Node;

/** What {@code why} costs beside the searches it makes, issued by hand: both of the same calls, in turn, on one node. */
public final class WhyComparison {
    private static final String INDEX = "sip-messages-benchmark";
    private static final String JAVA_OPTIONS = "-Xms1g -Xmx1g";
    private static final int DOCUMENTS_PER_REQUEST = 2_000;

    /** Calls asked about, and those before them until the node has compiled what it needs. */
    private static final int CALLS = 400;

    private static final int WARMUPS = 200;

    /** The template of the README. */
    private static final String TEMPLATE = """
        {"index_patterns": ["sip-messages-*"], "priority": 501,
         "template": {
           "settings": {"index.default_pipeline": "sip", "index.number_of_replicas": 0, "index.refresh_interval": "-1",
                        "index.translog.durability": "async"},
           "mappings": {
             "date_detection": false,
             "dynamic_templates": [{"sip": {"path_match": "sip.*", "match_mapping_type": "string",
                                            "mapping": {"type": "keyword", "ignore_above": 8191}}}],
             "properties": {"@timestamp": {"type": "date"}, "message": {"type": "text"},
                            "source": {"properties": {"ip": {"type": "ip"}}},
                            "destination": {"properties": {"ip": {"type": "ip"}}}}}}}
        """;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Http http;
    private final WhyService service;

    private WhyComparison(Http http) {
        this.http = http;
        this.service = new WhyService(Pipelines.expertise(), WhyLimits.standard(), InstantSource.system());
    }

    /**
     * Runs the comparison.
     *
     * @param arguments the unpacked distribution, the plugin's zip, a directory for the node, documents
     */
    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        Distribution distribution = Distribution.freshCopy(Path.of(given.get(0)), Path.of(given.get(2)));
        distribution.install(Path.of(given.get(1)));
        try (Node node = distribution.start(0, JAVA_OPTIONS);
                Http http = new Http(node.uri())) {
            new WhyComparison(http).run(Integer.parseInt(given.get(3)) / CallTraffic.MESSAGES);
        }
    }

    private void run(int calls) throws IOException {
        index(calls);
        List<Double> asked = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        int searches = 0;
        for (int n = -WARMUPS; n < CALLS; n++) {
            String callId = CallTraffic.callId(Math.floorMod(n * 7_919, calls));
            List<HttpCluster.Search> issued = searchesOf(callId);
            // Whoever comes second finds the caches warmer: they take turns.
            double before = n % 2 == 0 ? millis(() -> repeat(issued)) : 0;
            double why = millis(() -> ask(callId));
            double hand = n % 2 == 0 ? before : millis(() -> repeat(issued));
            if (n >= 0) {
                byHand.add(hand);
                asked.add(why);
                searches += issued.size();
            }
        }
        line(
                "%n%,d messages, %d calls asked about, %.1f searches each, medians:",
                calls * CallTraffic.MESSAGES, CALLS, (double) searches / CALLS);
        line("%-24s %8.2f ms", "searches by hand", median(byHand));
        line("%-24s %8.2f ms", "why", median(asked));
        line("%-24s %8.2f", "ratio", median(asked) / median(byHand));
    }

    private void index(int calls) throws IOException {
        ok("PUT", "/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {}}]}");
        ok("PUT", "/_index_template/sip-messages", TEMPLATE);
        CallTraffic traffic = new CallTraffic(Instant.now().minus(Duration.ofDays(2)));
        StringBuilder body = new StringBuilder();
        int documents = 0;
        for (int call = 0; call < calls; call++) {
            traffic.write(
                    call,
                    document -> body.append("{\"index\":{}}\n").append(document).append('\n'));
            documents += CallTraffic.MESSAGES;
            if (documents >= DOCUMENTS_PER_REQUEST || call == calls - 1) {
                Http.Reply reply = http.send("POST", "/" + INDEX + "/_bulk", body.toString(), "application/x-ndjson");
                if (reply.json().path("errors").asBoolean(true)) {
                    throw new IOException("a document was refused: " + reply.text());
                }
                body.setLength(0);
                documents = 0;
            }
        }
        ok("POST", "/" + INDEX + "/_refresh", "{}");
        line(
                "%s documents indexed",
                ok("GET", "/" + INDEX + "/_count", "").path("count").asText());
    }

    /** What the endpoint searches for, told by the same service when it is run here. */
    private List<HttpCluster.Search> searchesOf(String callId) {
        HttpCluster cluster = new HttpCluster(http);
        service.why(WhyQuestion.of(Map.of("call_id", callId), List.of("sip-messages-*")), cluster)
                .toCompletableFuture()
                .join();
        return cluster.searches();
    }

    private void repeat(List<HttpCluster.Search> issued) throws IOException {
        for (HttpCluster.Search search : issued) {
            search.run(http);
        }
    }

    private void ask(String callId) throws IOException {
        Http.Reply reply = http.send(
                "POST",
                "/_plugins/_sip/why",
                JsonNodeFactory.instance.objectNode().put("call_id", callId));
        if (reply.json().at("/calls/0/call_id").asText().isEmpty()) {
            throw new IOException("no answer about " + callId + ": " + reply.text());
        }
    }

    private JsonNode ok(String method, String path, String body) throws IOException {
        Http.Reply reply = http.send(method, path, body, "application/json");
        if (reply.status() >= 300) {
            throw new IOException("the node answered " + reply.status() + ": " + reply.text());
        }
        return reply.json();
    }

    /** Work that asks the node. */
    private interface Work {
        void run() throws IOException;
    }

    private static double millis(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
