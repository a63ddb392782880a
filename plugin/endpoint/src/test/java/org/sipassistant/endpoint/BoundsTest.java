// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is too much is cut, and said to be: no call, however large or often repeated, costs more than the limits allow. */
class BoundsTest {
    private static final String INDEX = "sip-messages-1";
    private static final String CALL_ID = "large@10.20.4.21";

    /** Times what the slowest of these takes on a quiet machine: only work that grows faster than its input fails. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_MESSAGES = WhyLimits.standard().maxMessages();
    private static final int MOST_CALLS = WhyLimits.standard().maxCalls();

    /** Characters of an answer about as many messages as are read: a line for each, and what is said of 20 calls. */
    private static final int LONGEST_ANSWER = 1 << 20;

    @Test
    void readsACallOfAsManyMessagesAsAreAllowed() {
        Map<String, Object> answer = why(new Shelf().add(INDEX, longCall(MOST_MESSAGES)));
        assertEquals(false, answer.get("truncated"));
        assertEquals(MOST_MESSAGES, messages(answer));
        assertEquals("answered", firstCall(answer).get("outcome"));
        assertSmall(answer);
    }

    @Test
    void cutsALongerCallAndSaysSo() {
        Map<String, Object> answer = why(new Shelf().add(INDEX, longCall(3 * MOST_MESSAGES)));
        assertEquals(true, answer.get("truncated"));
        assertEquals(MOST_MESSAGES, messages(answer));
        String missing = Json.list(firstCall(answer), "missing").toString();
        assertTrue(
                missing.contains("only the first 49 and the newest " + (MOST_MESSAGES - 49) + " messages were read"),
                missing);
        assertEquals("answered", firstCall(answer).get("outcome"));
        String first =
                Json.asMap(Json.list(firstCall(answer), "timeline").getFirst()).toString();
        assertTrue(first.contains("INVITE"), first);
        assertSmall(answer);
    }

    @Test
    void tellsSomeOfFiveHundredCallsThatShareACallId() {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            documents.addAll(reused(n));
        }
        Map<String, Object> answer = why(new Shelf().add(INDEX, documents));
        assertEquals(true, answer.get("truncated"));
        assertEquals(MOST_CALLS, Json.list(answer, "calls").size());
        assertEquals("answered", firstCall(answer).get("outcome"));
        assertSmall(answer);
    }

    @Test
    void findsACallInAFlood() {
        Shelf shelf =
                new Shelf().add(INDEX, flood(10_000)).add(INDEX, Traces.busy().documents());
        Map<String, Object> answer = why(shelf, Traces.busy().callId());
        assertEquals("callee-busy", Json.map(firstCall(answer), "root_cause").get("category"));
        assertTrue(shelf.bodies().size() <= 10, () -> shelf.bodies().size() + " searches");
    }

    @Test
    void cutsAFloodOfOneCallId() {
        List<Map<String, Object>> flood = new ArrayList<>();
        for (int n = 0; n < 10_000; n++) {
            flood.addAll(new Trace(CALL_ID).cseq(n + 1).request(n, "INVITE").documents());
        }
        AtomicInteger searches = new AtomicInteger();
        Map<String, Object> answer = why((indices, body) -> {
            searches.incrementAndGet();
            return CompletableFuture.completedFuture(page(flood, body));
        });
        assertEquals(true, answer.get("truncated"));
        assertTrue(messages(answer) <= MOST_MESSAGES);
        assertTrue(searches.get() <= 2 * MOST_MESSAGES / Pages.PAGE, () -> searches + " searches");
        assertSmall(answer);
    }

    @Test
    void cutsAFloodThatIsPasted() {
        StringBuilder log = new StringBuilder();
        flood(10_000).forEach(document -> log.append(document.get("message")));
        Map<String, Object> answer = assertTimeoutPreemptively(
                PATIENCE, () -> Experts.service().text(TextQuestion.of(Map.of("text", log.toString()))));
        assertEquals(true, answer.get("truncated"));
        assertEquals(MOST_CALLS, Json.list(answer, "calls").size());
        assertSmall(answer);
    }

    @Test
    void readsNoMoreTextThanIsAllowed() {
        String padding = "X-Padding: " + "x".repeat(1 << 20);
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            documents.addAll(new Trace(CALL_ID)
                    .cseq(n + 1)
                    .request(n * 1_000L, "INVITE", padding)
                    .documents());
        }
        Map<String, Object> answer = why(new Shelf().add(INDEX, documents));
        assertEquals(true, answer.get("truncated"));
        int allowed = (int) (WhyLimits.standard().maxBytes() >> 20);
        assertTrue(messages(answer) <= allowed + 1, () -> messages(answer) + " messages of 1 MB");
        assertSmall(answer);
    }

    @Test
    void stopsWhereASearchIsCancelled() {
        Shelf shelf = new Shelf().add(INDEX, longCall(MOST_MESSAGES));
        CompletableFuture<Map<String, Object>> asked = ask(
                (indices, body) -> shelf.bodies().size() < 3
                        ? shelf.search(indices, body)
                        : CompletableFuture.failedFuture(new CancellationException("task cancelled")),
                CALL_ID);
        assertInstanceOf(
                CancellationException.class,
                asked.handle((answer, failure) -> cause(failure)).join());
        assertEquals(3, shelf.bodies().size());
    }

    @Test
    void waitsForTheEngineOnNoThread() {
        CompletableFuture<Map<String, Object>> never = new CompletableFuture<>();
        assertFalse(ask((indices, body) -> never, CALL_ID).isDone());
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    /** A call that is set up, refreshed by many a re-INVITE, and hung up. */
    private static List<Map<String, Object>> longCall(int messages) {
        Trace call = new Trace(CALL_ID)
                .request(0, "INVITE")
                .response(100, "180 Ringing", "INVITE")
                .response(1_000, "200 OK", "INVITE")
                .request(1_010, "ACK")
                .inDialog();
        int refreshes = (messages - 6) / 3;
        long at = 2_000;
        for (int n = 0; n < refreshes; n++, at += 1_000) {
            call.cseq(n + 2)
                    .request(at, "INVITE")
                    .response(at + 20, "200 OK", "INVITE")
                    .request(at + 30, "ACK");
        }
        call.cseq(refreshes + 2);
        for (int n = 6 + 3 * refreshes; n < messages; n++) {
            call.request(at, "INFO");
        }
        call.cseq(refreshes + 3).request(at + 10, "BYE").response(at + 20, "200 OK", "BYE");
        return call.documents();
    }

    /** The n-th call of a device that never changes its Call-ID. */
    private static List<Map<String, Object>> reused(int n) {
        List<Map<String, Object>> documents = new ArrayList<>();
        Trace trace = new Trace(CALL_ID)
                .cseq(10 * n + 1)
                .request(n * 60_000L, "INVITE")
                .response(n * 60_000L + 900, "200 OK", "INVITE")
                .inDialog()
                .cseq(10 * n + 2)
                .request(n * 60_000L + 5_000, "BYE")
                .response(n * 60_000L + 5_010, "200 OK", "BYE");
        for (Map<String, Object> document : trace.documents()) {
            Map<String, Object> own = new LinkedHashMap<>(document);
            own.put("message", document.get("message").toString().replace("tag=", "tag=c" + n));
            documents.add(own);
        }
        return documents;
    }

    private static List<Map<String, Object>> flood(int invites) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int n = 0; n < invites; n++) {
            documents.addAll(new Trace("flood-" + n + "@203.0.113.9")
                    .request(n, "INVITE")
                    .documents());
        }
        return documents;
    }

    /** A page of documents that all match. */
    private static Map<String, Object> page(List<Map<String, Object>> documents, Map<String, Object> body) {
        int from = (Integer) body.get("from");
        List<Map<String, Object>> hits = new ArrayList<>();
        for (int n = from; n < Math.min(documents.size(), from + (Integer) body.get("size")); n++) {
            hits.add(Map.of("_index", INDEX, "_id", "m" + n, "_source", documents.get(n)));
        }
        return Map.of("hits", Map.of("hits", hits));
    }

    private static Map<String, Object> why(Cluster cluster) {
        return why(cluster, CALL_ID);
    }

    private static Map<String, Object> why(Cluster cluster, String callId) {
        return assertTimeoutPreemptively(PATIENCE, () -> ask(cluster, callId).join());
    }

    private static CompletableFuture<Map<String, Object>> ask(Cluster cluster, String callId) {
        WhyQuestion question = WhyQuestion.of(Map.of("call_id", callId), List.of("sip-messages-*"));
        return Experts.service().why(question, cluster).toCompletableFuture();
    }

    private static Map<String, Object> firstCall(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").get(0));
    }

    private static int messages(Map<String, Object> answer) {
        return Json.list(answer, "calls").stream()
                .mapToInt(call -> Json.list(Json.asMap(call), "timeline").size())
                .sum();
    }

    private static void assertSmall(Map<String, Object> answer) {
        try {
            int length = new ObjectMapper().writeValueAsString(answer).length();
            assertTrue(length <= LONGEST_ANSWER, () -> "the answer has " + length + " characters");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
