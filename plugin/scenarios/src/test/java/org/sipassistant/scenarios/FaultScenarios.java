// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What goes wrong on one node: what a user sees then, that nothing is lost, and that it works again afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultScenarios {
    private static final String CALL_ID = "fault@192.0.2.7";
    private static final String WHY = "/_plugins/_sip/why?call_id=" + CALL_ID;
    private static final String JSON = "application/json";
    private static final int BULKS_BEFORE_THE_END = 20;

    private final Release release;
    private final FaultLog faults;
    private Distribution distribution;
    private OwnFiles files = new OwnFiles(Path.of(""), "");
    private Node node;
    private Http http;

    FaultScenarios(Release release) {
        this.release = release;
        this.faults = new FaultLog(release.engine().id() + "-node");
    }

    @BeforeAll
    void start() throws IOException {
        distribution = release.fresh("faults");
        files = new OwnFiles(distribution.home(), release.plugin());
        files.inventory("- { name: carrier-a, role: trunk, match: [\"203.0.113.10\"] }\n"
                + "- { name: 7, role: nonsense }\n"
                + "  - not: [yaml");
        files.rule("id: broken\ntitle: [");
        up();
        put("/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {}}]}");
        new Shipment(http, "sip-messages-default", "sip").send(call(CALL_ID));
    }

    @AfterAll
    void stop() throws IOException {
        down();
        faults.write();
    }

    /** It started with an inventory and a rule that are no YAML; what is written into them later never stops it either. */
    @Test
    void brokenFilesStopNothing() throws IOException {
        assertBusy(1);
        files.assertRefused(http, "inventory", "the file cannot be read");
        files.assertRefused(http, "knowledge", "rules/broken.yml");
        files.assertLogged("network.yml] cannot be read");
        files.assertLogged("rules/broken.yml");
        files.inventory("\u0000\u0001 }{ - [");
        files.reload(http);
        files.assertRefused(http, "inventory", "the file cannot be read");
        files.inventory("- { name: carrier-a, role: trunk, match: [\"not an address/99\"] }");
        files.rule("\u0000\u0001: }{");
        files.reload(http);
        files.assertRefused(http, "inventory", "not an address/99");
        files.assertRefused(http, "knowledge", "rules/broken.yml");
        assertBusy(1);
        files.inventory("- { name: carrier-a, role: trunk, match: [\"198.51.100.7\"] }");
        files.removeRule();
        files.awaitRight(http);
        assertBusy(1);
        faults.add(
                "an inventory or a rule that is no YAML at the start, binary or wrong later",
                "the answer; a warning in the node's log and in `stats`",
                5,
                0,
                "read again when the file changes");
    }

    @Test
    void aKilledNodeHasAllThatItConfirmed() throws IOException {
        AtomicInteger confirmed = new AtomicInteger();
        CompletableFuture<Void> ingest = CompletableFuture.runAsync(() -> ingestUntilItFails(confirmed));
        while (confirmed.get() < BULKS_BEFORE_THE_END && !ingest.isDone()) {
            Thread.onSpinWait();
        }
        node.kill();
        ingest.join();
        assertTrue(confirmed.get() >= BULKS_BEFORE_THE_END, "it was killed before it ingested");
        down();
        up();
        new Health(http).awaitReadable("");
        http.send("POST", "/_refresh");
        int kept = http.send("GET", "/sip-messages-killed/_count")
                .json()
                .path("count")
                .intValue();
        assertTrue(kept >= 5 * confirmed.get(), () -> kept + " of " + 5 * confirmed.get() + " are left");
        JsonNode last = http.send("GET", "/_plugins/_sip/why?call_id=killed-" + (confirmed.get() - 1) + "@192.0.2.7")
                .json();
        assertEquals("callee-busy", last.at("/calls/0/root_cause/category").asText(), last::toString);
        assertBusy(1);
        faults.add(
                "the node is killed (`kill -9`) while it ingests",
                "the connection fails",
                5 * confirmed.get(),
                Math.max(0, 5 * confirmed.get() - kept),
                "answers as before, the last confirmed call too");
    }

    @Test
    void aFullDiskRefusesDocumentsAndAnswersQuestions() throws IOException {
        // Where the disk is full no shard finds a place any more.
        awaitIngestStatus(201);
        flood(true);
        try {
            awaitIngestStatus(429);
            assertBusy(1);
            assertEquals(
                    200,
                    http.send("GET", "/_plugins/_sip/calls/" + CALL_ID + "?format=text")
                            .status());
        } finally {
            flood(false);
        }
        awaitIngestStatus(201);
        faults.add(
                "a disk beyond the flood-stage watermark",
                "ingest 429, questions answered",
                5,
                0,
                "ingest goes on by itself when there is room");
    }

    /** The engine looks at its disks every ten seconds. */
    private void awaitIngestStatus(int status) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        int seen = 0;
        while (seen != status && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            seen = http.send(
                            "POST",
                            "/sip-messages-disk/_doc?pipeline=sip",
                            call("late@192.0.2.7").get(0),
                            JSON)
                    .status();
        }
        assertEquals(status, seen);
    }

    @Test
    void aMappingThatHasNoPlaceRefusesWhatCannotBeKeptAndNothingElse() throws IOException {
        put("/sip-messages-conflict", "{\"mappings\": {\"properties\": {\"sip\": {\"type\": \"keyword\"}}}}");
        String document = call(CALL_ID).get(0);
        String bulk = "{\"index\":{\"_index\":\"sip-messages-conflict\"}}\n" + document
                + "\n{\"index\":{\"_index\":\"sip-messages-beside\"}}\n"
                + call("beside@192.0.2.7").get(3) + "\n";
        JsonNode items = http.send("POST", "/_bulk?refresh=true&pipeline=sip", bulk, "application/x-ndjson")
                .json()
                .path("items");
        assertEquals(400, items.at("/0/index/status").intValue(), items::toString);
        assertEquals(201, items.at("/1/index/status").intValue(), items::toString);
        assertBusy(1);
        http.send("DELETE", "/sip-messages-conflict");
        faults.add(
                "an index that maps `sip` as a keyword",
                "400 for its documents with SIP, the others of the same request are indexed",
                6,
                0,
                "mend the mapping; a shipper keeps what is refused");
    }

    @Test
    void aRedIndexIsToldAndMakesTheAnswerLessSure() throws IOException {
        double sure = assertBusy(1);
        put(
                "/sip-messages-red?wait_for_active_shards=0",
                "{\"settings\": {\"index.routing.allocation.require._name\": \"nobody\"}}");
        try {
            JsonNode answer = why();
            assertTrue(answer.at("/calls/0/missing").toString().contains("shards failed"), answer::toString);
            assertEquals(sure / 2, assertBusy(0.5), 0.01);
        } finally {
            http.send("DELETE", "/sip-messages-red");
        }
        assertEquals(sure, assertBusy(1), 0.001);
        faults.add(
                "a red index in the pattern",
                "the answer, half as sure; `missing` says that shards failed",
                5,
                0,
                "as sure as before");
    }

    private void ingestUntilItFails(AtomicInteger confirmed) {
        boolean alive = true;
        for (int n = 0; alive; n++) {
            alive = isIngested(call("killed-" + n + "@192.0.2.7"));
            confirmed.addAndGet(alive ? 1 : 0);
        }
    }

    private boolean isIngested(List<String> documents) {
        StringBuilder lines = new StringBuilder();
        documents.forEach(
                document -> lines.append("{\"index\":{}}\n").append(document).append('\n'));
        try {
            Http.Reply reply = http.send(
                    "POST", "/sip-messages-killed/_bulk?pipeline=sip", lines.toString(), "application/x-ndjson");
            return reply.status() == 200 && !reply.json().path("errors").asBoolean(true);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> call(String callId) {
        return new ArrayList<>(new SampleCall(
                        callId,
                        "192.0.2.7",
                        "<sip:1001@example.net>",
                        "<sip:1002@example.net>",
                        List.of(),
                        "Busy Here",
                        Instant.now().minusSeconds(60))
                .documents());
    }

    /** The answer is as ever, and about as sure. */
    private double assertBusy(double share) throws IOException {
        JsonNode answer = why();
        assertEquals("callee-busy", answer.at("/calls/0/root_cause/category").asText(), answer::toString);
        double sure = answer.at("/calls/0/root_cause/confidence").doubleValue();
        assertTrue(sure <= share, answer::toString);
        return sure;
    }

    private JsonNode why() throws IOException {
        return Replies.succeeds(http.send("GET", WHY)).json();
    }

    /** With the watermarks of the disk where every disk is fuller, or where none is, whatever else is on this one. */
    private void flood(boolean on) throws IOException {
        String mark = on ? "\"0.01%\"" : "\"1b\"";
        String prefix = ", \"cluster.routing.allocation.disk.watermark.";
        put(
                "/_cluster/settings",
                "{\"transient\": {\"cluster.routing.allocation.disk.threshold_enabled\": true"
                        + ", \"cluster.info.update.interval\": \"10s\""
                        + prefix + "low\": " + mark + prefix + "high\": " + mark + prefix + "flood_stage\": " + mark
                        + "}}");
    }

    private void put(String path, String body) throws IOException {
        Replies.succeeds(http.send("PUT", path, body, JSON));
    }

    private void up() throws IOException {
        node = distribution.start(0);
        http = new Http(node.uri());
    }

    private void down() {
        if (http != null) {
            http.close();
        }
        if (node != null) {
            node.close();
        }
    }
}
