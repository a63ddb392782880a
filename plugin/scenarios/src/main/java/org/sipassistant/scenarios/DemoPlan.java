// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build tells the demo.
 *
 * @param distribution the unpacked distribution to run, and its {@code version}
 * @param zip the plugin to install
 * @param home where the node lives; what was there is removed
 * @param port the HTTP port, 0 for a free one
 * @param keep whether the node is left running
 * @param failure the file that takes the sentence the build ends with where the demo fails
 */
record DemoPlan(Path distribution, String version, Path zip, Path home, int port, boolean keep, Path failure) {
    private static final int NEEDED_MEGABYTES = 600;
    private static final long MEGABYTE = 1024L * 1024;

    static DemoPlan ofSystemProperties() {
        return new DemoPlan(
                Path.of(System.getProperty("demo.distribution")),
                System.getProperty("demo.version"),
                Path.of(System.getProperty("demo.zip")),
                Path.of(System.getProperty("demo.home")),
                Integer.getInteger("demo.port", 0),
                Boolean.getBoolean("demo.keep"),
                Path.of(System.getProperty("demo.failure")));
    }

    /**
     * Looks for what would stop the demo half way.
     *
     * @throws IOException with the one sentence that tells a person what is missing
     */
    void check() throws IOException {
        Files.createDirectories(home.getParent());
        long free = Files.getFileStore(home.getParent()).getUsableSpace() / MEGABYTE;
        if (free < NEEDED_MEGABYTES) {
            throw new IOException("The demo needs " + NEEDED_MEGABYTES + " MB of free disk space for "
                    + home.getParent() + ", there are " + free + " MB.");
        }
        if (!Files.isReadable(zip)) {
            throw new IOException("The plugin " + zip + " has not been built.");
        }
        if (port != 0) {
            checkPort();
        }
        if (Files.exists(Distribution.pidFile(home))) {
            checkEarlierNode();
        }
    }

    private void checkEarlierNode() throws IOException {
        long pid = Long.parseLong(Files.readString(Distribution.pidFile(home)).strip());
        // The id may belong to another process by now: only one that was started for this home counts.
        boolean running = ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains(home.toString()))
                .isPresent();
        if (running) {
            throw new IOException("The node of an earlier demo still runs; stop it with: kill " + pid);
        }
    }

    private void checkPort() throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new IOException(
                    "Port " + port + " is taken; choose another with -Ddemo.port, or leave it out for a free one.", e);
        }
    }
}
