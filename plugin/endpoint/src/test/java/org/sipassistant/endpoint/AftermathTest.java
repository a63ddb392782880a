// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AftermathTest {
    private static final String INDEX = "sip-messages-2026.03.17";

    @Test
    void tellsWhetherItIsOneCallOrEverybody() {
        Shelf shelf = new Shelf();
        for (int minute = 0; minute < 10; minute++) {
            add(shelf, Calls.busy("now-" + minute, 100 + minute, "1001", "200" + minute));
        }
        add(shelf, Calls.busy("before", 50, "1003", "1004"));
        add(shelf, Calls.busy("long-before", -200, "1003", "1004"));
        add(shelf, Calls.answered("fine", 104, "1001", "1002"));
        add(shelf, Calls.busy("elsewhere", 103, "1001", "1005").hop(Trace.PBX, Trace.CARRIER));
        Map<String, Object> impact = Json.map(call(ask(shelf, "now-4")), "impact");
        assertEquals(
                Map.of(
                        "peer",
                        "10.20.0.10",
                        "method",
                        "INVITE",
                        "code",
                        486,
                        "same_code_1h",
                        11L,
                        "previous_1h",
                        1L,
                        "first_seen",
                        "2026-03-17T04:45:04.000Z",
                        "peer_attempts_1h",
                        12L,
                        "peer_answered_1h",
                        12L),
                impact);
    }

    @Test
    void tellsThatASilentNodeAnswersNobody() {
        Shelf shelf = new Shelf();
        add(shelf, Traces.silentTrunk());
        Map<String, Object> impact = Json.map(call(ask(shelf, "silent@10.20.4.21")), "impact");
        assertEquals(
                Map.of("peer", "198.51.100.7", "method", "INVITE", "peer_attempts_1h", 1L, "peer_answered_1h", 0L),
                impact);
    }

    @Test
    void tellsWhetherItWasTriedAgainAndAnswered() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("first", 0));
        add(shelf, Calls.busy("second", 2));
        add(shelf, Calls.answered("third", 5, "1001", "1002"));
        add(shelf, Calls.answered("third-leg", 5, "1001", "1002"));
        add(shelf, Calls.answered("other", 6, "1001", "1003"));
        add(shelf, Calls.answered("back", 7, "1002", "1001"));
        add(shelf, Calls.answered("next-day", 24 * 60, "1001", "1002"));
        assertEquals(
                Map.of("count", 2, "answered_at", "2026-03-17T08:10:04.000Z"),
                Json.map(call(ask(shelf, "first")), "later_attempts"));
        assertEquals(
                Map.of("count", 1, "answered_at", "2026-03-17T08:10:04.000Z"),
                Json.map(call(ask(shelf, "second")), "later_attempts"));
    }

    @Test
    void saysThatItWasNotTriedAgain() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("only", 0));
        assertEquals(Map.of("count", 0), Json.map(call(ask(shelf, "only")), "later_attempts"));
    }

    @Test
    void saysThatItCountedNotAllWhereThereAreMoreMessagesThanItReads() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("first", 0));
        add(shelf, Calls.busy("second", 2));
        for (int call = 0; call < 300; call++) {
            add(shelf, Calls.busy("flood-" + call, 3));
        }
        add(shelf, Calls.answered("third", 5, "1001", "1002"));
        assertEquals(Map.of("at_least", 2), Json.map(call(ask(shelf, "first")), "later_attempts"));
        for (int message = 0; message < 250; message++) {
            add(shelf, Calls.busy("first", 0));
        }
        assertEquals(Map.of("at_least", 0), Json.map(call(ask(shelf, "first")), "later_attempts"));
    }

    @Test
    void answersWhereAPartyIsOneThatNobodyCouldAskFor() {
        for (String user : List.of("7".repeat(300), "%40foo", "@foo")) {
            Shelf shelf = new Shelf();
            add(shelf, Calls.busy("odd", 0, user, "1002"));
            Map<String, Object> call = call(ask(shelf, "odd"));
            assertEquals("failed", call.get("outcome"), user);
        }
    }

    @Test
    void saysNothingWhereTheDocumentsHaveNoFields() {
        Shelf shelf = new Shelf().add(INDEX, Calls.busy("raw", 0).documents());
        Map<String, Object> call = call(ask(shelf, "raw"));
        assertFalse(call.containsKey("impact"));
        assertFalse(call.containsKey("later_attempts"));
    }

    @Test
    void asksNothingMoreAboutACallThatWasAnswered() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.answered("fine", 0, "1001", "1002"));
        Map<String, Object> call = call(ask(shelf, "fine"));
        assertFalse(call.containsKey("impact"));
        assertFalse(call.containsKey("later_attempts"));
        assertTrue(shelf.bodies().stream().noneMatch(body -> body.containsKey("aggs")));
    }

    @Test
    void answersAllTheSameWhereTheseSearchesFail() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("busy", 0));
        Cluster moody = (indices, body) -> shelf.bodies().isEmpty()
                ? shelf.search(indices, body)
                : CompletableFuture.failedFuture(new IllegalStateException("no shard is available"));
        Map<String, Object> call = call(ask(moody, "busy"));
        assertEquals("failed", call.get("outcome"));
        assertFalse(call.containsKey("impact"));
        List<Object> missing = Json.list(call, "missing");
        assertTrue(
                missing.contains(
                        "how many other calls failed like this one could not be counted: no shard is available"),
                missing.toString());
        assertTrue(
                missing.contains("whether the call was tried again could not be looked up: no shard is available"),
                missing.toString());
    }

    @Test
    void countsByTheKeywordWhereTheCallIdIsAText() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("busy", 0));
        Cluster dynamic =
                (indices, body) -> body.containsKey("aggs") && !body.toString().contains("sip.call_id.keyword")
                        ? CompletableFuture.failedFuture(new IllegalArgumentException("text fields are not optimised"))
                        : shelf.search(indices, body);
        ask(dynamic, "busy");
        assertTrue(shelf.bodies().stream().anyMatch(body -> body.containsKey("aggs")));
    }

    private static void add(Shelf shelf, Trace trace) {
        shelf.add(INDEX, Calls.processed(trace));
    }

    private static Map<String, Object> ask(Cluster cluster, String callId) {
        Question question = Question.of(Map.of("call_id", callId), List.of("sip-messages-*"), Experts.NOW);
        return Experts.service().why(question, cluster).toCompletableFuture().join();
    }

    private static Map<String, Object> call(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").get(0));
    }
}
