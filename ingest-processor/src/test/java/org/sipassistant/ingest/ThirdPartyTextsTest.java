// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Torture messages, captures and logs of others: whatever they hold, a document comes out of it. */
class ThirdPartyTextsTest {

    private static final Path MATERIAL = Path.of("../../shared/data");

    @Test
    void enrichesWhateverOthersWrote() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(MATERIAL), () -> MATERIAL + " is absent");
        SipEnricher enricher = Documents.enricher(Map.of("fields", "full"));
        int files = 0;
        try (Stream<Path> paths = Files.walk(MATERIAL)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
                enrichWhole(enricher, text);
                text.lines().forEach(line -> enrichWhole(enricher, line));
                files++;
            }
        }
        assertTrue(files > 150, files + " files");
        assertTrue(
                enricher.statistics().documents() > 1_000,
                () -> enricher.statistics().toString());
    }

    private static void enrichWhole(SipEnricher enricher, String text) {
        Map<String, Object> source = new HashMap<>(Map.of("message", text));
        enricher.enrich(source);
        assertEquals(text.length(), ((String) source.get("message")).length());
        check(source.get("sip"));
    }

    private static void check(Object value) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, field) -> {
                    if (!name.equals("call_id")) {
                        check(field);
                    }
                });
            case List<?> list -> list.forEach(ThirdPartyTextsTest::check);
            case String text -> assertTrue(text.length() <= FieldMap.TEXT_LIMIT);
            case null, default -> {}
        }
    }
}
