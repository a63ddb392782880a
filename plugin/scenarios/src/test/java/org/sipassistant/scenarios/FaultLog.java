// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The faults that tests have tried, as the table of {@code docs/faults.md}: {@code -Ddocs.accept} writes what was seen there,
 * else each must stand there.
 */
final class FaultLog {
    private static final String HEAD =
            "| fault | a user sees | documents | lost | afterwards |\n|---|---|--:|--:|---|\n";

    private final String part;
    private final Map<String, String> rows = new LinkedHashMap<>();

    /** @param part of the page */
    FaultLog(String part) {
        this.part = part;
    }

    /**
     * @param documents that were confirmed when it began
     * @param lost how many of them are gone when it is over
     */
    void add(String fault, String seen, int documents, int lost, String afterwards) {
        rows.put(fault, "| " + fault + " | " + seen + " | " + documents + " | " + lost + " | " + afterwards + " |\n");
    }

    void write() throws IOException {
        String table = HEAD + String.join("", rows.values());
        Files.writeString(Path.of("target").resolve("faults-" + part + ".md"), table);
        PagePart page = new PagePart(Path.of("../../docs/faults.md"), part);
        if (System.getProperty("docs.accept") != null) {
            page.write(table);
            return;
        }
        String written = page.text();
        rows.keySet()
                .forEach(fault ->
                        assertTrue(written.contains("| " + fault + " |"), () -> fault + " is not in docs/faults.md"));
    }
}
