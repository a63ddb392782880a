// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;
import org.sipassistant.inventory.Role;

/** The inventory that the page of the processor shows is one that works. */
class InventoryPageTest {

    private static final String START = "<!-- inventory -->\n```yaml\n";

    @Test
    void showsAnInventoryInWhichNothingIsRefused() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        int from = page.indexOf(START) + START.length();
        String yaml = page.substring(from, page.indexOf("```", from));
        List<InventoryLine> lines = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readValue(yaml, new TypeReference<List<Map<String, Object>>>() {})
                .forEach(values -> lines.add(new InventoryLine(lines.size() + 1, values)));
        Inventory.Reading reading = Inventory.read(lines);
        assertEquals(List.of(), reading.refused());
        assertEquals(
                List.of("carrier-a", "sbc-1", "acme-pbx"),
                reading.inventory().entries().stream().map(Entry::name).toList());
        for (Role role : Role.values()) {
            assertTrue(page.contains("`" + role.id() + "`"), role.id());
        }
    }
}
