// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A home directory of an engine, fresh for each use, that plugins are installed in and nodes started from. The unpacked
 * distribution it comes from is never changed, so a repeated build finds neither yesterday's plugin nor its data.
 */
public final class Distribution {
    /** What no tool and no node writes to, and nearly all of the size: linked where the file system can. */
    private static final Set<String> READ_ONLY = Set.of("lib", "modules", "agent");

    /** A small heap and a quick start; the server's defaults are for servers. */
    private static final String SMALL =
            "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1 -XX:-AlwaysPreTouch -XX:-UseG1GC -XX:+UseSerialGC";

    private static final long TOOL_SECONDS = 300;

    private final Engine engine;
    private final Path home;
    private final Map<String, String> special;

    private Distribution(Engine engine, Path home, Map<String, String> special) {
        this.engine = engine;
        this.home = home;
        this.special = Map.copyOf(special);
    }

    /**
     * Makes a fresh home.
     *
     * @param unpacked the distribution as unpacked, never written to
     * @param home the directory to make; what was there is removed
     */
    public static Distribution freshCopy(Path unpacked, Path home) throws IOException {
        Engine engine = Engine.of(unpacked);
        FileTree.remove(home);
        Files.createDirectories(home.getParent());
        FileTree.copy(unpacked, home, READ_ONLY);
        return new Distribution(engine, home, Map.of());
    }

    /** The same home; nodes that are started from it have these settings too, and those win. */
    public Distribution with(Map<String, String> settings) {
        return new Distribution(engine, home, settings);
    }

    public Path home() {
        return home;
    }

    /** The file that holds the process id of the node that runs in a home, while it does. */
    static Path pidFile(Path home) {
        return home.resolve("node.pid");
    }

    /** Installs a plugin with the distribution's own tool. */
    public void install(Path zip) throws IOException {
        plugin("install", "--batch", zip.toUri().toString());
    }

    /** Removes an installed plugin with the distribution's own tool. */
    public void uninstall(String name) throws IOException {
        plugin("remove", name);
    }

    /**
     * Starts a small node, quick to start, and waits until it answers.
     *
     * @param port the HTTP port, 0 for a free one
     */
    public Node start(int port) throws IOException {
        return start(port, SMALL);
    }

    /**
     * Starts a node and waits until it answers.
     *
     * @param port the HTTP port, 0 for a free one
     * @param javaOptions separated by blanks; they come last and so win over those of the distribution
     */
    public Node start(int port, String javaOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve(engine.program()).toString(), "-p", pidFile(home).toString()));
        Map<String, String> settings = new HashMap<>(Map.of(
                "cluster.name", "sip-assistant",
                "node.name", "sip-1",
                "discovery.type", "single-node",
                // It answers when it has a manager, not before.
                "discovery.initial_state_timeout", "240s",
                "network.host", "127.0.0.1",
                "http.port", Integer.toString(port),
                "transport.port", "0",
                "node.portsfile", "true",
                "cluster.routing.allocation.disk.threshold_enabled", "false"));
        settings.putAll(engine.settings());
        settings.putAll(special);
        settings.forEach((name, value) -> command.add("-E" + name + "=" + value));
        Files.deleteIfExists(home.resolve("logs/http.ports"));
        Path console = home.resolve("logs/console.txt");
        Files.createDirectories(console.getParent());
        return Node.started(run(command, console, javaOptions), home);
    }

    private void plugin(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(engine.pluginTool()));
        command.addAll(List.of(arguments));
        tool(Map.of(), command);
    }

    /**
     * Runs a program of the distribution and waits for its end.
     *
     * @param variables of its environment, beside those that a node gets
     * @param command the program's path below the home, and its arguments
     * @throws IOException with all it wrote, where it fails
     */
    void tool(Map<String, String> variables, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.set(0, home.resolve(command.get(0)).toString());
        Path output = Files.createTempFile(home, "tool", ".txt");
        Process tool = run(whole, output, SMALL, variables);
        if (!waitFor(tool) || tool.exitValue() != 0) {
            tool.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed: " + Files.readString(output));
        }
        Files.delete(output);
    }

    private Process run(List<String> command, Path output, String javaOptions) throws IOException {
        return run(command, output, javaOptions, Map.of());
    }

    private Process run(List<String> command, Path output, String javaOptions, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove(engine.variable("PATH_CONF"));
        environment.put(engine.variable("JAVA_HOME"), System.getProperty("java.home"));
        environment.put(engine.variable("JAVA_OPTS"), isRoot() ? javaOptions + " " + engine.rootOption() : javaOptions);
        environment.putAll(variables);
        return builder.start();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean waitFor(Process process) {
        try {
            return process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
