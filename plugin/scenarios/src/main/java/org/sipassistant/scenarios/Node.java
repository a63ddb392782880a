// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running node of a real distribution, stopped when closed and, whatever happens, when this program ends. It is only
 * ever stopped by its own process id. For one thread.
 */
public final class Node implements AutoCloseable {
    private static final long START_SECONDS = 300;
    private static final long STOP_SECONDS = 60;
    private static final int LAST_LINES = 25;

    private final Process process;
    private final Path home;
    private final Thread atExit;
    private final URI uri;
    private boolean kept;

    private Node(Process process, Path home) throws IOException {
        this.process = process;
        this.home = home;
        this.atExit = new Thread(() -> stop(process), "stop-node");
        Runtime.getRuntime().addShutdownHook(atExit);
        this.uri = URI.create("http://" + awaitAddress());
    }

    /** Waits until a process that was just started listens for HTTP. */
    static Node started(Process process, Path home) throws IOException {
        return new Node(process, home);
    }

    /** Where the node answers, on the loopback interface. */
    public URI uri() {
        return uri;
    }

    /** Where other nodes can join it, on the loopback interface. */
    String transport() throws IOException {
        return loopback(home.resolve("logs/transport.ports"))
                .orElseThrow(() -> new IOException("the node does not listen to others on the loopback interface"));
    }

    public long pid() {
        return server(process).pid();
    }

    /** The home it was started from. */
    Path home() {
        return home;
    }

    /** Ends it as a power cut does, without a word. */
    void kill() {
        server(process).destroyForcibly();
        ended(process, STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends it a signal, for example {@code STOP}. */
    void signal(String name) throws IOException {
        run("kill", "-" + name, Long.toString(pid()));
    }

    /** Collects its garbage, all of it. */
    void collectGarbage() throws IOException {
        run(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid()), "GC.run");
    }

    private static void run(String... command) throws IOException {
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!ended(tool, STOP_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
            tool.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    /** Leaves the node running when it is closed and when this program ends. */
    public void keep() {
        kept = Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void close() {
        if (!kept) {
            stop(process);
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private String awaitAddress() throws IOException {
        Path ports = home.resolve("logs/http.ports");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            // Waiting for the end of the process is the pause between two looks, and notices a failed start at once.
            if (ended(process, 200, TimeUnit.MILLISECONDS)) {
                throw new IOException("the node ended while it started, its last words were:\n" + lastWords());
            }
            Optional<String> address = loopback(ports);
            if (address.isPresent()) {
                return address.get();
            }
        }
        stop(process);
        throw new IOException("the node did not start within " + START_SECONDS + " s:\n" + lastWords());
    }

    private static Optional<String> loopback(Path ports) throws IOException {
        List<String> addresses = Files.exists(ports) ? Files.readAllLines(ports) : List.of();
        return addresses.stream()
                .filter(address -> address.startsWith("127.0.0.1:"))
                .findFirst();
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("logs/console.txt"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static void stop(Process process) {
        ProcessHandle server = server(process);
        server.destroy();
        if (!ended(process, STOP_SECONDS, TimeUnit.SECONDS)) {
            server.destroyForcibly();
            process.destroyForcibly();
            // Until it is gone no other can start on its data.
            ended(process, STOP_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** OpenSearch becomes the server itself; Elasticsearch starts it as its child, and ends with it. */
    private static ProcessHandle server(Process process) {
        return process.children().findFirst().orElse(process.toHandle());
    }

    private static boolean ended(Process process, long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
