// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An operator's own files in the configuration of a node, an inventory and a rule, and what the node says of them. */
final class OwnFiles {
    private static final long SECONDS = 120;

    private final Path home;
    private final Path folder;
    private final Path rule;

    /** @param home of the node */
    OwnFiles(Path home, String plugin) {
        this.home = home;
        this.folder = home.resolve("config").resolve(plugin);
        this.rule = folder.resolve("knowledge/rules/broken.yml");
    }

    void inventory(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("network.yml"), text);
    }

    void rule(String text) throws IOException {
        Files.createDirectories(rule.getParent());
        Files.writeString(rule, text);
    }

    void removeRule() throws IOException {
        Files.delete(rule);
    }

    /** Has the node read them now. */
    void reload(Http http) throws IOException {
        Replies.succeeds(http.send("POST", "/_plugins/_sip/knowledge/_reload"));
    }

    /** @param what {@code inventory} or {@code knowledge} */
    void assertRefused(Http http, String what, String words) throws IOException {
        JsonNode told = told(http);
        assertTrue(told.path(what).path("refused").toString().contains(words), told::toString);
    }

    void assertLogged(String words) throws IOException {
        assertTrue(
                Files.readString(home.resolve("logs/console.txt")).contains(words),
                () -> "[" + words + "] is not in the node's log");
    }

    /** Waits until nothing of them is wrong any more: the engine looks at files every few seconds. */
    void awaitRight(Http http) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        JsonNode told = told(http);
        while (told.at("/inventory/entries").asInt() != 1
                || !told.at("/inventory/refused").isEmpty()
                || !told.at("/knowledge/refused").isEmpty()) {
            assertTrue(System.nanoTime() < deadline, told::toString);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            told = told(http);
        }
    }

    private static JsonNode told(Http http) throws IOException {
        return Replies.succeeds(http.send("GET", "/_plugins/_sip/stats")).json().path("node");
    }
}
