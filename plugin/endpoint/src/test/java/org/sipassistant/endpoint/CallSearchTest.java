// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallSearchTest {
    private static final String INDEX = "sip-messages-2026.03.17";

    @Test
    void asksByTheFieldAndByTheTextInTheCallersIndices() {
        Shelf shelf = shelf(Traces.busy());
        run(shelf, Map.of("call_id", "busy@10.20.4.21", "index", "sip-messages-*,logs-sbc"));
        assertEquals(List.of(List.of("sip-messages-*", "logs-sbc")), shelf.asked());
        Map<String, Object> bool = Json.map(Json.map(shelf.bodies().get(0), "query"), "bool");
        Map<String, Object> phrase = Map.of(
                "query",
                "busy@10.20.4.21",
                "type",
                "phrase",
                "fields",
                List.of("sip.call_id", "sip.call_id.keyword", "message", "event.original"),
                "lenient",
                true);
        assertEquals(List.of(Map.of("multi_match", phrase)), bool.get("must"));
    }

    @Test
    void looksAtTheLastSevenDaysFirst() {
        Shelf shelf = shelf(Traces.busy());
        assertEquals(5, run(shelf, Map.of("call_id", "busy@10.20.4.21")).hits().size());
        assertEquals(List.of(Map.of("gte", "2026-03-10T12:00:00Z")), ranges(shelf));
    }

    /** At noon in London it is early in the morning in Los Angeles. */
    @Test
    void takesDaysThatAreRoundedToInTheZoneOfTheQuestion() {
        Shelf shelf = shelf(Traces.busy());
        run(shelf, Map.of("call_id", "x", "from", "now/d", "to", "now/d", "time_zone", "America/Los_Angeles"));
        assertEquals(List.of(Map.of("gte", "2026-03-17T07:00:00Z", "lte", "2026-03-18T06:59:59.999Z")), ranges(shelf));
    }

    @Test
    void looksAtAllTimesWhereTheLastSevenDaysHaveNothing() {
        List<Map<String, Object>> old = Traces.busy().documents();
        Shelf shelf = new Shelf().add(INDEX, later(old, Duration.ofDays(-300)));
        assertEquals(5, run(shelf, Map.of("call_id", "busy@10.20.4.21")).hits().size());
        assertEquals(List.of(Map.of("gte", "2026-03-10T12:00:00Z"), Map.of()), ranges(shelf));
    }

    @Test
    void findsDocumentsWithoutATime() {
        Shelf shelf = new Shelf().add(INDEX, Traces.busy().without("@timestamp"));
        assertEquals(5, run(shelf, Map.of("call_id", "busy@10.20.4.21")).hits().size());
    }

    @Test
    void isNotMisledByOtherCallsWhoseTextHasTheSameWords() {
        Shelf shelf = shelf(new Trace("busy-10.20.4.21").request(0, "INVITE"))
                .add(INDEX, later(Traces.busy().documents(), Duration.ofDays(-300)));
        List<Hit> hits = run(shelf, Map.of("call_id", "busy@10.20.4.21")).hits();
        assertEquals(5, hits.size());
    }

    @Test
    void looksNowhereElseWhereTheQuestionHasATime() {
        Shelf shelf = shelf(Traces.busy());
        Found found = run(shelf, Map.of("call_id", "busy@10.20.4.21", "to", "2026-03-16"));
        assertEquals(List.of(), found.hits());
        assertEquals(List.of(Map.of("lte", "2026-03-16T23:59:59.999Z")), ranges(shelf));
    }

    @Test
    void includesBothEdgesOfTheRange() {
        Map<String, Object> question = Map.of(
                "call_id", "busy@10.20.4.21",
                "from", "2026-03-17T08:05:00Z",
                "to", "2026-03-17T08:05:05.012Z");
        assertEquals(5, run(shelf(Traces.busy()), question).hits().size());
    }

    @Test
    void asksForTheNewestFirstAndForNoMoreFieldsThanItReads() {
        Shelf shelf = shelf(Traces.busy());
        run(shelf, Map.of("call_id", "busy@10.20.4.21"));
        Map<String, Object> body = shelf.bodies().get(0);
        assertEquals(
                List.of(
                        Map.of("@timestamp", Map.of("order", "desc", "unmapped_type", "date", "missing", "_last")),
                        Map.of("event.sequence", Map.of("order", "desc", "unmapped_type", "long", "missing", "_last"))),
                body.get("sort"));
        assertEquals("10000ms", body.get("timeout"));
        Map<String, Object> source = Json.map(body, "_source");
        assertTrue(Json.list(source, "includes").containsAll(List.of("message", "event.original", "sip.*")));
        assertEquals(List.of("sip.explanation", "sip.cause", "sip.action"), source.get("excludes"));
    }

    @Test
    void pagesUntilEverythingIsRead() {
        Shelf shelf = shelf(longCall(450));
        Found found = run(shelf, Map.of("call_id", "long@10.20.4.21"));
        assertEquals(450, ids(found).size());
        assertFalse(found.isTruncated());
        assertEquals(List.of(0, 50, 100, 150, 200, 250, 300, 350, 400, 450), starts(shelf));
    }

    @Test
    void asksForAnotherPageWhereTheLastOneIsFull() {
        Shelf shelf = shelf(longCall(200));
        assertEquals(
                200, run(shelf, Map.of("call_id", "long@10.20.4.21")).hits().size());
        assertEquals(List.of(0, 50, 100, 150, 200), starts(shelf));
    }

    @Test
    void stopsAtTheMostMessagesAndSaysSo() {
        Found found = run(shelf(longCall(251)), Map.of("call_id", "long@10.20.4.21"), limits(250, 1 << 20));
        assertEquals(250, ids(found).size());
        assertTrue(found.isTruncated());
    }

    @Test
    void saysNothingOfACutWhereTheMostMessagesAreAllThereAre() {
        for (int count : new int[] {1, 200, 250}) {
            Found found = run(shelf(longCall(count)), Map.of("call_id", "long@10.20.4.21"), limits(count, 1 << 20));
            assertEquals(count, ids(found).size());
            assertFalse(found.isTruncated(), count + " messages");
        }
    }

    @Test
    void pagesNoDeeperThanEnginesAllow() {
        Found found = run(shelf(longCall(10_300)), Map.of("call_id", "long@10.20.4.21"), limits(10_000, 64 << 20));
        assertEquals(10_000, ids(found).size());
        assertTrue(found.isTruncated());
    }

    @Test
    void stopsAtTheMostTextAndSaysSo() {
        Found found = run(shelf(longCall(450)), Map.of("call_id", "long@10.20.4.21"), limits(2_000, 10_000));
        long read = found.hits().stream()
                .mapToInt(hit -> hit.rawText().orElse("").length())
                .sum();
        assertTrue(found.isTruncated());
        assertTrue(read > 10_000 && read < 11_000, read + " characters");
    }

    @Test
    void countsADocumentOnceThatMovedToTheNextPage() {
        Found found = new Found("x", WhyLimits.standard());
        Map<String, Object> hit = Map.of("_index", INDEX, "_id", "1", "_source", Map.of("message", "Call-ID: x"));
        assertTrue(found.add(Map.of("hits", Map.of("hits", List.of(hit))), 1));
        assertTrue(found.add(Map.of("hits", Map.of("hits", List.of(hit))), 1));
        assertEquals(1, found.hits().size());
        assertEquals(2, found.offset());
    }

    @Test
    void readsNothingFromAResponseThatIsNone() {
        Found found = new Found("x", WhyLimits.standard());
        assertFalse(found.add(Map.of("hits", "?"), 200));
        assertEquals(List.of(), found.hits());
        assertEquals(List.of(), found.missing());
    }

    @Test
    void saysThatShardsFailed() {
        Shelf shelf = shelf(Traces.busy()).responding("_shards", Map.of("total", 5, "failed", 2));
        assertEquals(
                List.of("2 of 5 shards failed: messages may be missing, so silence proves nothing here"),
                run(shelf, Map.of("call_id", "busy@10.20.4.21")).missing());
    }

    /** Engines do not count it among the failed. */
    @Test
    void saysThatNoNodeHoldsAShard() {
        Shelf shelf = shelf(Traces.busy())
                .responding("_shards", Map.of("total", 5, "successful", 4, "skipped", 1, "failed", 0));
        assertEquals(
                List.of("1 of 5 shards failed: messages may be missing, so silence proves nothing here"),
                run(shelf, Map.of("call_id", "busy@10.20.4.21")).missing());
    }

    @Test
    void saysThatTheSearchTimedOutAndThatClustersWereSkipped() {
        Shelf shelf = shelf(Traces.busy())
                .responding("timed_out", true)
                .responding("_clusters", Map.of("total", 2, "successful", 1, "skipped", 1));
        assertEquals(
                List.of(
                        "1 remote clusters were skipped: their messages are missing",
                        "the search timed out: messages may be missing, so silence proves nothing here"),
                run(shelf, Map.of("call_id", "busy@10.20.4.21")).missing());
    }

    @Test
    void failsAsTheClusterFails() {
        Cluster broken = (indices, body) -> CompletableFuture.failedFuture(new IllegalStateException("no such index"));
        CompletableFuture<Found> run = new CallSearch(
                        broken, WhyLimits.standard(), WhyQuestion.of(Map.of("call_id", "x"), List.of("nowhere")))
                .run(Experts.NOW)
                .toCompletableFuture();
        assertTrue(run.isCompletedExceptionally());
        assertEquals("no such index", run.exceptionNow().getMessage());
    }

    private static Shelf shelf(Trace trace) {
        return new Shelf().add(INDEX, trace.documents());
    }

    private static Trace longCall(int messages) {
        Trace trace = new Trace("long@10.20.4.21");
        for (int i = 0; i < messages; i++) {
            trace.cseq(i + 1).request(1_000L * i, "OPTIONS");
        }
        return trace;
    }

    private static List<Map<String, Object>> later(List<Map<String, Object>> documents, Duration by) {
        List<Map<String, Object>> moved = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            Map<String, Object> copy = new java.util.LinkedHashMap<>(document);
            copy.computeIfPresent(
                    "@timestamp",
                    (key, at) -> java.time.Instant.parse(at.toString()).plus(by).toString());
            moved.add(copy);
        }
        return moved;
    }

    private static WhyLimits limits(int messages, long bytes) {
        return new WhyLimits(messages, 20, bytes, Duration.ofSeconds(10));
    }

    private static Found run(Shelf shelf, Map<String, Object> question) {
        return run(shelf, question, WhyLimits.standard());
    }

    private static Found run(Shelf shelf, Map<String, Object> question, WhyLimits limits) {
        return new CallSearch(shelf, limits, WhyQuestion.of(question, List.of("sip-messages-*")))
                .run(Experts.NOW)
                .toCompletableFuture()
                .join();
    }

    private static Set<String> ids(Found found) {
        Set<String> ids = new HashSet<>();
        found.hits().forEach(hit -> ids.add(hit.id()));
        return ids;
    }

    private static List<Object> starts(Shelf shelf) {
        return shelf.bodies().stream().map(body -> body.get("from")).toList();
    }

    /** The time range of each search; an empty one where it has none. */
    private static List<Map<String, Object>> ranges(Shelf shelf) {
        List<Map<String, Object>> ranges = new ArrayList<>();
        for (Map<String, Object> body : shelf.bodies()) {
            List<Object> filter = Json.list(Json.map(Json.map(body, "query"), "bool"), "filter");
            ranges.add(
                    filter.isEmpty() ? Map.of() : Json.map(Json.map(Json.asMap(filter.get(0)), "range"), "@timestamp"));
        }
        return ranges;
    }
}
