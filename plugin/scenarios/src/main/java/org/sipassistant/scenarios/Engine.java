// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** An engine the plugin is made for, and in what its distributions differ from the other's. */
enum Engine {
    OPENSEARCH("OpenSearch", "OPENSEARCH_", "-Djna.noclasspath=true", Map.of()),
    /** Security is off: left to itself it makes certificates at the first start, which no other start knows. */
    ELASTICSEARCH("Elasticsearch", "ES_", "-Des.nativelibs.path=absent", Map.of("xpack.security.enabled", "false"));

    private final String title;
    private final String variables;
    private final String rootOption;
    private final Map<String, String> settings;

    Engine(String title, String variables, String rootOption, Map<String, String> settings) {
        this.title = title;
        this.variables = variables;
        this.rootOption = rootOption;
        this.settings = settings;
    }

    /** The engine of an unpacked distribution, by the program that starts it. */
    static Engine of(Path unpacked) {
        for (Engine engine : values()) {
            if (Files.isExecutable(unpacked.resolve(engine.program()))) {
                return engine;
            }
        }
        throw new IllegalArgumentException("distribution [" + unpacked + "] has no " + OPENSEARCH.program() + " and no "
                + ELASTICSEARCH.program() + " to start");
    }

    /** How it writes itself. */
    String title() {
        return title;
    }

    /** How it is called in names of files and artifacts. */
    String id() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** The program that starts a node, in a home directory. */
    String program() {
        return "bin/" + id();
    }

    /** The program that installs and removes plugins, in a home directory. */
    String pluginTool() {
        return program() + "-plugin";
    }

    /** The environment variable with this ending, for example {@code JAVA_HOME}. */
    String variable(String ending) {
        return variables + ending;
    }

    /**
     * The Java option that lets the engine run as root. It asks through a native library who it is, and asks no more where
     * that cannot be loaded: fit for a container that knows only root, not for a server.
     */
    String rootOption() {
        return rootOption;
    }

    /** The settings it needs to answer anybody who asks. */
    Map<String, String> settings() {
        return settings;
    }
}
