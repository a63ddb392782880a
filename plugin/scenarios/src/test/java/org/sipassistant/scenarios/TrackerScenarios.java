// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The call tracker on one node: it comes to what {@code why} says, in whatever order messages come, and leaves no trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TrackerScenarios {
    private static final Map<String, String> QUICK = Map.of("plugins.sip.tracker.interval", "500ms");

    private static final String KEPT = "{\"persistent\": {\"plugins.sip.why.max_calls\": 7}}";

    private final Release release;
    private final FaultLog faults;
    private final ObjectMapper mapper = new ObjectMapper();
    private Distribution distribution;
    private Node node;
    private List<String> messages = List.of();
    private int legs;

    TrackerScenarios(Release release) {
        this.release = release;
        this.faults = new FaultLog(release.engine().id() + "-tracker");
    }

    @BeforeAll
    void install() throws IOException {
        distribution = release.fresh("tracker").with(QUICK);
        node = distribution.start(0);
        messages = KnownMessages.all();
    }

    @AfterAll
    void stop() throws IOException {
        if (node != null) {
            node.close();
        }
        faults.write();
    }

    /** Call-IDs of messages that begin calls, as the processor reads them. */
    private static int legs(Http http, String index) throws IOException {
        String query = "{\"size\": 0, \"query\": {\"term\": {\"sip.method\": \"INVITE\"}},"
                + " \"aggs\": {\"calls\": {\"cardinality\": {\"field\": \"sip.call_id\"}}}}";
        Http.Reply reply = http.send("POST", "/" + index + "/_search", query, "application/json");
        assertEquals(200, reply.status(), reply::text);
        return reply.json().at("/aggregations/calls/value").asInt();
    }

    @Test
    @Order(1)
    void isSetUpOnce() throws IOException {
        try (Http http = new Http(node.uri())) {
            TrackedCalls calls = new TrackedCalls(http);
            assertTrue(none(http, "").contains("nothing is tracked"), () -> "before the setup");
            Map<String, String> first = results(calls.setUp("sip-messages-live", 4));
            assertEquals("created", first.get("sip"));
            assertEquals("created", first.get("sip@mappings"));
            assertEquals("started", first.get("live"));
            Map<String, String> second = results(calls.setUp("sip-messages-live", 4));
            assertEquals("kept", second.get("sip"));
            assertEquals("unchanged", second.get("sip@mappings"));
            assertEquals("unchanged", second.get("sip-messages"));
            assertEquals("unchanged", second.get("sip-calls"));
            assertEquals("unchanged", second.get("live"));
            Http.Reply wrong = http.send("PUT", "/_plugins/_sip/setup?lanes=65");
            assertEquals(400, wrong.status());
            assertTrue(wrong.text().contains("[lanes]"), wrong::text);
        }
    }

    /** What is told of the last hour, in which no call was made. */
    private static String none(Http http, String parameters) throws IOException {
        Http.Reply reply = http.send("GET", "/_plugins/_sip/failures" + parameters);
        assertEquals(200, reply.status(), reply::text);
        String answer = reply.json().path("answer").asText();
        assertTrue(answer.startsWith("No call was attempted"), answer);
        return answer;
    }

    /** That no call is found is no proof that none was made; and an index has one namespace, whatever its names. */
    @Test
    @Order(3)
    void saysWhyThereIsNoCallAndTracksNoIndexUnderTwoNames() throws IOException {
        try (Http http = new Http(node.uri())) {
            assertTrue(none(http, "").contains("The calls that are known began between"), () -> "calls of another day");
            String unknown = none(http, "?trunk=nope");
            assertTrue(unknown.contains("No call of any time has the trunk [nope]"), unknown);
            String alias = "{\"actions\": [{\"add\": {\"index\": \"sip-messages-live\", \"alias\": \"voice\"}}]}";
            assertEquals(
                    200,
                    http.send("POST", "/_aliases", alias, "application/json").status());
            Http.Reply twice = http.send("PUT", "/_plugins/_sip/setup?index=voice&namespace=again");
            assertEquals(400, twice.status(), twice::text);
            assertTrue(twice.text().contains("[index] value [voice]"), twice::text);
        }
    }

    private static Map<String, String> results(JsonNode report) {
        Map<String, String> results = new TreeMap<>();
        report.path("done")
                .forEach(step -> results.put(
                        step.path("name").asText(), step.path("result").asText()));
        return results;
    }

    @Test
    @Order(2)
    void saysOfEveryCallWhatWhySays() throws IOException {
        try (Http http = new Http(node.uri())) {
            TrackedCalls calls = new TrackedCalls(http);
            new Shipment(http, "sip-messages-live", "sip").send(messages);
            legs = legs(http, "sip-messages-live");
            calls.await("live", legs);
            Map<String, JsonNode> all = calls.all("live");
            assertEquals(legs, all.size(), "one document for each leg");
            List<String> differences = new ArrayList<>();
            for (JsonNode call : all.values()) {
                String callId = call.at("/sip/call_id").asText();
                JsonNode why = http.send(
                                "POST",
                                "/_plugins/_sip/why",
                                mapper.createObjectNode().put("call_id", callId))
                        .json()
                        .at("/calls/0");
                compare(callId, why.path("outcome"), call.at("/call/outcome"), differences);
                compare(callId, why.at("/root_cause/category"), call.at("/call/cause/category"), differences);
                compare(callId, why.at("/root_cause/rule"), call.at("/call/cause/rule"), differences);
                assertEquals(why.path("legs").size(), call.at("/call/legs").asInt(), callId);
                TreeSet<String> ids = new TreeSet<>();
                why.path("legs").forEach(leg -> ids.add(leg.path("call_id").asText()));
                compare(callId, mapper.getNodeFactory().textNode(ids.first()), call.at("/call/group"), differences);
            }
            assertEquals(List.of(), differences);
            Map<String, Integer> primary = new HashMap<>();
            all.values().stream()
                    .filter(call -> call.at("/call/primary").asBoolean())
                    .forEach(call -> primary.merge(call.at("/call/group").asText(), 1, Integer::sum));
            assertEquals(1, primary.values().stream().mapToInt(n -> n).max().orElse(0));
            System.getLogger(TrackerScenarios.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "{0} legs of {1} calls as why says; {2}",
                            all.size(),
                            primary.size(),
                            http.send("GET", "/_plugins/_sip/stats").text());
        }
    }

    private static void compare(String callId, JsonNode wanted, JsonNode found, List<String> differences) {
        if (!wanted.equals(found)) {
            differences.add(callId + ": " + wanted + " is " + found);
        }
    }

    @Test
    @Order(3)
    void changesNothingWhenItIsDoneAgain() throws IOException {
        try (Http http = new Http(node.uri())) {
            TrackedCalls calls = new TrackedCalls(http);
            Map<String, JsonNode> before = calls.all("live");
            String first = mapper.readTree(messages.get(0)).path("@timestamp").asText();
            String last = mapper.readTree(messages.get(messages.size() - 1))
                    .path("@timestamp")
                    .asText();
            Http.Reply replay = http.send(
                    "POST",
                    "/_plugins/_sip/tracker/_replay?from=" + first.substring(0, 10) + "&to=" + last.substring(0, 10)
                            + "T23:59:59Z");
            assertEquals(200, replay.status(), replay::text);
            calls.awaitReplay("live");
            calls.await("live", legs);
            assertEquals(before, calls.all("live"));
        }
    }

    @Test
    @Order(4)
    void comesToTheSameWhereMessagesComeLateAndInAnyOrder() throws IOException {
        try (Http http = new Http(node.uri())) {
            TrackedCalls calls = new TrackedCalls(http);
            calls.setUp("sip-messages-late", 3);
            List<String> shuffled = new ArrayList<>(messages);
            Collections.shuffle(shuffled, new Random(11));
            int third = shuffled.size() / 3 + 1;
            for (int part = 0; part < 3; part++) {
                List<String> some = shuffled.subList(part * third, Math.min(shuffled.size(), (part + 1) * third));
                new Shipment(http, "sip-messages-late", "sip", part * third).send(some);
                calls.await("late", 1);
            }
            calls.await("late", legs);
            assertEquals(TrackedCalls.comparable(calls.all("live")), TrackedCalls.comparable(calls.all("late")));
        }
    }

    /** It dies while calls are open and some are written; the plugin is missing at first when it comes back. */
    @Test
    @Order(5)
    void goesOnAfterItWasKilledAndThePluginWasMissing() throws IOException {
        int half = messages.size() / 2;
        try (Http http = new Http(node.uri())) {
            TrackedCalls calls = new TrackedCalls(http);
            calls.setUp("sip-messages-killed", 3);
            new Shipment(http, "sip-messages-killed", "sip").send(messages.subList(0, half));
            calls.awaitSome("killed");
        }
        node.kill();
        node.close();
        distribution.uninstall(release.plugin());
        node = distribution.with(Map.of()).start(0);
        String refused = withoutThePlugin();
        node.close();
        distribution.install(release.zip());
        node = distribution.start(0);
        try (Http http = new Http(node.uri())) {
            new Health(http).awaitReadable("");
            assertEquals(half, count(http, "sip-messages-killed"));
            new Shipment(http, "sip-messages-killed", "sip", half).send(messages.subList(half, messages.size()));
            TrackedCalls calls = new TrackedCalls(http);
            calls.await("killed", legs);
            assertEquals(TrackedCalls.comparable(calls.all("live")), TrackedCalls.comparable(calls.all("killed")));
            int kept = count(http, "sip-messages-killed");
            faults.add(
                    "the node is killed (`kill -9`) while it tracks",
                    "the connection fails",
                    half,
                    messages.size() - kept,
                    "the tracker goes on where it was: the same calls as of a node that was not killed");
            faults.add(
                    "the plugin is removed, its setup and pipelines are not",
                    refused,
                    half,
                    messages.size() - kept,
                    "all goes on when it is installed again");
        }
    }

    /** What a user sees of a node that lacks the plugin, though its setup is there. */
    private String withoutThePlugin() throws IOException {
        try (Http http = new Http(node.uri())) {
            new Health(http).awaitReadable("");
            int found = new TrackedCalls(http).all("live").size();
            assertEquals(legs, found);
            int asked = http.send("GET", "/_plugins/_sip/why?call_id=a").status();
            Http.Reply stored = http.send("POST", "/sip-messages-killed/_doc", messages.get(0), "application/json");
            assertTrue(stored.status() >= 400 && stored.text().contains("sip"), stored::text);
            return "the node starts, calls and messages can be searched; questions " + asked
                    + ", documents for a pipeline with `sip` " + stored.status();
        }
    }

    private static int count(Http http, String index) throws IOException {
        Replies.succeeds(http.send("POST", "/" + index + "/_refresh"));
        return Replies.succeeds(http.send("GET", "/" + index + "/_count"))
                .json()
                .path("count")
                .asInt();
    }

    @Test
    @Order(6)
    void leavesNoTraceThatANodeTripsOver() throws IOException {
        int before;
        try (Http http = new Http(node.uri())) {
            Replies.succeeds(http.send("PUT", "/_cluster/settings", KEPT, "application/json"));
            before = new TrackedCalls(http).all("live").size();
            Http.Reply undone = http.send("DELETE", "/_plugins/_sip/setup");
            assertEquals(200, undone.status(), undone::text);
            Map<String, String> results = results(undone.json());
            assertEquals("emptied", results.get("sip"), undone::text);
            assertEquals("stopped", results.get("live"), undone::text);
            assertEquals(404, http.send("GET", "/_index_template/sip-calls").status());
            http.send("POST", "/_flush");
        }
        node.close();
        distribution.uninstall(release.plugin());
        node = distribution.with(Map.of()).start(0);
        try (Http http = new Http(node.uri())) {
            new Health(http).awaitReadable("");
            assertEquals(before, new TrackedCalls(http).all("live").size());
            Http.Reply stored = http.send(
                    "POST", "/sip-messages-live/_doc?refresh=true", "{\"message\": \"hello\"}", "application/json");
            assertEquals(201, stored.status(), stored::text);
            faults.add(
                    "the setup is undone and the plugin removed; a setting `plugins.sip.*` stays in the cluster",
                    "the node starts, calls and messages can be searched, documents are indexed without `sip.*`",
                    before,
                    before - new TrackedCalls(http).all("live").size(),
                    "nothing is left to do");
        }
    }
}
