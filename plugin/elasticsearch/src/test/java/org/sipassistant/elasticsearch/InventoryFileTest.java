// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.TestThreadPool;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.watcher.ResourceWatcherService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.InventoryLine;

/** The inventory's file as the node reads it, at its start and while it runs. */
public class InventoryFileTest extends ESTestCase {
    private static final String CARRIER = "- { name: carrier-a, role: trunk, match: [\"198.51.100.0/24\"] }\n";

    private ThreadPool threads;
    private ResourceWatcherService watchers;
    private Path config;
    private Path file;

    @Before
    public void prepare() throws IOException {
        threads = new TestThreadPool("inventory");
        watchers = new ResourceWatcherService(Settings.EMPTY, threads);
        config = createTempDir();
        file = config.resolve("elasticsearch-sip-assistant").resolve("network.yml");
        Files.createDirectories(file.getParent());
    }

    @After
    public void end() {
        watchers.close();
        terminate(threads);
    }

    @Test
    public void isEmptyWithoutAFile() {
        assertEquals(List.of(), names(watched(config)));
        assertEquals(List.of(), names(watched(config.resolve("nowhere"))));
    }

    @Test
    public void followsTheFile() throws IOException {
        InventoryFile inventory = watched();
        write(CARRIER);
        assertEquals(List.of("carrier-a"), names(inventory));
        write(CARRIER + "- name: sbc-1\n  role: own\n  match:\n  - 203.0.113.10\n");
        assertEquals(List.of("carrier-a", "sbc-1"), names(inventory));
        Files.delete(file);
        lookNow();
        assertEquals(List.of(), names(inventory));
    }

    @Test
    public void leavesOutWrongEntriesAtTheStart() throws IOException {
        Files.writeString(file, "- { name: x, role: carrier, match: [\"192.0.2.1\"] }\n" + CARRIER);
        assertEquals(List.of("carrier-a"), names(watched()));
    }

    @Test
    public void staysAsItWasWhereTheFileIsNoList() throws IOException {
        Files.writeString(file, CARRIER);
        InventoryFile inventory = watched();
        for (String wrong : List.of(
                "name: [", "carrier-a", "[1, 2]", "{ name: carrier-b }", "\t- a", "- {a: 1, a: 2}", "\0\1 }{ - [")) {
            write(wrong);
            assertEquals(wrong, List.of("carrier-a"), names(inventory));
            assertTrue(wrong, inventory.told().get("refused").toString().contains("the file cannot be read"));
        }
        write("# nothing yet\n");
        assertEquals(List.of(), names(inventory));
    }

    @Test
    public void tellsTheLineOfEachEntry() throws IOException {
        String text = "# who is who\n" + CARRIER + "\n-\n  name: sbc-1\n  role: own\n- name: pbx\n  role: own\n";
        List<InventoryLine> lines = YamlReader.lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(2, 5, 7), lines.stream().map(InventoryLine::number).toList());
        assertEquals("pbx", lines.get(2).values().get("name"));
    }

    private InventoryFile watched() {
        return watched(config);
    }

    private InventoryFile watched(Path directory) {
        InventoryFile inventory = new InventoryFile();
        inventory.watch(directory, watchers);
        return inventory;
    }

    /** The watcher tells changes by time and length, and one of them may be the same. */
    private void write(String text) throws IOException {
        long before = Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(before + 10_000));
        lookNow();
    }

    private void lookNow() {
        watchers.notifyNow(ResourceWatcherService.Frequency.HIGH);
    }

    private static List<String> names(InventoryFile inventory) {
        return inventory.get().entries().stream().map(Entry::name).toList();
    }
}
