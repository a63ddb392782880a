// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the runnable jar answers about logs, and whether an endpoint answers the same. */
final class JarAnswers {
    /** The jar is the same for every engine. */
    private static final Map<Path, JsonNode> ANSWERS = new ConcurrentHashMap<>();

    private JarAnswers() {}

    /** The labelled logs at hand; none where there are none. */
    static List<Path> logs() throws IOException {
        Path cases = Path.of(System.getProperty("scenarios.data")).resolveSibling("cases");
        if (!Files.isDirectory(cases)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(cases)) {
            return folders.map(folder -> folder.resolve("log.txt"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /**
     * The logs about which they do not say the same. Both are asked again where they differ: a log that gives a time
     * without a day means today's before that time has come and yesterday's after it, and it may come in between.
     */
    static List<String> differences(Http http, Path inventory) throws IOException {
        List<String> different = new ArrayList<>();
        for (Path log : logs()) {
            if (!answer(http, log).equals(answer(log, inventory))) {
                ANSWERS.remove(log);
                JsonNode here = answer(http, log);
                JsonNode there = answer(log, inventory);
                if (!here.equals(there)) {
                    different.add(log.getParent().getFileName() + ": " + here + " is not " + there);
                }
            }
        }
        return different;
    }

    private static JsonNode answer(Http http, Path log) throws IOException {
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("text", Files.readString(log));
        return comparable(http.send("POST", "/_plugins/_sip/why/text", question).json());
    }

    private static JsonNode answer(Path log, Path inventory) throws IOException {
        JsonNode known = ANSWERS.get(log);
        if (known == null) {
            known = comparable(asked(log, inventory));
            ANSWERS.put(log, known);
        }
        return known;
    }

    private static JsonNode asked(Path log, Path inventory) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                System.getProperty("scenarios.jar"),
                "why",
                "--format",
                "json",
                "--inventory",
                inventory.toString(),
                log.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new ObjectMapper().readTree(process.getInputStream().readAllBytes());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Without how long it took, and without the files of an operator, of which the jar has none. */
    private static JsonNode comparable(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove(List.of("took", "knowledge"));
        return copy;
    }
}
