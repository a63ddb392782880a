// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.sipassistant.scenarios.Distribution;
import org.sipassistant.scenarios.Http;
import org.sipassistant.scenarios.Node;

/**
 * What the call tracker costs beside indexing, and how far behind it is: the same live traffic is shipped to one node, each
 * message at its time, into an index that is not tracked and then into one that is. Before that the node reads it once as
 * fast as it can, so that it has compiled what it needs.
 */
public final class TrackerLoad {
    private static final String WARM = "sip-messages-warm";
    private static final String PLAIN = "sip-messages-plain";
    private static final String TRACKED = "sip-messages-tracked";
    private static final String JAVA_OPTIONS = "-Xms1g -Xmx1g";
    private static final int DOCUMENTS_PER_REQUEST = 1_000;

    /** Calls that began before what is measured: shipped as fast as the node takes them. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Http http;
    private final LiveTraffic traffic;
    private final Duration time;

    private TrackerLoad(Http http, int rate, Duration time) {
        this.http = http;
        this.time = time;
        this.traffic = LiveTraffic.of(rate, BEFORE.plus(time));
    }

    /**
     * Runs the measurement.
     *
     * @param arguments the unpacked distribution, the plugin's zip, a directory for the node, messages, messages a second
     */
    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        int rate = Integer.parseInt(given.get(4));
        Duration time = Duration.ofSeconds(Integer.parseInt(given.get(3)) / rate);
        Distribution distribution = Distribution.freshCopy(Path.of(given.get(0)), Path.of(given.get(2)));
        distribution.install(Path.of(given.get(1)));
        try (Node node = distribution.start(0, JAVA_OPTIONS);
                Http http = new Http(node.uri())) {
            new TrackerLoad(http, rate, time).run();
        }
    }

    /** @param cpu processor time of the whole node for a second of the traffic, in seconds */
    private record Run(long messages, double seconds, double cpu) {}

    private void run() throws IOException {
        ok("PUT", "/_plugins/_sip/setup?index=" + WARM, "");
        Duration all = BEFORE.plus(time);
        send(WARM, traffic.between(Duration.ZERO, all, Instant.now().minus(all)));
        await(WARM);
        line("the node is warm");
        Run plain = ship(PLAIN);
        ok("PUT", "/_plugins/_sip/setup?index=" + TRACKED, "");
        Run tracked = ship(TRACKED);
        double cpu = cpu();
        long start = System.nanoTime();
        await(TRACKED);
        double late = seconds(start);
        double after = cpu() - cpu;
        line("%n%-34s %,12d messages in %.0f s", "shipped to each index", tracked.messages(), tracked.seconds());
        line("%-34s %12.0f messages a second", "indexed", tracked.messages() / tracked.seconds());
        line("%-34s %12.0f messages a second", "tracked", tracked.messages() / (tracked.seconds() + late));
        line("%-34s %12.1f s", "then behind by", late);
        line("%-34s %12.2f cores", "node, indexing alone", plain.cpu() / plain.seconds());
        line("%-34s %12.2f cores", "node, indexing and tracking", tracked.cpu() / tracked.seconds());
        double extra = tracked.cpu() + after - plain.cpu();
        line("%-34s %12.0f us a message", "tracking", extra * 1e6 / tracked.messages());
        line("%-34s %12.0f %% of the processor time", "tracking", 100 * extra / (tracked.cpu() + after));
        ok("GET", "/_plugins/_sip/stats", "").at("/tracker/lanes").forEach(this::lane);
    }

    private void lane(JsonNode lane) {
        if (lane.path("namespace").asText().equals("tracked")) {
            line("lane %s", lane);
        }
    }

    /** Ships the calls before, then each message at its time. */
    private Run ship(String index) throws IOException {
        send(index, traffic.between(Duration.ZERO, BEFORE, Instant.now().minus(BEFORE)));
        Instant start = Instant.now().minus(BEFORE);
        long began = System.nanoTime();
        double cpu = cpu();
        long messages = 0;
        Duration shipped = BEFORE;
        while (shipped.compareTo(BEFORE.plus(time)) < 0) {
            Duration now = BEFORE.plusNanos(System.nanoTime() - began);
            List<String> documents = traffic.between(shipped, now, start);
            send(index, documents);
            messages += documents.size();
            shipped = now;
            LockSupport.parkNanos(TICK.toNanos());
        }
        return new Run(messages, seconds(began), cpu() - cpu);
    }

    private void send(String index, List<String> documents) throws IOException {
        for (int from = 0; from < documents.size(); from += DOCUMENTS_PER_REQUEST) {
            StringBuilder body = new StringBuilder();
            for (String document : documents.subList(from, Math.min(documents.size(), from + DOCUMENTS_PER_REQUEST))) {
                body.append("{\"create\":{}}\n").append(document).append('\n');
            }
            Http.Reply reply = http.send("POST", "/" + index + "/_bulk", body.toString(), "application/x-ndjson");
            if (reply.json().path("errors").asBoolean(true)) {
                throw new IOException("a document was refused: " + reply.text());
            }
        }
    }

    /** Waits until the tracker has looked at everything that was shipped to an index. */
    private void await(String index) throws IOException {
        ok("POST", "/" + index + "/_refresh", "");
        Instant shipped = Instant.now();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (checkpoint(index).isBefore(shipped)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the tracker does not catch up: "
                        + http.send("GET", "/_plugins/_sip/stats").text());
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private Instant checkpoint(String index) throws IOException {
        Instant earliest = Instant.MAX;
        for (JsonNode lane : ok("GET", "/_plugins/_sip/stats", "").at("/tracker/lanes")) {
            if (index.endsWith("-" + lane.path("namespace").asText())) {
                Instant checkpoint = Instant.parse(lane.path("checkpoint").asText());
                earliest = checkpoint.isBefore(earliest) ? checkpoint : earliest;
            }
        }
        return earliest.equals(Instant.MAX) ? Instant.MIN : earliest;
    }

    /** Processor time of the node so far, in seconds. */
    private double cpu() throws IOException {
        return ok("GET", "/_nodes/stats/process", "")
                        .path("nodes")
                        .elements()
                        .next()
                        .at("/process/cpu/total_in_millis")
                        .asDouble()
                / 1e3;
    }

    private JsonNode ok(String method, String path, String body) throws IOException {
        Http.Reply reply = http.send(method, path, body, "application/json");
        if (reply.status() >= 300) {
            throw new IOException("the node answered " + reply.status() + ": " + reply.text());
        }
        return reply.json();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
