// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A cluster of two nodes, of which the second is not like the first: what a user sees, and what is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterFaults {
    private static final String CALL_ID = "two@192.0.2.7";
    private static final String WHY = "/_plugins/_sip/why?call_id=" + CALL_ID;
    private static final String NEAR = "sip-messages-near";
    private static final String FAR = "sip-messages-far";

    /** Where the tracker keeps what {@code stats} tells. */
    private static final String LEDGER = "sip-tracker";

    private static final String STATS = "cluster:monitor/sip/stats";
    private static final String JSON = "application/json";
    private static final String PIPELINE = "{\"processors\": [{\"sip\": {}}]}";

    private final Release release;
    private final FaultLog faults;
    private TwoNodes nodes;
    private Http http;

    ClusterFaults(Release release) {
        this.release = release;
        this.faults = new FaultLog(release.engine().id() + "-cluster");
    }

    @BeforeAll
    void start() throws IOException {
        nodes = new TwoNodes(release);
        http = nodes.first();
        put("/_ingest/pipeline/sip", PIPELINE);
    }

    @AfterAll
    void stop() throws IOException {
        nodes.close();
        faults.write();
    }

    @AfterEach
    void forget() throws IOException {
        for (String index : List.of(NEAR, FAR, SlowShard.INDEX, LEDGER)) {
            http.send("DELETE", "/" + index);
        }
    }

    /** It joins, keeps data that the other node answers from, and is told what it lacks. */
    @Test
    void aNodeWithoutThePluginJoins() throws IOException {
        Http without = nodes.second(TwoNodes.Kind.WITHOUT);
        List<String> documents = ship("second");
        assertBusy(http);
        Http.Reply asked = without.send("GET", WHY);
        assertEquals(400, asked.status(), asked::text);
        Http.Reply ingested = without.send("POST", "/" + NEAR + "/_doc?pipeline=sip", documents.get(0), JSON);
        assertTrue(ingested.status() >= 400 && ingested.text().contains("sip"), ingested::text);
        Http.Reply pipeline = http.send("PUT", "/_ingest/pipeline/another", PIPELINE, JSON);
        assertEquals(400, pipeline.status(), pipeline::text);
        int kept = count(NEAR);
        assertEquals(documents.size(), kept);
        nodes.leave();
        Replies.succeeds(http.send("PUT", "/_ingest/pipeline/another", PIPELINE, JSON));
        faults.add(
                "a node without the plugin",
                "questions to it " + asked.status() + ", documents sent to it for a pipeline with `sip` "
                        + ingested.status() + ", a new pipeline with `sip` " + pipeline.status()
                        + "; the other node answers from its data",
                documents.size(),
                documents.size() - kept,
                "the pipeline is accepted when it has left or has the plugin");
    }

    /** Two builds of the plugin answer from each other's data, and each tells what the other says of itself. */
    @Test
    void twoBuildsLiveInOneCluster() throws IOException {
        Http other = nodes.second(TwoNodes.Kind.LATER);
        List<String> versions = http.send("GET", "/_cat/plugins?format=json&h=name,component,version")
                .json()
                .findValuesAsText("version");
        assertEquals(2, versions.stream().distinct().count(), versions::toString);
        Replies.succeeds(http.send("PUT", "/_plugins/_sip/setup"));
        List<String> documents = ship("second");
        assertEquals(assertBusy(http), assertBusy(other), 0.001);
        JsonNode told = nodes.awaitStats(http, "second");
        assertEquals(AnotherBuild.VALUE, told.path(AnotherBuild.FIELD).asText(), told::toString);
        JsonNode back = nodes.awaitStats(other, "first");
        assertTrue(back.path(AnotherBuild.FIELD).isMissingNode(), back::toString);
        faults.add(
                "two builds of the plugin, one of which says more of itself in `stats`",
                "both answer from each other's data; `stats` of either shows what both say",
                documents.size(),
                documents.size() - count(NEAR),
                "the update goes on");
    }

    /**
     * It answers nobody: a question ends in time and says so, also while somebody else waits for {@code stats} of that node;
     * when the node is out of the cluster, what is left is answered.
     */
    @Test
    void aNodeThatHangsIsNotWaitedFor() throws IOException {
        nodes.second(TwoNodes.Kind.WITHOUT);
        List<String> documents = ship("first");
        create(FAR, "second");
        http.send("DELETE", "/" + LEDGER);
        create(LEDGER, "second");
        double sure = assertBusy(http);
        nodes.hang(true);
        Duration waited;
        try {
            CompletableFuture<Http.Reply> stats = begun("/_plugins/_sip/stats");
            awaitTask(STATS);
            Instant asked = Instant.now();
            Http.Reply reply = http.send("GET", WHY);
            waited = Duration.between(asked, Instant.now());
            assertEquals(504, reply.status(), reply::text);
            assertTrue(reply.text().contains("a node may hang"), reply::text);
            assertTrue(waited.compareTo(TwoNodes.TIMEOUT.multipliedBy(5)) < 0, waited::toString);
            assertBusy(http.send("GET", WHY + "&index=" + NEAR));
            assertEquals(504, stats.join().status(), () -> stats.join().text());
            assertTrue(Duration.between(asked, Instant.now()).toSeconds() < 60, "stats has no bound");
            nodes.await(1);
            JsonNode answer = assertBusy(http.send("GET", WHY));
            assertTrue(answer.at("/calls/0/missing").toString().contains("shards failed"), answer::toString);
            assertEquals(sure / 2, sure(answer), 0.01);
        } finally {
            nodes.hang(false);
        }
        nodes.await(2);
        new Health(http).awaitWhole(FAR);
        assertEquals(sure, assertBusy(http), 0.001);
        NodeLog.assertWithout(nodes.home(), List.of(CALL_ID));
        faults.add(
                "a node that hangs",
                "504 after twice `plugins.sip.why.timeout`, which says so; questions about indices elsewhere are"
                    + " answered; `stats`, where `sip-tracker` lies there, 504 after 10 s, and no question waits for"
                    + " it; once it is out of the cluster the answer is half as sure and `missing` says that shards"
                    + " failed",
                documents.size(),
                documents.size() - count(NEAR),
                "as sure as before when it is back");
    }

    /**
     * What was found in time is the answer, which says that it may not be all: the engine stopped the shard in time, or gave
     * it up as failed. Where it does neither, as OpenSearch may while it reads terms, the question ends as with a node that
     * hangs.
     */
    @Test
    void aSlowShardMakesNoSureAnswer() throws IOException {
        nodes.second(TwoNodes.Kind.WITHOUT);
        List<String> documents = ship("first");
        double sure = assertBusy(http);
        new SlowShard(http).create("second", CALL_ID);
        Http.Reply reply = http.send("GET", WHY + "&index=" + NEAR + "," + SlowShard.ALIAS);
        String seen = reply.status() == 504 ? ended(reply) : lessSure(assertBusy(reply), sure);
        assertEquals(sure, sure(assertBusy(http.send("GET", WHY + "&index=" + NEAR))), 0.001);
        faults.add(
                "a shard slower than `plugins.sip.why.timeout`",
                seen,
                documents.size(),
                documents.size() - count(NEAR),
                "as sure as before without it");
    }

    private CompletableFuture<Http.Reply> begun(String path) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return http.send("GET", path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Until the first node is at work on it. */
    private void awaitTask(String action) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!http.send("GET", "/_tasks?nodes=first&actions=" + action).text().contains(action)) {
            assertTrue(System.nanoTime() < deadline, () -> action + " has not begun");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static String ended(Http.Reply reply) {
        assertTrue(reply.text().contains("a search has not ended in"), reply::text);
        return "504 after twice the time-out, which says so, as the engine does not look at the time while it reads"
                + " terms";
    }

    private static String lessSure(JsonNode answer, double sure) {
        String missing = answer.at("/calls/0/missing").toString();
        boolean stopped = missing.contains("the search timed out");
        assertTrue(stopped || missing.contains("1 of 2 shards failed"), answer::toString);
        assertEquals(sure / 2, sure(answer), 0.01);
        return "the answer from what was found in time, half as sure; `missing` says that "
                + (stopped ? "the search timed out" : "a shard failed");
    }

    /** A call whose documents lie on one node. */
    private List<String> ship(String node) throws IOException {
        create(NEAR, node);
        List<String> documents = new SampleCall(
                        CALL_ID,
                        "192.0.2.7",
                        "<sip:1001@example.net>",
                        "<sip:1002@example.net>",
                        List.of(),
                        "Busy Here",
                        Instant.now().minusSeconds(60))
                .documents();
        new Shipment(http, NEAR, "_none").send(documents);
        return documents;
    }

    private void create(String index, String node) throws IOException {
        put(
                "/" + index,
                "{\"settings\": {\"number_of_replicas\": 0, \"index.routing.allocation.require._name\": \"" + node
                        + "\"}, \"mappings\": {\"properties\": {\"message\": {\"type\": \"text\"}}}}");
        new Health(http).awaitWhole(index);
    }

    private void put(String path, String body) throws IOException {
        Replies.succeeds(http.send("PUT", path, body, JSON));
    }

    private int count(String index) throws IOException {
        Replies.succeeds(http.send("POST", "/" + index + "/_refresh"));
        return http.send("GET", "/" + index + "/_count").json().path("count").intValue();
    }

    /** How sure the answer is. */
    private static double assertBusy(Http asked) throws IOException {
        return sure(assertBusy(asked.send("GET", WHY)));
    }

    private static JsonNode assertBusy(Http.Reply reply) {
        JsonNode answer = Replies.succeeds(reply).json();
        assertEquals("callee-busy", answer.at("/calls/0/root_cause/category").asText(), answer::toString);
        assertFalse(answer.at("/calls/0/evidence").isEmpty(), answer::toString);
        return answer;
    }

    private static double sure(JsonNode answer) {
        return answer.at("/calls/0/root_cause/confidence").doubleValue();
    }
}
