// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.sipassistant.endpoint.tracker.Schema;
import org.sipassistant.scenarios.Distribution;
import org.sipassistant.scenarios.Http;
import org.sipassistant.scenarios.Node;

/**
 * What {@code failures} costs beside a search that somebody would write by hand to rank causes: the most frequent rules with
 * three calls each, in a period and in the one before. Both are asked in turn, of the same data on one node.
 */
public final class FailuresComparison {
    private static final String INDEX = "sip-calls-benchmark-2026.03.17";
    private static final String JAVA_OPTIONS = "-Xms1g -Xmx1g";
    private static final Instant END = Instant.parse("2026-03-18T00:00:00Z");
    private static final int DAYS = 2;
    private static final int DOCUMENTS_PER_REQUEST = 2_000;
    private static final int ROUNDS = 40;
    private static final int WARMUPS = 40;

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Http http;

    private FailuresComparison(Http http) {
        this.http = http;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments the unpacked distribution, the plugin's zip, a directory for the node, calls
     */
    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        Distribution distribution = Distribution.freshCopy(Path.of(given.get(0)), Path.of(given.get(2)));
        distribution.install(Path.of(given.get(1)));
        try (Node node = distribution.start(0, JAVA_OPTIONS);
                Http http = new Http(node.uri())) {
            new FailuresComparison(http).run(Integer.parseInt(given.get(3)));
        }
    }

    private void run(int calls) throws IOException {
        index(calls);
        for (Duration period : List.of(Duration.ofHours(1), Duration.ofHours(24))) {
            compare(period);
        }
    }

    private void compare(Duration period) throws IOException {
        List<Double> asked = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> failed = new ArrayList<>();
        for (int n = -WARMUPS; n < ROUNDS; n++) {
            // Another end each time, so that nobody is answered from a cache.
            Instant end = END.minusMillis(n + WARMUPS + 1L);
            double byHand = millis("/" + INDEX + "/_search", byHand(end, period, false));
            double narrow = millis("/" + INDEX + "/_search", byHand(end, period, true));
            ObjectNode question = mapper.createObjectNode()
                    .put("index", INDEX)
                    .put("from", end.minus(period).toString())
                    .put("to", end.toString());
            double failures = millis("/_plugins/_sip/failures", question);
            if (n >= 0) {
                all.add(byHand);
                failed.add(narrow);
                asked.add(failures);
            }
        }
        line("%nperiod of %d h and the one before, medians of %d:", period.toHours(), ROUNDS);
        line("%-52s %8.2f ms", "terms and top_hits by hand, of all calls", median(all));
        line("%-52s %8.2f ms", "terms and top_hits by hand, of failed calls", median(failed));
        line("%-52s %8.2f ms", "failures", median(asked));
        line("%-52s %8.2f, %.2f", "ratios", median(asked) / median(all), median(asked) / median(failed));
    }

    /** Two periods, the ten most frequent rules of each, the newest three calls of each rule. */
    private ObjectNode byHand(Instant end, Duration period, boolean failedOnly) {
        ObjectNode body = mapper.createObjectNode().put("size", 0);
        ObjectNode bool = body.putObject("query").putObject("bool");
        var filter = bool.putArray("filter");
        filter.addObject().putObject("term").put("call.primary", true);
        range(filter.addObject(), end.minus(period.multipliedBy(2)), end);
        if (failedOnly) {
            filter.addObject().putObject("term").put("sip.failed", 1);
        }
        ObjectNode periods = body.putObject("aggs").putObject("periods");
        ObjectNode named = periods.putObject("filters").putObject("filters");
        range(named.putObject("now"), end.minus(period), end);
        range(named.putObject("before"), end.minus(period.multipliedBy(2)), end.minus(period));
        ObjectNode causes = periods.putObject("aggs").putObject("causes");
        causes.putObject("terms").put("field", "call.cause.rule").put("size", 10);
        ObjectNode hits = causes.putObject("aggs")
                .putObject("calls")
                .putObject("top_hits")
                .put("size", 3);
        hits.putArray("sort").addObject().put("@timestamp", "desc");
        return body;
    }

    private static void range(ObjectNode clause, Instant from, Instant to) {
        clause.putObject("range")
                .putObject("@timestamp")
                .put("gte", from.toString())
                .put("lt", to.toString());
    }

    private void index(int calls) throws IOException {
        ObjectNode index = mapper.createObjectNode();
        index.putObject("settings").put("number_of_replicas", 0).put("refresh_interval", "-1");
        index.set("mappings", mapper.valueToTree(Schema.load(this::read).calls()));
        ok("PUT", "/" + INDEX, index.toString());
        CallRecords records = new CallRecords(END.minus(DAYS, ChronoUnit.DAYS), END, calls);
        StringBuilder body = new StringBuilder();
        for (int call = 0; call < calls; call++) {
            body.append("{\"index\":{}}\n").append(records.document(call)).append('\n');
            if ((call + 1) % DOCUMENTS_PER_REQUEST == 0 || call == calls - 1) {
                Http.Reply reply = http.send("POST", "/" + INDEX + "/_bulk", body.toString(), "application/x-ndjson");
                if (reply.json().path("errors").asBoolean(true)) {
                    throw new IOException("a document was refused: " + reply.text());
                }
                body.setLength(0);
            }
        }
        ok("POST", "/" + INDEX + "/_refresh", "{}");
        line("%,d calls of %d days indexed", calls, DAYS);
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    private java.util.Map<String, Object> read(InputStream in) {
        try {
            return mapper.readValue(in, java.util.Map.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private double millis(String path, ObjectNode body) throws IOException {
        long start = System.nanoTime();
        Http.Reply reply = http.send("POST", path, body);
        double millis = (System.nanoTime() - start) / 1e6;
        if (reply.status() != 200) {
            throw new IOException(path + " was answered " + reply.text());
        }
        return millis;
    }

    private void ok(String method, String path, String body) throws IOException {
        Http.Reply reply = http.send(method, path, body, "application/json");
        if (reply.status() >= 300) {
            throw new IOException("the node answered " + reply.status() + ": " + reply.text());
        }
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
