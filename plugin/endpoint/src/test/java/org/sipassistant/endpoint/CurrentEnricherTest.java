// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sipassistant.endpoint.tracker.Processors;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.inventory.Inventory;

class CurrentEnricherTest {
    private static final String CODE = """
        code: 497
        phrase: Quota
        category: other
        rfc: RFC 3261
        origin: proxy
        responsible: proxy
        explanation: %s
        causes: [The quota is used up]
        check_first: Look at the quota.
        actions: [Raise it.]
        """;

    private final OwnKnowledge knowledge = new OwnKnowledge(Experts::yaml, Inventory::empty);
    private final CurrentEnricher.Sources sources =
            new CurrentEnricher.Sources(knowledge, Inventory::empty, Optional::empty);

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        knowledge.read(folder);
        assertEquals(Map.of(), knowledge.refused());
    }

    private static Object explained(CurrentEnricher enricher) {
        String message = "SIP/2.0 497 Quota\r\nCall-ID: a@192.0.2.7\r\nCSeq: 1 INVITE\r\n\r\n";
        Map<String, Object> document = new HashMap<>(Map.of("message", message));
        enricher.enrich(document);
        return Json.at(document, "sip.explanation");
    }

    @Test
    void writesWhatWasReadAnewAndCountsOn() throws IOException {
        Processors processors = new Processors();
        CurrentEnricher enricher = processors.add(new CurrentEnricher(SipOptions.standard(), sources));
        Object before = explained(enricher);
        write("responses/497.yml", CODE.formatted("The first text."));
        assertEquals("The first text.", explained(enricher));
        write("responses/497.yml", CODE.formatted("The second text."));
        assertEquals("The second text.", explained(enricher));
        Files.delete(folder.resolve("responses/497.yml"));
        knowledge.read(folder);
        assertEquals(before, explained(enricher));
        assertEquals(4L, processors.fields().get("documents"));
    }

    @Test
    void goesOnWhereAProductThatItNamesIsKnownNoMore() throws IOException {
        String product = Files.readString(Path.of("../../src/main/resources/knowledge/events/asterisk.yml"));
        write("events/house.yml", product.replace("product: asterisk", "product: house"));
        Map<String, Object> options = new HashMap<>(Map.of("formats", List.of("house")));
        CurrentEnricher enricher = new CurrentEnricher(SipOptions.take(options), sources);
        Files.delete(folder.resolve("events/house.yml"));
        knowledge.read(folder);
        Object before = explained(enricher);
        write("responses/497.yml", CODE.formatted("Not for this one."));
        assertEquals(before, explained(enricher));
    }
}
