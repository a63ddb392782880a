// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sipassistant.inventory.Inventory;

/** Who is who in the operator's network: the file that a node with the plugin reads from its configuration. */
final class InventoryFile {
    static final String OPTION = "--inventory";
    static final String NAME = "inventory";

    private InventoryFile() {}

    /** Reads it; a wrong entry is told and left out, as on a node. */
    static Inventory read(String path) throws IOException {
        try (InputStream yaml = Files.newInputStream(Path.of(path))) {
            Inventory.Reading reading = Inventory.read(JsonText.entries(yaml));
            reading.refused().forEach(reason -> Main.warn("[" + path + "] " + reason + "; the entry is left out"));
            return reading.inventory();
        }
    }
}
