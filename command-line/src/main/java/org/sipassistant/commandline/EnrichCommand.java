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
                "--correlation-headers");
    }

    @Override
    public int run(Arguments arguments, OutputStream out) throws IOException {
        Map<String, Object> options = new HashMap<>();
        arguments
                .options()
                .forEach((name, value) ->
                        options.put(name, LISTS.contains(name) ? Arrays.asList(value.split(",", -1)) : value));
        SipEnricher enricher = SipEnricher.create(SipOptions.take(options), Knowhow.load(JsonText::yaml));
        try (InputStream in = arguments.open();
                OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            DocumentLines lines = new DocumentLines(enricher::enrich, buffered);
            lines.copy(in);
            if (lines.unread() > 0) {
                System.err.println("sip-assistant: " + lines.unread()
                        + " lines are no JSON object that could be read, and were passed on as they are");
            }
        }
        return Main.ANSWERED;
    }
}
