// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.sipassistant.scenarios.Distribution;
import org.sipassistant.scenarios.Http;
import org.sipassistant.scenarios.Node;

/** Indexes one corpus into a real node through every pipeline in turn, round after round, and says what each costs. */
public final class NodeComparison {

    private static final List<String> PIPELINES =
            List.of("raw", "set", "grok", "painless", "sip-minimal", "sip-standard", "sip-full");

    /** The heap of a small production node; everything else as the distribution comes. */
    private static final String JAVA_OPTIONS = "-Xms1g -Xmx1g";

    /** Rounds before the measured ones, until the node has compiled what it needs. */
    private static final int WARMUPS = 2;

    private static final int CLIENTS = 2;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Map<String, List<IndexRun.Cost>> costs = new LinkedHashMap<>();

    private NodeComparison() {}

    /**
     * Runs the comparison.
     *
     * @param arguments the unpacked distribution, the plugin's zip, a directory for the node, documents, rounds
     */
    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        Distribution distribution = Distribution.freshCopy(Path.of(given.get(0)), Path.of(given.get(2)));
        distribution.install(Path.of(given.get(1)));
        Bulks bulks = Bulks.of(Corpus.mixed(Integer.parseInt(given.get(3)), Corpus.SEED));
        new NodeComparison().run(distribution, bulks, Integer.parseInt(given.get(4)));
    }

    private void run(Distribution distribution, Bulks bulks, int rounds) throws IOException {
        try (Node node = distribution.start(0, JAVA_OPTIONS);
                Http http = new Http(node.uri());
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            putPipelines(http);
            IndexRun index = new IndexRun(http, clients, bulks);
            for (int round = -WARMUPS; round < rounds; round++) {
                for (String pipeline : PIPELINES) {
                    IndexRun.Cost cost = index.through(pipeline);
                    if (round >= 0) {
                        costs.computeIfAbsent(pipeline, name -> new ArrayList<>())
                                .add(cost);
                    }
                }
                line("round %d of %d", round + 1, rounds);
            }
        }
        report(bulks);
    }

    private static void putPipelines(Http http) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Pipelines pipelines = Pipelines.load();
        for (String pipeline : PIPELINES) {
            if (!pipeline.equals("raw")) {
                Http.Reply reply = http.send(
                        "PUT", "/_ingest/pipeline/" + pipeline, mapper.valueToTree(pipelines.configuration(pipeline)));
                if (reply.status() != 200) {
                    throw new IOException("pipeline [" + pipeline + "] was refused: " + reply.text());
                }
            }
        }
    }

    private void report(Bulks bulks) {
        double messages = (double) bulks.messages() / bulks.documents();
        double raw = median("raw", IndexRun.Cost::bytes);
        line("%n%,d documents, %.0f%% with SIP, medians:", bulks.documents(), messages * 100);
        line("%-14s %12s %12s %12s %16s", "", "docs/s", "node cpu us", "ingest us", "bytes/message");
        for (String pipeline : PIPELINES) {
            line(
                    "%-14s %,12.0f %12.2f %12.2f %,16.0f",
                    pipeline,
                    median(pipeline, IndexRun.Cost::perSecond),
                    median(pipeline, IndexRun.Cost::cpuMicros),
                    median(pipeline, IndexRun.Cost::ingestMicros),
                    (median(pipeline, IndexRun.Cost::bytes) - raw) / messages);
        }
        line("%nOf ours, documents per second times those of grok, node cpu and ingest time net of set times"
                + " painless:");
        for (String ours : List.of("sip-minimal", "sip-standard", "sip-full")) {
            line(
                    "  %-14s %6.2f (goal: at least 1.4) %6.2f %6.2f (goal: at most 0.5)",
                    ours,
                    median(ours, IndexRun.Cost::perSecond) / median("grok", IndexRun.Cost::perSecond),
                    net(ours, IndexRun.Cost::cpuMicros) / net("painless", IndexRun.Cost::cpuMicros),
                    net(ours, IndexRun.Cost::ingestMicros) / net("painless", IndexRun.Cost::ingestMicros));
        }
    }

    private double net(String pipeline, ToDoubleFunction<IndexRun.Cost> value) {
        return median(pipeline, value) - median("set", value);
    }

    private double median(String pipeline, ToDoubleFunction<IndexRun.Cost> value) {
        double[] sorted = costs.getOrDefault(pipeline, List.of()).stream()
                .mapToDouble(value)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
