// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the jar as a user runs it: a process with arguments, standard input and what came of it. */
record Run(int code, byte[] out, String err) {
    private static final long SECONDS = 120;

    static Run of(String input, String... arguments) throws IOException {
        return of(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Run of(byte[] input, String... arguments) throws IOException {
        Path err = Files.createTempFile("sip-assistant", ".err");
        Path given = Files.createTempFile("sip-assistant", ".in");
        Files.write(given, input);
        Process process = builder(arguments)
                .redirectInput(given.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            byte[] out = process.getInputStream().readAllBytes();
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it does not end");
            return new Run(process.exitValue(), out, Files.readString(err));
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
            Files.delete(err);
            Files.delete(given);
        }
    }

    /** Starts it and leaves its input open. */
    static Process started(String... arguments) throws IOException {
        return builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                System.getProperty("runnable")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }
}
