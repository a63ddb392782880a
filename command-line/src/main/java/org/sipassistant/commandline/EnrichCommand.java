// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.inventory.Inventory;

/**
 * The ingest processor in a pipeline of programs: documents in, one JSON object on each line, and the same documents out
 * with the fields of the SIP in them.
 */
final class EnrichCommand implements Main.Command {
    private static final Set<String> LISTS = Set.of("formats", "correlation_headers");

    @Override
    public List<String> options() {
        return List.of(
                "--field",
                "--target-field",
                "--override",
                "--fields",
                "--explain",
                "--redact",
                "--timezone",
                "--default-region",
                "--formats",
                "--correlation-headers",
                InventoryFile.OPTION);
    }

    @Override
    public int run(Arguments arguments, OutputStream out) throws IOException {
        Map<String, Object> options = new HashMap<>(arguments.options());
        options.replaceAll((name, value) ->
                LISTS.contains(name) ? Arrays.asList(value.toString().split(",", -1)) : value);
        Object inventory = options.remove(InventoryFile.NAME);
        Knowhow knowhow = Knowhow.load(JsonText::yaml);
        if (inventory != null) {
            Inventory read = InventoryFile.read(inventory.toString());
            knowhow = new Knowhow(knowhow.knowledge(), knowhow.logs(), knowhow.events(), () -> read);
        }
        SipEnricher enricher = SipEnricher.create(SipOptions.take(options), knowhow);
        try (InputStream in = arguments.open();
                OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            DocumentLines lines = new DocumentLines(enricher::enrich, buffered);
            lines.copy(in);
            if (lines.unread() > 0) {
                Main.warn(lines.unread()
                        + " lines are no JSON object that could be read, and were passed on as they are");
            }
        }
        return Main.ANSWERED;
    }
}
