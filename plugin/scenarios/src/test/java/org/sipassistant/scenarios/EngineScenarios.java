// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** All scenarios on one node of one release of an engine; then the plugin is taken away, and the node has to start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EngineScenarios {
    private static final int FEWEST = 10;

    private static final String INVENTORY = """
        - { name: carrier-a, role: trunk, match: ["198.51.100.7"] }
        - { name: sbc-1, role: own, match: ["203.0.113.10"] }
        - { name: nonsense, role: wizard, match: ["203.0.113.11"] }
        """;

    private static final String RULE = """
        id: house-quota
        title: The quota of the house was used up
        category: trunk-capacity-or-limit
        status: stable
        when:
          - final_response: { method: INVITE, code: 499 }
        then:
          origin: callee
          responsible: callee
          confidence: 0.97
          says: "{decider} says that the quota of the house is used up"
          because: The house allows so many calls at a time.
          action: Raise the quota of the house.
        """;

    private static final String REFUSED_CALL = """
        { "text": "INVITE sip:1002@example.net SIP/2.0\\r\\nVia: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKq\\r\\n\
        From: <sip:1001@example.net>;tag=a\\r\\nTo: <sip:1002@example.net>\\r\\nCall-ID: quota@192.0.2.7\\r\\n\
        CSeq: 1 INVITE\\r\\n\\r\\nSIP/2.0 499 No\\r\\nVia: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKq\\r\\n\
        From: <sip:1001@example.net>;tag=a\\r\\nTo: <sip:1002@example.net>;tag=b\\r\\n\
        Call-ID: quota@192.0.2.7\\r\\nCSeq: 1 INVITE\\r\\n\\r\\n" }
        """;

    private final Release release;
    private Path rules = Path.of("");
    private Distribution distribution;
    private Node node;

    EngineScenarios(Release release) {
        this.release = release;
    }

    @BeforeAll
    void install() throws IOException {
        distribution = release.fresh("scenarios");
        Path folder =
                Files.createDirectories(distribution.home().resolve("config").resolve(release.plugin()));
        Files.writeString(folder.resolve("network.yml"), INVENTORY);
        rules = Files.createDirectories(folder.resolve("knowledge/rules"));
        Files.writeString(rules.resolve("house-quota.yml"), RULE);
        Files.writeString(rules.resolve("broken.yml"), "id: broken\ntitle: [");
        node = distribution.start(0);
    }

    @AfterAll
    void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    @Order(1)
    void runsTheVersionItIsMeantToRun() throws IOException {
        try (Http http = new Http(node.uri())) {
            Http.Reply nodes = http.send("GET", "/_cat/nodes?format=json&h=version");
            assertEquals(
                    release.version(), nodes.json().at("/0/version").textValue().replace("-SNAPSHOT", ""));
        }
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> scenarios() throws Exception {
        List<Scenario> scenarios =
                Scenario.of(Path.of(getClass().getResource("/scenarios").toURI()));
        assertTrue(scenarios.size() >= FEWEST, () -> "only " + scenarios.size() + " scenarios were found");
        System.getLogger(EngineScenarios.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} {1}: {2} scenarios of {3} requests",
                        release.engine().title(),
                        release.version(),
                        scenarios.size(),
                        scenarios.stream().mapToInt(s -> s.steps().size()).sum());
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.title(), () -> {
                    try (Http http = new Http(node.uri())) {
                        scenario.run(http);
                    }
                }));
    }

    /** The node has started with a broken file and a wrong line of the inventory; what is right among them is in force. */
    @Test
    @Order(3)
    void readsTheOperatorsOwnFilesAgainAndKeepsTheLastGoodOnes() throws IOException {
        try (Http http = new Http(node.uri())) {
            JsonNode started = http.send("GET", "/_plugins/_sip/stats").json().path("node");
            assertEquals(
                    "[\"rules/house-quota.yml\"]",
                    started.at("/knowledge/local_overrides").toString(),
                    started::toString);
            assertTrue(
                    started.at("/knowledge/refused/0/reason").asText().contains("rules/broken.yml"), started::toString);
            assertEquals(2, started.at("/inventory/entries").asInt(), started::toString);
            assertTrue(started.at("/inventory/refused/0").asText().startsWith("line 3 [nonsense]"), started::toString);
            assertEquals("house-quota", rule(http));

            Files.delete(rules.resolve("broken.yml"));
            Files.writeString(rules.resolve("house-quota.yml"), RULE.replace("confidence:", "confidense:"));
            JsonNode broken = reload(http);
            assertTrue(
                    broken.at("/knowledge/refused/0/reason").asText().contains("[then.confidence]"), broken::toString);
            assertEquals("house-quota", rule(http));

            Files.writeString(rules.resolve("house-quota.yml"), RULE.replace("code: 499", "code: 498"));
            assertEquals(0, reload(http).at("/knowledge/refused").size());
            assertNotEquals("house-quota", rule(http));
        }
    }

    /** The labelled logs are no part of the project. */
    @Test
    @Order(3)
    void answersAsTheRunnableJarDoes() throws IOException {
        assumeFalse(JarAnswers.logs().isEmpty(), "there are no labelled logs here");
        Path inventory = Files.writeString(
                distribution.home().resolve("network.yml"),
                INVENTORY.substring(0, INVENTORY.indexOf("- { name: nonsense")));
        try (Http http = new Http(node.uri())) {
            assertEquals(List.of(), JarAnswers.differences(http, inventory));
        }
    }

    private static JsonNode reload(Http http) throws IOException {
        return Replies.succeeds(http.send("POST", "/_plugins/_sip/knowledge/_reload"))
                .json();
    }

    private static String rule(Http http) throws IOException {
        return Replies.succeeds(http.send("POST", "/_plugins/_sip/why/text", REFUSED_CALL, "application/json"))
                .json()
                .at("/calls/0/root_cause/rule")
                .asText();
    }

    /** Once the pipelines that use the processor are gone, nothing of the plugin may be left that a node trips over. */
    @Test
    @Order(4)
    void startsWithItsDataAfterThePluginWasRemoved() throws IOException {
        long documents;
        try (Http http = new Http(node.uri())) {
            http.send("DELETE", "/_ingest/pipeline/*");
            documents = count(http);
            assertTrue(documents > 0, "nothing was indexed");
            http.send("POST", "/_flush");
        }
        node.close();
        distribution.uninstall(release.plugin());
        node = distribution.start(0);
        try (Http http = new Http(node.uri())) {
            new Health(http).awaitReadable("");
            assertEquals(documents, count(http));
            assertEquals("[]", http.send("GET", "/_cat/plugins?format=json").text());
        }
    }

    /** Documents of all indices but the tracker's ledger, where each node writes when it likes. */
    private static long count(Http http) throws IOException {
        http.send("POST", "/_refresh");
        return http.send("GET", "/*,-sip-tracker/_count").json().path("count").longValue();
    }
}
