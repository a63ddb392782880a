// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Answers of the endpoints, opened in a real browser: {@code dashboards/check/inert.mjs}, run by Node.js. */
public final class OpenedPages {
    private OpenedPages() {}

    /**
     * Opens pages one after the other. Skips the test where there is no browser.
     *
     * @param folder for what the browser tells; it must exist
     * @return for each its {@code url}, media {@code type}, the text {@code shown}, and all that {@code acts}
     */
    public static JsonNode open(List<String> urls, Path folder) throws IOException {
        Renderer.require();
        Path told = folder.resolve("opened.json").toAbsolutePath();
        Files.deleteIfExists(told);
        List<String> command = new ArrayList<>(List.of("node", "inert.mjs", told.toString()));
        command.addAll(urls);
        if (Renderer.run(command, Renderer.CHECK) != 0) {
            throw new IOException("the pages could not be opened, see above");
        }
        return new ObjectMapper().readTree(told.toFile());
    }
}
