// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls that are too much for an answer, on a node with a small heap: it is cut, says so, can be stopped, and lives on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LimitScenarios {
    private static final Instant START = Instant.parse("2026-03-02T14:05:00Z");
    private static final int MOST_MESSAGES = 2_000;
    private static final int MOST_CALLS = 20;
    private static final int FLOOD = 10_000;

    /** So often a question may be answered before it can be cancelled. */
    private static final int TRIES = 20;

    private final Release release;
    private final ObjectMapper mapper = new ObjectMapper();
    private Node node;
    private Http http;

    LimitScenarios(Release release) {
        this.release = release;
    }

    @BeforeAll
    void fill() throws IOException {
        node = release.fresh("limits").start(0);
        http = new Http(node.uri());
        List<String> documents = new ArrayList<>();
        for (int n = 0; n < 2 * MOST_MESSAGES; n++) {
            documents.add(invite("long@192.0.2.21", n, "t"));
        }
        for (int n = 0; n < 500; n++) {
            documents.add(invite("shared@192.0.2.21", 4 * n, "c" + n));
            documents.add(message("BYE sip:1002@example.net SIP/2.0", "shared@192.0.2.21", 4 * n + 1, "BYE", "c" + n));
        }
        for (int n = 0; n < FLOOD; n++) {
            documents.add(invite("flood-" + n + "@203.0.113.9", n, "f" + n));
            documents.add(invite("flood@203.0.113.9", n, "f" + n));
        }
        documents.add(invite("needle@192.0.2.21", 5_000, "n"));
        documents.add(message("SIP/2.0 486 Busy Here", "needle@192.0.2.21", 5_000, "INVITE", "n"));
        documents.add(message("INVITE urn:service:sos SIP/2.0", "sos@192.0.2.21", 50, "INVITE", "s"));
        for (int n = 0; n < 30; n++) {
            documents.add(invite("full-" + n + "@192.0.2.21", 10 * n, "u" + n));
            documents.add(message("SIP/2.0 503 Full", "full-" + n + "@192.0.2.21", 10 * n, "INVITE", "u" + n));
        }
        for (int n = 0; n < 200; n++) {
            documents.add(invite("fine-" + n + "@192.0.2.21", 20 * n, "o" + n));
            documents.add(message("SIP/2.0 200 OK", "fine-" + n + "@192.0.2.21", 20 * n, "INVITE", "o" + n));
        }
        assertEquals(
                200,
                http.send("PUT", "/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {}}]}", "application/json")
                        .status());
        new Shipment(http, "sip-messages-limits", "sip").send(documents);
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
    void cutsALongCall() throws IOException {
        JsonNode answer = ask("long@192.0.2.21");
        assertTrue(answer.path("truncated").booleanValue());
        assertEquals(MOST_MESSAGES, answer.at("/calls/0/timeline").size());
        assertLives();
    }

    @Test
    void tellsSomeOfTheCallsThatShareACallId() throws IOException {
        JsonNode answer = ask("shared@192.0.2.21");
        assertTrue(answer.path("truncated").booleanValue());
        assertEquals(MOST_CALLS, answer.path("calls").size());
        assertLives();
    }

    @Test
    void findsOneCallInAFloodAndCutsTheFlood() throws IOException {
        assertEquals(
                "callee-busy",
                ask("needle@192.0.2.21").at("/calls/0/root_cause/category").asText());
        assertTrue(ask("flood@203.0.113.9").path("truncated").booleanValue());
        assertLives();
    }

    @Test
    void hidesNoEmergencyCallAndNoRefusalInATimeThatIsAskedFor() throws IOException {
        Http.Reply reply = http.send(
                "POST",
                "/_plugins/_sip/why",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from", START.toString())
                        .put("to", START.plusSeconds(3_600).toString()));
        assertEquals(200, reply.status(), reply::text);
        JsonNode answer = reply.json();
        List<String> told = answer.path("calls").findValuesAsText("call_id").stream()
                .distinct()
                .toList();
        assertEquals("sos@192.0.2.21", answer.at("/calls/0/call_id").asText(), told::toString);
        assertTrue(told.stream().filter(id -> id.startsWith("full-")).count() >= 15, told::toString);
        assertTrue(answer.path("truncated").booleanValue());
        String missing = answer.path("missing").toString();
        assertTrue(missing.contains("more calls were found and not read"), missing);
        assertLives();
    }

    @Test
    void stopsAQuestionThatIsCancelled() throws IOException {
        limit(FLOOD);
        try {
            Http.Reply reply = askedAndCancelled();
            for (int n = 1; n < TRIES && reply.status() == 200; n++) {
                reply = askedAndCancelled();
            }
            assertNotEquals(200, reply.status());
            assertTrue(reply.text().contains("cancel"), reply.text());
        } finally {
            limit(MOST_MESSAGES);
        }
        assertLives();
    }

    /** The answer to a question that was cancelled, as soon as it was there to cancel: it may have been ready by then. */
    private Http.Reply askedAndCancelled() throws IOException {
        CompletableFuture<Http.Reply> asked = CompletableFuture.supplyAsync(() -> post("flood@203.0.113.9"));
        String task = "";
        while (task.isEmpty() && !asked.isDone()) {
            task = task();
        }
        if (!task.isEmpty()) {
            http.send("POST", "/_tasks/" + task + "/_cancel");
        }
        return asked.join();
    }

    private void limit(int messages) throws IOException {
        String body = "{\"transient\": {\"plugins.sip.why.max_messages\": " + messages + "}}";
        assertEquals(
                200,
                http.send("PUT", "/_cluster/settings", body, "application/json").status());
    }

    /** The id of a question that is being answered; empty where there is none. */
    private String task() throws IOException {
        JsonNode tasks = http.send("GET", "/_tasks?actions=indices:data/read/sip/why&group_by=none")
                .json()
                .path("tasks");
        JsonNode first = tasks.path(0);
        return first.isMissingNode()
                ? ""
                : first.path("node").asText() + ":" + first.path("id").asText();
    }

    /** Nothing of what was read for a question is charged once it is answered, and no memory was short. */
    private void assertLives() throws IOException {
        JsonNode breakers = http.send("GET", "/_nodes/stats/breaker")
                .json()
                .path("nodes")
                .elements()
                .next()
                .path("breakers");
        for (JsonNode breaker : breakers) {
            assertEquals(0, breaker.path("tripped").intValue(), breakers::toString);
        }
        assertEquals(200, http.send("GET", "/_cluster/health").status());
    }

    private JsonNode ask(String callId) {
        Http.Reply reply = post(callId);
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }

    private Http.Reply post(String callId) {
        try {
            return http.send(
                    "POST",
                    "/_plugins/_sip/why",
                    JsonNodeFactory.instance.objectNode().put("call_id", callId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String invite(String callId, int number, String tag) {
        return message("INVITE sip:1002@example.net SIP/2.0", callId, number, "INVITE", tag);
    }

    private String message(String start, String callId, int number, String method, String tag) {
        String text = String.join(
                "\r\n",
                start,
                "Via: SIP/2.0/UDP 192.0.2.21:5060;branch=z9hG4bK-" + callId + number + method,
                "From: <sip:1001@example.net>;tag=" + tag,
                "To: <sip:1002@example.net>" + (method.equals("BYE") ? ";tag=b" : ""),
                "Call-ID: " + callId,
                "CSeq: " + (number + 1) + " " + method,
                "Content-Length: 0",
                "",
                "");
        ObjectNode document = mapper.createObjectNode()
                .put("@timestamp", START.plusMillis(number * 100L).toString())
                .put("message", text);
        boolean request = !start.startsWith("SIP/");
        document.putObject("source")
                .put("ip", request ? "192.0.2.21" : "198.51.100.7")
                .put("port", 5060);
        document.putObject("destination")
                .put("ip", request ? "198.51.100.7" : "192.0.2.21")
                .put("port", 5060);
        return document.toString();
    }
}
