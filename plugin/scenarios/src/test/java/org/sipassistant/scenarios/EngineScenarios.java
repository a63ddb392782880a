// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        """;

    private final Release release;
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
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.title(), () -> {
                    try (Http http = new Http(node.uri())) {
                        scenario.run(http);
                    }
                }));
    }

    /** Once the pipelines that use the processor are gone, nothing of the plugin may be left that a node trips over. */
    @Test
    @Order(3)
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
            Http.Reply health = http.send("GET", "/_cluster/health?wait_for_status=yellow&timeout=30s");
            assertEquals(200, health.status(), health::text);
            assertEquals(documents, count(http));
            assertEquals("[]", http.send("GET", "/_cat/plugins?format=json").text());
        }
    }

    private static long count(Http http) throws IOException {
        http.send("POST", "/_refresh");
        return http.send("GET", "/_count").json().path("count").longValue();
    }
}
