// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.watcher.FileChangesListener;
import org.elasticsearch.watcher.FileWatcher;
import org.elasticsearch.watcher.ResourceWatcherService;
import org.jspecify.annotations.Nullable;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;

/**
 * The inventory in {@code config/<plugin>/network.yml}, read anew when the file changes. A node starts and goes on
 * whatever stands in it: a wrong entry is left out, and a file that is no YAML leaves the inventory as it was.
 */
final class InventoryFile implements Supplier<Inventory>, FileChangesListener {
    private static final Logger LOGGER = LogManager.getLogger(InventoryFile.class);
    private static final String PLACE = "elasticsearch-sip-assistant/network.yml";

    /** A hundred thousand entries; more is a mistake, and would be held in memory whole. */
    private static final long LARGEST = 16L << 20;

    private static final int MOST_WARNINGS = 10;

    private volatile Inventory current = Inventory.empty();
    private volatile List<String> refused = List.of();
    private volatile @Nullable Path place;

    /** The inventory that holds now. */
    @Override
    public Inventory get() {
        return current;
    }

    /** What there is of it, as {@code stats} tells it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entries", current.entries().size());
        told.put("refused", refused.subList(0, Math.min(refused.size(), MOST_WARNINGS)));
        return told;
    }

    /** Reads the file now. */
    void reload() {
        Path file = place;
        if (file != null && Files.exists(file)) {
            reload(file);
        }
    }

    /** Reads the file, if there is one, and every few seconds looks whether it changed. */
    void watch(Path config, ResourceWatcherService watchers) {
        place = config.resolve(PLACE);
        FileWatcher watcher = new FileWatcher(place);
        watcher.addListener(this);
        try {
            watchers.add(watcher, ResourceWatcherService.Frequency.HIGH);
        } catch (IOException | SecurityException e) {
            LOGGER.warn("[{}] cannot be watched: {}", PLACE, e.getMessage());
        }
    }

    @Override
    public void onFileInit(Path file) {
        reload(file);
    }

    @Override
    public void onFileCreated(Path file) {
        reload(file);
    }

    @Override
    public void onFileChanged(Path file) {
        reload(file);
    }

    @Override
    public void onFileDeleted(Path file) {
        current = Inventory.empty();
        refused = List.of();
        LOGGER.info("[{}] is gone: the inventory is empty", PLACE);
    }

    private void reload(Path file) {
        try {
            Inventory.Reading reading = Inventory.read(lines(file));
            current = reading.inventory();
            LOGGER.info("[{}] entries read: {}", PLACE, current.entries().size());
            refused = reading.refused();
            warn(refused);
        } catch (IOException | RuntimeException e) {
            // What a parser throws at text that is no YAML differs from release to release.
            refused = List.of("the file cannot be read, the inventory stays as it was: " + e.getMessage());
            LOGGER.warn("[{}] cannot be read, the inventory stays as it was: {}", PLACE, e.getMessage());
        }
    }

    /** Once for each state of the file: an operator must act, but not read the same a thousand times. */
    private static void warn(List<String> refused) {
        int shown = Math.min(refused.size(), MOST_WARNINGS);
        for (String reason : refused.subList(0, shown)) {
            LOGGER.warn("[{}] {}; the entry is left out", PLACE, reason);
        }
        if (shown < refused.size()) {
            LOGGER.warn("[{}] {} more entries are left out", PLACE, refused.size() - shown);
        }
    }

    private static List<InventoryLine> lines(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IllegalArgumentException("it is larger than " + LARGEST + " bytes");
        }
        try (InputStream yaml = Files.newInputStream(file)) {
            return YamlReader.lines(yaml);
        }
    }
}
