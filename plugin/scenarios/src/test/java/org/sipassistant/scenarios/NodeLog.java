// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a node logs. */
final class NodeLog {
    private NodeLog() {}

    /** None of these words stands in any of its files. */
    static void assertWithout(Path home, List<String> words) throws IOException {
        String log = text(home);
        assertTrue(log.contains("started"), "there is no log to look at");
        for (String word : words) {
            int at = log.indexOf(word);
            assertFalse(
                    at >= 0,
                    () -> "[" + word + "] is in the log of the node: "
                            + log.substring(Math.max(0, at - 500), Math.min(log.length(), at + 500)));
        }
    }

    private static String text(Path home) throws IOException {
        StringBuilder all = new StringBuilder();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(home.resolve("logs"), "*.{txt,log,json}")) {
            for (Path log : logs) {
                all.append(Files.readString(log));
            }
        }
        return all.toString();
    }
}
