// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A release of an engine that the scenarios run on.
 *
 * @param version as the engine tells it
 * @param zip the plugin that is installed into it
 */
public record Release(Engine engine, String version, Path zip) {
    /** The oldest OpenSearch that the plugin is built for. */
    static Release oldestOpenSearch() {
        return of(Engine.OPENSEARCH, System.getProperty("scenarios.opensearch"));
    }

    /** The newest OpenSearch that the plugin is known to run on. */
    public static Release newestOpenSearch() {
        return of(Engine.OPENSEARCH, System.getProperty("scenarios.opensearch.newest"));
    }

    /** The one Elasticsearch that the plugin is built for. */
    public static Release elasticsearch() {
        return of(Engine.ELASTICSEARCH, System.getProperty("scenarios.elasticsearch"));
    }

    private static Release of(Engine engine, String version) {
        return new Release(engine, version, Path.of(System.getProperty("scenarios.zip." + engine.id())));
    }

    /** The name of the plugin, as the engine's tool knows it. */
    public String plugin() {
        return engine.id() + "-sip-assistant";
    }

    /** The setting that names the node a new cluster begins with. */
    String firstManager() {
        return engine == Engine.OPENSEARCH ? "cluster.initial_cluster_manager_nodes" : "cluster.initial_master_nodes";
    }

    /** How nodes are told that they may have to look for others. */
    String manyNodes() {
        return engine == Engine.OPENSEARCH ? "zen" : "multi-node";
    }

    /** The program that keeps secrets, in a home directory. */
    String keystoreTool() {
        return engine.program() + "-keystore";
    }

    /** A fresh home with the plugin installed, for the use that is named. */
    public Distribution fresh(String use) throws IOException {
        return with(zip, use);
    }

    /** The same with another build of the plugin. */
    Distribution with(Path build, String use) throws IOException {
        Distribution distribution = bare(use);
        distribution.install(build);
        return distribution;
    }

    /** A fresh home without the plugin. */
    Distribution bare(String use) throws IOException {
        String name = engine.id() + "-" + version;
        Path unpacked = Path.of(System.getProperty("scenarios.distributions"), name);
        Path home = Path.of(System.getProperty("scenarios.nodes"), name + "-" + use);
        return Distribution.freshCopy(unpacked, home);
    }
}
