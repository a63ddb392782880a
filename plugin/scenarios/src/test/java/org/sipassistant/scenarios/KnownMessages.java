// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Messages of calls whose end is known: captured ones where these are beside the project, else the project's own. */
final class KnownMessages {
    private static final Path OWN = Path.of("../endpoint/src/test/resources/recorded/messages.jsonl");

    private KnownMessages() {}

    /** As a shipper sends them, a document on each line. */
    static List<String> all() throws IOException {
        Path captured = Path.of(System.getProperty("scenarios.data"), "live", "messages.jsonl");
        return Files.readAllLines(Files.isRegularFile(captured) ? captured : OWN);
    }
}
