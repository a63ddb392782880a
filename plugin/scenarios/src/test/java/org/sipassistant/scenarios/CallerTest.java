// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every question is asked as its caller: whoever leaves his thread context is a superuser on both engines. */
class CallerTest {
    private static final List<String> WAYS_OUT = List.of(
            "stashContext", "stashWithOrigin", "OriginSettingClient", "putTransient", "putHeader", "markAsSystem");

    @Test
    void nobodyButTheTrackerIsAnybodyElse() throws IOException {
        for (String engine : List.of("opensearch", "elasticsearch")) {
            Set<String> found = new TreeSet<>();
            try (Stream<Path> sources = Files.walk(Path.of("..", engine, "src/main/java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(source);
                    if (WAYS_OUT.stream().anyMatch(text::contains)) {
                        found.add(source.getFileName().toString());
                    }
                }
            }
            assertEquals(Set.of("TrackerClient.java"), found, engine);
        }
    }
}
