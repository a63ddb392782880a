// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Draws panels in a headless browser: {@code dashboards/check/render.mjs}, run by Node.js. */
final class Renderer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final Path CHECK = Dashboards.FOLDER.resolve("check");
    private static final long SECONDS = 900;
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Path folder;

    /** @param folder for what is drawn, and from what */
    Renderer(Path folder) {
        this.folder = folder;
    }

    /** Why nothing can be drawn here; empty where it can. Fetches the packages, whose versions are fixed, where they are missing. */
    private static Optional<String> missing() throws IOException {
        String named = System.getenv().getOrDefault("CHROMIUM", "");
        if (Stream.concat(Stream.of(named), BROWSERS.stream())
                .noneMatch(b -> !b.isEmpty() && Files.isExecutable(Path.of(b)))) {
            return Optional.of("there is no Chromium");
        }
        if (run(List.of("node", "--version"), Path.of(".")) != 0) {
            return Optional.of("there is no Node.js");
        }
        // What npm writes when it has fetched all.
        if (!Files.isRegularFile(CHECK.resolve("node_modules/.package-lock.json"))
                && run(List.of("npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=6"), CHECK) != 0) {
            return Optional.of("npm could not fetch the packages of dashboards/check");
        }
        return Optional.empty();
    }

    /** Skips a test where there is no browser, and says so; fails where one is required by {@code -Dscenarios.browser=required}. */
    static void require() throws IOException {
        Optional<String> missing = missing();
        if (missing.isPresent() && "required".equals(System.getProperty("scenarios.browser"))) {
            throw new IllegalStateException("nothing can be drawn: " + missing.get());
        }
        Assumptions.assumeTrue(missing.isEmpty(), () -> "Nothing is drawn, because " + missing.get());
    }

    /**
     * Draws every panel with each version of Vega and in each theme.
     *
     * @param tables what the products draw by themselves, for the pictures only
     * @param pictures where a picture of each is left
     */
    List<DrawnPanel> draw(Product product, List<ObjectNode> panels, List<ObjectNode> tables, Path pictures)
            throws IOException {
        ObjectNode input = MAPPER.createObjectNode().put("host", product.addFilter());
        input.putArray("panels").addAll(panels);
        input.putArray("tables").addAll(tables);
        Files.createDirectories(folder);
        Path to = folder.resolve("panels.json").toAbsolutePath();
        Path from = folder.resolve("drawn.json").toAbsolutePath();
        MAPPER.writeValue(to.toFile(), input);
        Files.deleteIfExists(from);
        int status = run(
                List.of(
                        "node",
                        "render.mjs",
                        to.toString(),
                        from.toString(),
                        pictures.toAbsolutePath().toString()),
                CHECK);
        if (status != 0) {
            throw new IOException("the panels could not be drawn, see above");
        }
        List<DrawnPanel> drawn = new ArrayList<>();
        for (JsonNode panel : MAPPER.readTree(from.toFile())) {
            drawn.add(MAPPER.treeToValue(panel, DrawnPanel.class));
        }
        return drawn;
    }

    /** Runs a program to its end, tells what it says, and gives its status. */
    static int run(List<String> command, Path directory) throws IOException {
        // Not to the output of this program, which belongs to whoever runs the tests.
        Path said = Files.createTempFile("run", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " did not end within " + SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + String.join(" ", command), e);
        } catch (IOException e) {
            if (directory.equals(CHECK)) {
                throw e;
            }
            return -1;
        } finally {
            System.getLogger(Renderer.class.getName()).log(System.Logger.Level.INFO, "{0}", Files.readString(said));
            Files.delete(said);
        }
    }
}
