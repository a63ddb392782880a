// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user does and what has to come of it, as data: one file each, a title and steps that run in their order. It
 * names no engine, so the same file runs against every one.
 */
record Scenario(String title, List<Step> steps) {
    Scenario {
        steps = List.copyOf(steps);
    }

    /** Reads every scenario of a folder, in the order of the file names. */
    static List<Scenario> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Scenario> scenarios = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                scenarios.add(read(file));
            }
            return scenarios;
        }
    }

    private static Scenario read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        List<Step> steps = new ArrayList<>();
        json.required("steps").forEach(step -> steps.add(Step.of(step)));
        return new Scenario(json.required("title").textValue(), steps);
    }

    void run(Http http) throws IOException {
        for (Step step : steps) {
            step.run(title, http);
        }
    }
}
