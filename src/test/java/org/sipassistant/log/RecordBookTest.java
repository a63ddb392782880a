// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.TestYaml;

class RecordBookTest {
    private static final RecordBook BOOK = RecordBook.load(new KnowledgeFiles(TestYaml::read));

    @TestFactory
    Stream<DynamicTest> everySampleIsReadAsWhatItIs() {
        Object samples = TestYaml.read(KnowledgeFiles.class.getResourceAsStream("/knowledge/records/call-records.yml"))
                .get("samples");
        return ((List<?>) samples)
                .stream()
                        .map(Map.class::cast)
                        .map(sample -> dynamicTest(sample.get("name").toString(), () -> {
                            Optional<LogEvent> event = BOOK.read((Map<?, ?>) sample.get("record"));
                            Map<String, String> told = new HashMap<>();
                            event.ifPresent(read -> told.putAll(read.fields()));
                            event.ifPresent(read -> told.put("says", read.says()));
                            assertEquals(sample.get("reads"), told);
                        }));
    }

    @Test
    void theLineBeginsWithTheTime() {
        String line = BOOK.read(Map.of("call_id", "k1", "sip_code", 486, "time", "2026-03-17 10:47:15"))
                .orElseThrow()
                .line();
        assertTrue(line.startsWith("2026-03-17 10:47:15 call record:"), line);
    }

    @Test
    void columnsAreKnownByTheirNamesAndRowsWithoutByTheirOutcome() {
        assertTrue(BOOK.areColumns(List.of("calldate", "src", "dst", "disposition", "billsec")));
        assertFalse(BOOK.areColumns(List.of("date", "user", "action", "status")));
        List<String> row = List.of(
                "",
                "1004",
                "1002",
                "default",
                "x",
                "c",
                "d",
                "Dial",
                "y",
                "2026-03-17 10:47:15",
                "",
                "2026-03-17 10:47:35",
                "20",
                "0",
                "NO ANSWER",
                "DOCUMENTATION");
        assertEquals("disposition", BOOK.columns(row).get(14));
        assertEquals(List.of(), BOOK.columns(row.subList(1, 16)));
    }
}
