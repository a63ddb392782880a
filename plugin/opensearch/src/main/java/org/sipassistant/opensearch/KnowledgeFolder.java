// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.watcher.ResourceWatcher;
import org.opensearch.watcher.ResourceWatcherService;
import org.sipassistant.endpoint.OwnKnowledge;

/**
 * The operator's own knowledge in {@code config/<plugin>/knowledge/}, read before anything is judged and anew when a file
 * changes. A node starts and goes on whatever stands in it.
 */
final class KnowledgeFolder implements ResourceWatcher {
    private static final Logger LOGGER = LogManager.getLogger(KnowledgeFolder.class);
    private static final String PLACE = "opensearch-sip-assistant/knowledge";
    private static final int DEPTH = 2;
    private static final int MOST_FILES = 1_000;

    private final OwnKnowledge knowledge;
    private final Path folder;
    private volatile Map<String, String> warned = Map.of();
    private volatile String seen = "";

    KnowledgeFolder(OwnKnowledge knowledge, Path config) {
        this.knowledge = knowledge;
        this.folder = config.resolve(PLACE);
        checkAndNotify();
    }

    /** Looks every few seconds whether a file changed. */
    void watch(ResourceWatcherService watchers) {
        try {
            watchers.add(this, ResourceWatcherService.Frequency.HIGH);
        } catch (IOException | SecurityException e) {
            LOGGER.warn("[{}] cannot be watched: {}", PLACE, e.getMessage());
        }
    }

    @Override
    public void init() {
        // It was read already, before the first pipeline was made.
    }

    @Override
    public void checkAndNotify() {
        String now = fingerprint();
        if (!now.equals(seen)) {
            seen = now;
            reload();
        }
    }

    /** Reads all files anew; warns once of each that is wrong. */
    synchronized void reload() {
        knowledge.read(folder);
        Map<String, String> before = warned;
        Map<String, String> refused = new TreeMap<>(knowledge.refused());
        warned = Map.copyOf(refused);
        refused.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        refused.forEach((file, why) -> LOGGER.warn("[{}] {}; what it said before stays in force", PLACE, why));
    }

    private String fingerprint() {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.limit(MOST_FILES).sorted().map(KnowledgeFolder::state).collect(Collectors.joining("\n"));
        } catch (IOException | RuntimeException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (IOException e) {
            return file + " gone";
        }
    }
}
