// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.sipassistant.endpoint.failures.FailuresQuestion;
import org.sipassistant.endpoint.failures.FailuresService;
import org.sipassistant.scenarios.Distribution;
import org.sipassistant.scenarios.Http;
import org.sipassistant.scenarios.Node;

/**
 * What {@code failures} costs beside {@link CausesByHand}, the search that somebody would write instead. Both are asked in
 * turn, about the same periods of the same calls on one node. Then each search that {@code failures} makes is timed alone.
 */
public final class FailuresComparison {
    /** How old the node's statistics of its process may be, and a little more. */
    private static final Duration STATS_AGE = Duration.ofMillis(1_200);

    private static final String JAVA_OPTIONS = "-Xms1g -Xmx1g";
    private static final Instant END = Instant.parse("2026-03-18T00:00:00Z");
    private static final Duration DATA = Duration.ofDays(2);

    /** Longer than from call to call: a range that covers a whole index is cached as if it named no time at all. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final List<Duration> PERIODS = List.of(Duration.ofHours(1), Duration.ofHours(24));
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ROUNDS = 80;

    /** As many as it takes until the node has compiled what all of them need. */
    private static final int WARMUPS = 2_400;

    private static final int BLOCK = 40;
    private static final int ALONE = 20;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Http http;

    /** Counts up, so that every question has another end and nobody is answered from a cache. */
    private long asked;

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
        StoredCalls stored = new StoredCalls(http);
        stored.add(END.minus(DATA), END, calls);
        line("%,d calls of %d days", calls, DATA.toDays());
        for (Duration period : PERIODS) {
            compare(period);
            alone(period);
        }
        stored.add(END.minus(DATA).minus(CausesByHand.WEEK), END.minus(CausesByHand.WEEK), calls);
        line("%nand as many a week ago:");
        for (Duration period : PERIODS) {
            compare(period);
        }
    }

    private void compare(Duration period) throws IOException {
        Map<String, Asked> kinds = new LinkedHashMap<>();
        kinds.put("terms and top_hits by hand", () -> byHand(new CausesByHand(end(), period, false, false)));
        kinds.put("the same, of failed calls alone", () -> byHand(new CausesByHand(end(), period, true, false)));
        kinds.put(
                "the same, of all calls, and of a week ago",
                () -> byHand(new CausesByHand(end(), period, false, true)));
        kinds.put("failures", () -> millis("/_plugins/_sip/failures", question(end(), period)));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int n = -WARMUPS; n < ROUNDS; n++) {
            for (Map.Entry<String, Asked> kind : kinds.entrySet()) {
                double millis = kind.getValue().millis();
                if (n >= 0) {
                    times.computeIfAbsent(kind.getKey(), name -> new ArrayList<>())
                            .add(millis);
                }
            }
        }
        Map<String, Double> processor = new LinkedHashMap<>();
        for (Map.Entry<String, Asked> kind : kinds.entrySet()) {
            processor.put(kind.getKey(), processorMillis(kind.getValue()));
        }
        double own = median(times.get("failures"));
        double ownProcessor = processor.get("failures");
        line(
                "%nperiod of %d h and the one before, medians of %d, and the node's processor time:",
                period.toHours(), ROUNDS);
        times.forEach((name, millis) -> line(
                "%-44s %8.2f ms %8.2f ms   failures takes %.2f times it, %.2f times its processor time",
                name, median(millis), processor.get(name), own / median(millis), ownProcessor / processor.get(name)));
    }

    /** Something that is asked. */
    private interface Asked {
        double millis() throws IOException;
    }

    /** The processor time of the node for asking something once, on average. */
    private double processorMillis(Asked asked) throws IOException {
        double before = processorMillis();
        for (int n = 0; n < BLOCK; n++) {
            asked.millis();
        }
        return (processorMillis() - before) / BLOCK;
    }

    /** Waits first, because the node looks at its processor time once a second at most. */
    private double processorMillis() throws IOException {
        LockSupport.parkNanos(STATS_AGE.toNanos());
        return http.send("GET", "/_nodes/stats/process")
                .json()
                .path("nodes")
                .elements()
                .next()
                .at("/process/cpu/total_in_millis")
                .asDouble();
    }

    /** Times each search of {@code failures} by itself, issued by hand. */
    private void alone(Duration period) {
        FailuresService service = new FailuresService(TIMEOUT, InstantSource.system());
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int n = -ALONE; n < ALONE; n++) {
            HttpCluster cluster = new HttpCluster(http);
            Instant end = end();
            Map<String, Object> values = Map.of(
                    "index", StoredCalls.INDICES,
                    "from", end.minus(period).toString(),
                    "to", end.toString());
            service.failures(FailuresQuestion.of(values, end), cluster)
                    .toCompletableFuture()
                    .join();
            for (int i = 0; n >= 0 && i < cluster.searches().size(); i++) {
                String name = name(cluster.searches().get(i));
                times.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(cluster.millis().get(i));
            }
        }
        times.forEach((name, millis) -> line("  its search for %-37s %8.2f ms", name, median(millis)));
    }

    private static String name(HttpCluster.Search search) {
        List<String> names = new ArrayList<>();
        JsonNode aggregations = search.body().path("aggs");
        aggregations.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "peers" : String.join(" ", names.subList(0, Math.min(names.size(), 3)));
    }

    private Instant end() {
        return END.minus(STEP.multipliedBy(++asked));
    }

    private double byHand(CausesByHand search) throws IOException {
        return millis("/" + StoredCalls.INDICES + "/_search", search.body());
    }

    private static ObjectNode question(Instant end, Duration period) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", StoredCalls.INDICES)
                .put("from", end.minus(period).toString())
                .put("to", end.toString());
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

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
