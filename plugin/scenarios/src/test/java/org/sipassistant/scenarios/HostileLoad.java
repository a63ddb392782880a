// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A node with a small heap under requests that mean harm: none of them is an error of the node, and its other searches go on.
 * It sends 20,000 requests, as many of them as it can in {@code -Dhostile.seconds} (45).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileLoad {
    private static final int REQUESTS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hostile.seconds", 45));
    private static final int SENDERS = 3;
    private static final int PASTERS = 2;
    private static final int PROBES = 300;
    private static final int LINES = 5_000;

    /** The default of both engines; with half of it OpenSearch refuses other searches until garbage is collected. */
    private static final String HEAP = "-Xms1g -Xmx1g -XX:-AlwaysPreTouch";

    /** More than a person notices; far less than a node takes that is out of memory or threads. */
    private static final double MOST_MILLIS = 1_000;

    private final Release release;
    private final HostileReplies replies = new HostileReplies();
    private Node node;
    private Http http;

    HostileLoad(Release release) {
        this.release = release;
    }

    @BeforeAll
    void start() throws IOException {
        node = release.fresh("hostile").start(0, HEAP);
        http = new Http(node.uri());
        Replies.succeeds(
                http.send("PUT", "/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {}}]}", "application/json"));
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < LINES; n++) {
            lines.add("{\"message\": \"lorem ipsum " + n + " dolor sit amet\"}");
        }
        new Shipment(http, "other-logs", "sip").send(lines);
        new Shipment(http, "sip-messages-default", "sip").send(HostilePastes.forks());
    }

    @AfterAll
    void stop() {
        if (http != null) {
            http.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void leavesTheNodeAndItsSearchesAsTheyWere() throws IOException {
        AtomicBoolean never = new AtomicBoolean(true);
        probe(never); // warms the node up
        LatencyProbe before = probe(never);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<LatencyProbe> during = CompletableFuture.supplyAsync(() -> probe(done));
        Instant start = Instant.now();
        load(start.plus(PATIENCE));
        Duration took = Duration.between(start, Instant.now());
        done.set(true);
        LatencyProbe load = during.join();
        LatencyProbe after = probe(never);
        String table = "| other searches | number | median ms | p95 ms | slowest ms | most heap MB |\n"
                + "|---|--:|--:|--:|--:|--:|\n" + before.row("before") + load.row("during") + after.row("after") + "\n"
                + replies.table() + "\nIn " + took.toSeconds() + " s.\n";
        Files.writeString(Path.of("target").resolve("hostile-load-" + release.plugin() + ".md"), table);
        System.getLogger(HostileLoad.class.getName())
                .log(System.Logger.Level.INFO, "{0}\n{1}", release.plugin(), table);
        assertEquals(List.of(), replies.wrong());
        assertTrue(replies.count(HostilePastes.LARGE, 200) > 0, table);
        assertTrue(replies.count(HostilePastes.TOO_LARGE, 413) > 0, table);
        assertTrue(load.millis(0.95) < MOST_MILLIS, table);
        assertEquals(200, http.send("GET", "/_plugins/_sip/explain/486").status());
    }

    private void load(Instant end) {
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger pastes = new AtomicInteger();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int n = 0; n < SENDERS; n++) {
            work.add(CompletableFuture.runAsync(() -> send(requests, end)));
        }
        for (int n = 0; n < PASTERS; n++) {
            work.add(CompletableFuture.runAsync(() -> paste(pastes, end)));
        }
        work.forEach(CompletableFuture::join);
    }

    private void send(AtomicInteger next, Instant end) {
        try (Http own = new Http(node.uri())) {
            for (int n = next.getAndIncrement();
                    n < REQUESTS && Instant.now().isBefore(end);
                    n = next.getAndIncrement()) {
                replies.add(new HostileRequests(n).next(), own);
            }
        }
    }

    /** Each paste once at least, then as long as the other requests go on. */
    private void paste(AtomicInteger next, Instant end) {
        List<Supplier<HostileRequests.Hostile>> pastes = HostilePastes.all();
        try (Http own = new Http(node.uri())) {
            for (int n = next.getAndIncrement();
                    n < pastes.size() || Instant.now().isBefore(end);
                    n = next.getAndIncrement()) {
                replies.add(pastes.get(n % pastes.size()).get(), own);
            }
        }
    }

    private LatencyProbe probe(AtomicBoolean stop) {
        try (Http own = new Http(node.uri())) {
            LatencyProbe probe = new LatencyProbe(own);
            probe.run(stop, PROBES);
            return probe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
