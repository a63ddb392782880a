// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Who sees what, with an engine's own security switched on. Two customers share the indices: every answer to somebody who
 * may see the documents of one of them is searched for what only the documents of the other hold.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SecurityScenarios {
    private static final Path ROLES = Path.of("../../security");
    private static final Path PAGE = Path.of("../../docs/security-matrix.md");
    private static final Path PRIVACY = Path.of("../../docs/privacy.md");
    private static final long READY_SECONDS = 240;

    private static final String INVENTORY = """
        - { name: sbc-1, role: own, match: ["203.0.113.10"] }
        - { name: acme, role: customer, match: ["192.0.2.7"], customer: acme }
        - { name: bolt, role: customer, match: ["192.0.2.8"], customer: bolt }
        """;

    /** Nobody, then test users from small to large, then the ready-made roles. */
    private static final List<String> USERS =
            List.of("anonymous", "nobody", "other", "text", "acme", "hidden", "agent", "engineer", "administrator");

    private static final List<String> READY_MADE = List.of("agent", "engineer", "administrator");

    private static final Instant START = Instant.now().minusSeconds(3_600);

    /** Both customers' calls carry the same Session-ID, so that the one would be told as a leg of the other. */
    private static final String SESSION =
            "Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000";

    private static final SampleCall ACME = new SampleCall(
            "acme-call@192.0.2.7",
            "192.0.2.7",
            "\"Anna\" <sip:+493023125001@example.com>",
            "<sip:+442079460345@example.net>",
            List.of(SESSION),
            "Busy Quartz",
            START);

    private static final SampleCall BOLT = new SampleCall(
            "bolt-call@192.0.2.8",
            "192.0.2.8",
            "\"Beatrix\" <sip:+493023125999@example.org>",
            "<sip:+33199001234@example.net>",
            List.of(SESSION),
            "Busy Obsidian",
            START.plusMillis(10));

    private static final SampleCall ACME_SHARED = withCallId(ACME, "shared@example.com");
    private static final SampleCall BOLT_SHARED = withCallId(BOLT, "shared@example.com");

    private static final SampleCall ACME_ALONE = alone(ACME, "alone@192.0.2.7", "<sip:+442079460111@example.net>");
    private static final SampleCall BOLT_ALONE = alone(BOLT, "alone@192.0.2.8", "<sip:+33199001222@example.net>");

    /** Of no customer. */
    private static final SampleCall OTHER = new SampleCall(
            "x", "192.0.2.9", "<sip:1001@example.net>", "<sip:1002@example.net>", List.of(), "Busy Here", START);

    private static final SecurityMatrix.Request SETUP =
            new SecurityMatrix.Request("PUT", "/_plugins/_sip/setup?index=sip-messages-default", "");

    /** What only documents of the second customer hold. */
    private static final List<String> OF_BOLT =
            List.of("Beatrix", "23125999", "199001234", "Obsidian", "bolt", "192.0.2.8", "example.org");

    /** Requests of the table that read or change what is personal. */
    private static final List<String> AUDITED =
            List.of("why, by Call-ID", "calls, `json`", "recognise, of indices", "feedback", "failures", "erase");

    private static final List<String> FORMATS = List.of("json", "text", "svg", "mermaid", "ticket", "pcap");

    /** Fields of messages and calls that one of the users does not see. */
    private static final List<String> HIDDEN = List.of(
            "message", "event.original", "sip.status", "sip.from.display_info", "call.answer", "call.decisive.reason");

    private final Guard guard;
    private final Map<String, Http> speakers = new LinkedHashMap<>();
    private Node node;
    private TrackerIdentity tracker;
    private String refused = "";

    SecurityScenarios(Guard guard) {
        this.guard = guard;
    }

    @BeforeAll
    void fill() throws IOException {
        List<Member> members = members();
        Distribution distribution = guard.prepare(members);
        String plugin = guard.folder() + "-sip-assistant";
        Path folder =
                Files.createDirectories(distribution.home().resolve("config").resolve(plugin));
        Files.writeString(folder.resolve("network.yml"), INVENTORY);
        node = distribution.start(0);
        Http root = speaker(Guard.ADMINISTRATOR);
        awaitReady(root);
        guard.introduce(members, root);
        SETUP.send(speaker("administrator"));
        List<String> documents = new ArrayList<>();
        List.of(ACME, BOLT, ACME_SHARED, BOLT_SHARED, ACME_ALONE, BOLT_ALONE)
                .forEach(call -> documents.addAll(call.documents()));
        new Shipment(root, "sip-messages-default", "sip").send(documents);
        new Shipment(root, "other-logs", "sip")
                .send(withCallId(ACME, "other@192.0.2.7").documents());
        refused = TrackerIdentity.state(root);
        node = guard.identify(distribution, node, root, role(Guard.TRACKER));
        Http again = speaker(Guard.ADMINISTRATOR);
        awaitReady(again);
        new Health(again).awaitReadable("");
        tracker = new TrackerIdentity(again);
        tracker.awaitCalls("default", 5);
        USERS.forEach(user -> speakers.put(user, speaker(user)));
    }

    @AfterAll
    void stop() {
        speakers.values().forEach(Http::close);
        if (node != null) {
            node.close();
        }
    }

    @Test
    void theTrackerDoesNotRunAsASuperuser() {
        assertTrue(refused.startsWith("refused: security is on: "), refused);
    }

    @Test
    void theTrackerReadsAndWritesOnlyWhatItMay() throws IOException {
        tracker.isRefused("index=other-logs&namespace=other");
    }

    @Test
    void theTrackerReplacesWhatIsNoLongerSo() throws IOException {
        tracker.replaces("late", alone(OTHER, "late@192.0.2.9", "<sip:1002@example.net>"));
    }

    @Test
    void theTrackerRemovesWhatIsTooOld() throws IOException {
        tracker.forgets("sip-calls-default-2001.01.01");
    }

    /** What is told of a call of two customers is told of both. */
    @Test
    void aCallOfTwoCustomersIsTheCallOfNeither() throws IOException {
        JsonNode all = tracker.calls("default");
        assertEquals(5, all.size(), all::toString);
        for (JsonNode call : all) {
            boolean joint = call.at("/sip/customer").isMissingNode();
            assertEquals(call.at("/sip/call_id").asText().startsWith("shared@"), joint, call::toString);
            assertEquals(
                    joint ? "[\"acme\",\"bolt\"]" : "",
                    call.at("/call/customers").toString(),
                    call::toString);
        }
        JsonNode failures = speakers.get("acme")
                .send("GET", "/_plugins/_sip/failures?from=now-2h")
                .json();
        assertEquals(2, failures.at("/totals/attempts").asInt(), failures::toString);
        JsonNode found =
                speakers.get("acme").send("GET", "/sip-calls-*/_search").json();
        List<String> seen = new ArrayList<>();
        found.at("/hits/hits")
                .forEach(hit -> seen.add(hit.at("/_source/sip/call_id").asText()));
        assertEquals(Set.of(ACME.callId(), ACME_ALONE.callId()), Set.copyOf(seen), found::toString);
    }

    @Test
    void everyRequestOfEveryUserEndsAsTheTableSays() throws IOException {
        SecurityMatrix matrix = new SecurityMatrix(USERS);
        for (Map.Entry<String, SecurityMatrix.Request> request : requests().entrySet()) {
            matrix.add(request.getKey(), request.getValue(), speakers::get);
        }
        Path written = Files.writeString(
                Path.of("target").resolve("security-matrix-" + guard.folder() + ".md"), matrix.table());
        PagePart page = new PagePart(PAGE, guard.folder());
        if (System.getProperty("docs.accept") != null) {
            page.write(matrix.table());
        } else {
            assertEquals(page.text(), matrix.table(), () -> "see " + written + "; -Ddocs.accept");
        }
    }

    @Test
    void nothingOfOneCustomerReachesAnother() throws IOException {
        for (SecurityMatrix.Request request : requests().values()) {
            Http.Reply reply = request.send(speakers.get("acme"));
            // An error names what was asked for.
            String asked = request.path() + request.body();
            for (String word : OF_BOLT) {
                assertFalse(
                        reply.text().contains(word) && !asked.contains(word),
                        () -> request + " tells [" + word + "]: " + reply.text());
            }
        }
        Http.Reply shared = speakers.get("acme").send("GET", "/_plugins/_sip/why?call_id=shared@example.com");
        assertEquals(1, shared.json().path("calls").size(), shared::text);
        assertEquals(5, shared.json().at("/calls/0/timeline").size(), shared::text);
    }

    /** The words that are looked for are there for somebody who may see them. */
    @Test
    void everythingReachesWhoMaySeeIt() throws IOException {
        String told = speakers.get("engineer")
                .send("GET", "/_plugins/_sip/calls/bolt-call@192.0.2.8")
                .text();
        OF_BOLT.forEach(word -> assertTrue(told.contains(word), () -> "[" + word + "] is not in " + told));
    }

    @Test
    void aHiddenFieldIsNotQuoted() throws IOException {
        for (SecurityMatrix.Request request : requests().values()) {
            Http.Reply reply = request.send(speakers.get("hidden"));
            assertFalse(reply.text().contains("Quartz"), () -> request + " quotes it: " + reply.text());
            assertFalse(reply.text().contains("Anna"), () -> request + " quotes it: " + reply.text());
        }
        Http.Reply told = requests().get("the engine's own search for calls").send(speakers.get("engineer"));
        assertTrue(told.text().contains("Quartz"), () -> "the test looks for it in vain in " + told.text());
        JsonNode answer = why("hidden");
        assertEquals("callee-busy", answer.at("/calls/0/root_cause/category").asText(), answer::toString);
    }

    /** Each action that the page on personal data names, with the one who asked. */
    @Test
    void theEnginesAuditTellsWhoAskedWhat() throws IOException {
        Http root = speaker(Guard.ADMINISTRATOR);
        guard.audit(root);
        AuditTrail trail = new AuditTrail(PRIVACY);
        assertTrue(trail.missing().size() >= AUDITED.size(), trail::toString);
        for (String title : AUDITED) {
            Http.Reply reply = requests().get(title).send(speakers.get("administrator"));
            assertTrue(reply.status() < 300, () -> title + ": " + reply.text());
        }
        trail.await("administrator", () -> guard.audited(node, root), Duration.ofSeconds(READY_SECONDS));
    }

    @Test
    void anAgentGetsTheAnswerWithoutNumbers() throws IOException {
        JsonNode answer = why("agent");
        assertEquals("callee-busy", answer.at("/calls/0/root_cause/category").asText(), answer::toString);
        assertEquals(4, answer.at("/calls/0/timeline").size() - 1, answer::toString);
        for (SecurityMatrix.Request request : requests().values()) {
            String text = request.send(speakers.get("agent")).text();
            for (String word : List.of("23125001", "2079460345", "Anna")) {
                boolean asked = (request.path() + request.body()).contains(word);
                assertFalse(text.contains(word) && !asked, () -> request + " tells [" + word + "]: " + text);
            }
        }
    }

    private JsonNode why(String user) throws IOException {
        return Replies.succeeds(speakers.get(user).send("GET", "/_plugins/_sip/why?call_id=" + ACME.callId()))
                .json();
    }

    private static Map<String, SecurityMatrix.Request> requests() {
        Map<String, SecurityMatrix.Request> requests = new LinkedHashMap<>();
        String paste = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "text",
                        ACME.text()
                                .replace("Quartz", "Here")
                                .replace("Anna", "Ada")
                                .replace("3023125001", "1001")
                                .replace("2079460345", "1002"))
                .toString();
        requests.put("why, by Call-ID", get("/_plugins/_sip/why?call_id=" + ACME.callId()));
        requests.put("why, of another customer", get("/_plugins/_sip/why?call_id=" + BOLT.callId()));
        requests.put("why, of a Call-ID of two", get("/_plugins/_sip/why?call_id=shared@example.com"));
        requests.put("why, by code and time", get("/_plugins/_sip/why?code=486&from=now-2h"));
        requests.put("why, in `other-*`", get("/_plugins/_sip/why?call_id=other@192.0.2.7&index=other-*"));
        for (String format : FORMATS) {
            requests.put("calls, `" + format + "`", get("/_plugins/_sip/calls/" + ACME.callId() + "?format=" + format));
        }
        requests.put("calls, of another customer", get("/_plugins/_sip/calls/" + BOLT.callId() + "?format=text"));
        requests.put("why/text", SecurityMatrix.Request.post("/_plugins/_sip/why/text", paste));
        requests.put("explain", get("/_plugins/_sip/explain/486"));
        requests.put(
                "recognise, of lines",
                SecurityMatrix.Request.post("/_plugins/_sip/recognise", "{\"lines\": [\"SIP/2.0 486 Busy Here\"]}"));
        requests.put("recognise, of indices", SecurityMatrix.Request.post("/_plugins/_sip/recognise", "{}"));
        requests.put(
                "feedback",
                SecurityMatrix.Request.post(
                        "/_plugins/_sip/feedback",
                        "{\"call_id\": \"" + ACME.callId() + "\", \"category\": \"callee-busy\"}"));
        requests.put("failures", get("/_plugins/_sip/failures?from=now-2h"));
        requests.put("failures, `text`", get("/_plugins/_sip/failures?from=now-2h&format=text"));
        requests.put("stats", get("/_plugins/_sip/stats"));
        requests.put("tracker/_replay", SecurityMatrix.Request.post("/_plugins/_sip/tracker/_replay", "{}"));
        requests.put("erase", SecurityMatrix.Request.post("/_plugins/_sip/erase", "{\"number\": \"493023125777\"}"));
        requests.put("knowledge/_reload", SecurityMatrix.Request.post("/_plugins/_sip/knowledge/_reload", ""));
        requests.put("setup, undone", new SecurityMatrix.Request("DELETE", "/_plugins/_sip/setup", ""));
        requests.put("setup", SETUP);
        requests.put("the engine's own search for calls", get("/sip-calls-*/_search?size=100"));
        requests.put("the engine's own search", get("/sip-messages-*/_search?size=100"));
        requests.put(
                "the engine's own search for a number",
                get("/sip-messages-*/_search?size=100&q=sip.number.calling.digits:493023125001"));
        return requests;
    }

    private static SecurityMatrix.Request get(String path) {
        return SecurityMatrix.Request.get(path);
    }

    private List<Member> members() throws IOException {
        Map<String, Rights> rights = new TreeMap<>();
        rights.put("other", Rights.read("other-*"));
        rights.put("text", Rights.cluster("cluster:monitor/sip/text", "cluster:monitor/sip/explain"));
        rights.put(
                "acme", Rights.read("sip-messages-*", "sip-calls-*").only("{\"term\": {\"sip.customer\": \"acme\"}}"));
        rights.put("hidden", Rights.read("sip-messages-*", "sip-calls-*").without(HIDDEN.toArray(String[]::new)));
        List<Member> members = new ArrayList<>(List.of(Member.withoutRole("nobody")));
        rights.forEach((name, right) -> members.add(new Member(name, "test-" + name, guard.body(right))));
        for (String name : READY_MADE) {
            members.add(new Member(name, "sip_" + name, role("sip_" + name)));
        }
        return members;
    }

    /** A ready-made role. */
    private JsonNode role(String name) throws IOException {
        return new ObjectMapper()
                .readTree(ROLES.resolve(guard.folder()).resolve(name + ".json").toFile());
    }

    private Http speaker(String user) {
        HttpClient client = Trusting.client();
        if (user.equals("anonymous")) {
            return new Http(guard.address(node), client, Map.of());
        }
        String login =
                Base64.getEncoder().encodeToString((user + ":" + Guard.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return new Http(guard.address(node), client, Map.of("Authorization", "Basic " + login));
    }

    private void awaitReady(Http root) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (root.send("GET", "/_cluster/health").status() != 200) {
            assertTrue(System.nanoTime() < deadline, "the security of the node is not ready");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** A call that nothing joins with another. */
    private static SampleCall alone(SampleCall call, String callId, String to) {
        return new SampleCall(
                callId,
                call.caller(),
                call.from(),
                to,
                List.of(),
                call.phrase(),
                call.start().plusSeconds(900));
    }

    private static SampleCall withCallId(SampleCall call, String callId) {
        return new SampleCall(
                callId, call.caller(), call.from(), call.to(), call.headers(), call.phrase(), call.start());
    }
}
