// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sipassistant.dashboard.OpenedPages;

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

    /** One thread for each client, however few processors there are. */
    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    private static final AtomicBoolean STOPPED = new AtomicBoolean(true);
    private static final String ASKED = "asked@192.0.2.8";
    private static final String SEARCH = "/other-logs/_search?q=message:lorem&size=10";
    private static final String QUESTION = "/_plugins/_sip/why?index=sip-messages-asked&call_id=" + ASKED;
    private static final int LINES = 5_000;

    /** The default of both engines; with half of it OpenSearch refuses other searches until garbage is collected. */
    private static final String HEAP = "-Xms1g -Xmx1g -XX:-AlwaysPreTouch";

    /** More than a person notices; far less than a node takes that is out of memory or threads. */
    private static final double MOST_MILLIS = 1_000;

    /** On a machine where even a node that nobody harms takes long: so many times as long as that. */
    private static final double MOST_TIMES = 40;

    /** MB more than before that the engine's own caches may hold. */
    private static final long MOST_KEPT = 100;

    private static final Duration SETTLING = Duration.ofSeconds(180);

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
        Replies.succeeds(http.send("PUT", "/_plugins/_sip/setup", "", "application/json"));
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < LINES; n++) {
            lines.add("{\"message\": \"lorem ipsum " + n + " dolor sit amet\"}");
        }
        new Shipment(http, "other-logs", "sip").send(lines);
        new Shipment(http, "sip-messages-default", "sip").send(HostilePastes.forks());
        new Shipment(http, "sip-messages-asked", "sip")
                .send(new SampleCall(
                                ASKED,
                                "192.0.2.8",
                                "<sip:1003@example.net>",
                                "<sip:1004@example.net>",
                                List.of(),
                                "Busy Here",
                                Instant.now().minusSeconds(600))
                        .documents());
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
        both(STOPPED); // warms the node up
        node.collectGarbage();
        NodeMemory emptyBefore = NodeMemory.of(http);
        Both before = both(STOPPED);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Both> during = CompletableFuture.supplyAsync(() -> both(done), THREADS);
        CompletableFuture<NodeMemory> most = CompletableFuture.supplyAsync(() -> mostMemory(done), THREADS);
        Instant start = Instant.now();
        load(start.plus(PATIENCE));
        Duration took = Duration.between(start, Instant.now());
        done.set(true);
        Both load = during.join();
        NodeMemory memory = most.join();
        NodeMemory emptyAfter = emptied(emptyBefore);
        Both after = both(STOPPED);
        String table =
                replies.total() + " requests in " + took.toSeconds() + " s, counted by status; 0: the node hung up.\n\n"
                        + replies.table() + "\n"
                        + LatencyProbe.HEAD + before.rows("before") + load.rows("during") + after.rows("after") + "\n"
                        + NodeMemory.HEAD
                        + emptyBefore.row("before, garbage collected")
                        + memory.row("during, the most seen")
                        + emptyAfter.row("after, garbage collected");
        tell(table);
        assertEquals(List.of(), replies.wrong());
        assertTrue(replies.count(HostilePastes.LARGE, 200) > 0, table);
        assertTrue(replies.count(HostilePastes.TOO_LARGE, 413) > 0, table);
        assertAlive(load.searches(), before.searches(), table);
        assertAlive(load.questions(), before.questions(), table);
        assertEquals(0, emptyAfter.reserved(), table);
        assertFalse(keeps(emptyAfter, emptyBefore), table);
        assertEquals(200, http.send("GET", "/_plugins/_sip/explain/486").status());
    }

    /** One after the other, as two of them at a time are more than the node takes. */
    @Test
    void answersTheLargestPastes() throws IOException {
        HostileReplies alone = new HostileReplies();
        for (Supplier<HostileRequests.Hostile> paste : HostilePastes.largest()) {
            // What others left behind would count as memory that is taken.
            node.collectGarbage();
            alone.add(paste.get(), http);
        }
        assertEquals(3, alone.count(HostilePastes.LARGEST, 200), alone::table);
    }

    /** Every format, opened by its URL; picture and diagram also in a page that permits scripts. */
    @Test
    void whatIsWrittenIntoHeadersStaysText() throws IOException {
        new Shipment(http, "sip-messages-scripts", "sip")
                .send(HostileHeaders.call().documents());
        List<String> urls =
                HostileHeaders.paths().stream().map(path -> node.uri() + path).toList();
        JsonNode opened = OpenedPages.open(urls, Path.of("target"));
        assertEquals(urls.size(), opened.size());
        for (JsonNode page : opened) {
            assertEquals(0, page.path("acts").size(), page::toString);
            assertFalse(page.path("type").asText().contains("html"), page::toString);
            assertTrue(page.path("shown").asText().contains("486"), page::toString);
        }
        String picture =
                opened.path(HostileHeaders.FORMATS.indexOf("svg")).path("shown").asText();
        assertTrue(picture.contains(HostileHeaders.SCRIPT), picture);
    }

    private void tell(String table) throws IOException {
        Files.writeString(Path.of("target").resolve("hostile-load-" + release.plugin() + ".md"), table);
        System.getLogger(HostileLoad.class.getName())
                .log(System.Logger.Level.INFO, "{0}\n{1}", release.plugin(), table);
        if (System.getProperty("docs.accept") != null) {
            new PagePart(Path.of("../../docs/faults.md"), release.engine().id() + "-load").write(table);
        }
    }

    private static void assertAlive(LatencyProbe during, LatencyProbe before, String table) {
        double most = Math.max(MOST_MILLIS, MOST_TIMES * before.millis(0.95));
        assertTrue(during.millis(0.95) < most, table);
    }

    /** Work that was begun by then, merges and the tracker's among it, may hold memory a while longer. */
    private NodeMemory emptied(NodeMemory before) throws IOException {
        Instant end = Instant.now().plus(SETTLING);
        NodeMemory now;
        do {
            node.collectGarbage();
            now = NodeMemory.of(http);
        } while ((keeps(now, before) || now.reserved() > 0) && Instant.now().isBefore(end));
        return now;
    }

    private static boolean keeps(NodeMemory now, NodeMemory before) {
        return now.heapMegabytes() >= before.heapMegabytes() + MOST_KEPT;
    }

    /** What somebody else does on the node: ordinary searches, and questions about a call. */
    private record Both(LatencyProbe searches, LatencyProbe questions) {
        String rows(String title) {
            return searches.row("searches " + title) + questions.row("`why` " + title);
        }
    }

    private Both both(AtomicBoolean stop) {
        CompletableFuture<LatencyProbe> searches = CompletableFuture.supplyAsync(() -> probe(SEARCH, stop), THREADS);
        LatencyProbe questions = probe(QUESTION, stop);
        return new Both(searches.join(), questions);
    }

    private void load(Instant end) {
        AtomicInteger requests = new AtomicInteger();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int n = 0; n < SENDERS; n++) {
            senders.add(CompletableFuture.runAsync(() -> send(requests, end), THREADS));
        }
        CompletableFuture<Void> sent = CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new));
        AtomicInteger pastes = new AtomicInteger();
        List<CompletableFuture<Void>> pasters = new ArrayList<>();
        for (int n = 0; n < PASTERS; n++) {
            pasters.add(CompletableFuture.runAsync(() -> paste(pastes, sent), THREADS));
        }
        sent.join();
        pasters.forEach(CompletableFuture::join);
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
    private void paste(AtomicInteger next, CompletableFuture<Void> sent) {
        List<Supplier<HostileRequests.Hostile>> pastes = HostilePastes.all();
        try (Http own = new Http(node.uri())) {
            for (int n = next.getAndIncrement(); n < pastes.size() || !sent.isDone(); n = next.getAndIncrement()) {
                replies.add(pastes.get(n % pastes.size()).get(), own);
            }
        }
    }

    private LatencyProbe probe(String path, AtomicBoolean stop) {
        try (Http own = new Http(node.uri())) {
            LatencyProbe probe = new LatencyProbe(own, path);
            probe.run(stop, PROBES);
            return probe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeMemory mostMemory(AtomicBoolean stop) {
        try (Http own = new Http(node.uri())) {
            NodeMemory most = NodeMemory.of(own);
            while (!stop.get()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                most = most.most(NodeMemory.of(own));
            }
            return most;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
