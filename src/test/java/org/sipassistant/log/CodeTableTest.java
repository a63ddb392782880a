// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

class CodeTableTest {
    private static final EventBook BOOK = EventBook.load(TestYaml::read);

    private static final EventBook ACME = EventBook.of(List.of(new Section(
            "events/test.yml",
            Map.of(
                    "product",
                    "acme",
                    "name",
                    "Acme",
                    "codes",
                    List.of(table(
                            Map.of("busy", List.of("4711", "gone-away"), "response-received", List.of("560486"))))))));

    private static Map<String, Object> table(Map<String, Object> means) {
        return Map.of(
                "names", List.of("AcmeCode", "AcmeCodeOfCall"),
                "shared", List.of("error_code"),
                "beside", List.of("acme.example"),
                "means", means);
    }

    private static List<String> says(EventBook book, String text) {
        return book.find(text).stream().map(LogEvent::says).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AcmeCode 4711",
                "AcmeCode=4711&next=1",
                "AcmeCode: 4711;reason=none",
                "AcmeCode (4711): over",
                "AcmeCode - 4711",
                "AcmeCodeOfCall=4711",
                "{\"AcmeCode\":\"4711\"}",
                "{\"AcmeCode\" : 4711}",
                "payload={\\\"AcmeCode\\\":\\\"4711\\\"}",
                "<AcmeCode>4711</AcmeCode>",
                "AcmeCode: **4711**",
                "AcmeCode='gone-away'",
                "{\"error_code\":4711,\"url\":\"https://ACME.example/7\"}",
                "{\n  \"url\": \"https://acme.example/7\",\n  \"error_code\": 4711\n}"
            })
    void findsACodeHoweverItIsWritten(String text) {
        assertEquals(List.of("busy"), says(ACME, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AcmeCode",
                "AcmeCode=",
                "AcmeCode=47110",
                "AcmeCode=4712",
                "AcmeCode=x4711",
                "AcmeCode=4711-2",
                "AcmeCode=-4711",
                "AcmeCode4711",
                "AcmeCode of 4711",
                "AcmeCode=\n4711",
                "AcmeCode=                4711",
                "{\"error_code\":4711}"
            })
    void takesNoOtherNumberForOne(String text) {
        assertEquals(List.of(), says(ACME, text));
    }

    @Test
    void aWordOfThePlatformIsNearTheCode() {
        assertEquals(List.of("busy"), says(ACME, "acme.example " + "x".repeat(500) + " error_code=4711"));
        assertEquals(List.of(), says(ACME, "acme.example " + "x".repeat(2_000) + " error_code=4711"));
    }

    @Test
    void tellsTheCodeOfSipThatIsTheEndOfOne() {
        LogEvent event = ACME.find("AcmeCode=560486").get(0);
        assertEquals("response-received", event.says());
        assertEquals(Map.of("code", "486"), event.fields());
    }

    @Test
    void goesBeforeTheWordsAroundIt() {
        String line = "X-Twilio-Error: 32201 connect to 192.0.2.7: Connection refused";
        assertEquals(List.of("acl-refused"), says(BOOK, line));
    }

    @Test
    void refusesATableThatCannotBeMeant() {
        Map<String, Object> twice = Map.of("busy", List.of("1"), "declined", List.of("1"));
        List<Map<String, Object>> wrong = List.of(
                table(twice),
                table(Map.of()),
                Map.of("means", Map.of("busy", List.of("1"))),
                Map.of("shared", List.of("error_code"), "means", Map.of("busy", List.of("1"))),
                Map.of(
                        "shared",
                        List.of("error_code"),
                        "beside",
                        List.of("Acme"),
                        "means",
                        Map.of("busy", List.of("1"))));
        for (Map<String, Object> table : wrong) {
            assertThrows(
                    KnowledgeException.class,
                    () -> CodeTable.read(new Section("events/test.yml", table)),
                    table.toString());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCodeIsFoundBehindEveryName() {
        return sections().stream().map(entry -> {
            CodeTable codes = CodeTable.read(entry);
            return dynamicTest(codes.names().get(0), () -> {
                String near = codes.beside().isEmpty() ? "" : codes.beside().get(0) + ' ';
                codes.meanings()
                        .forEach((code, says) -> codes.names().forEach(name -> {
                            String line = near + name + ": " + code;
                            assertEquals(List.of(says), says(BOOK, line), line);
                        }));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleHasACodeOfItsTable() {
        return sections().stream().flatMap(entry -> {
            List<String> examples = entry.texts("example");
            CodeTable codes = CodeTable.read(entry);
            return examples.stream()
                    .map(example -> dynamicTest(example, () -> {
                        List<LogEvent> found = BOOK.find(example);
                        assertEquals(1, found.size());
                        assertTrue(
                                codes.meanings().entrySet().stream()
                                        .anyMatch(code -> example.contains(code.getKey())
                                                && code.getValue()
                                                        .equals(found.get(0).says())),
                                found.get(0).says());
                    }));
        });
    }

    @Test
    void everyMeaningIsOneThatLinesHave() {
        Set<String> known = new HashSet<>();
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("events")) {
            file.sections("events").forEach(event -> known.add(event.text("says")));
        }
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("words")) {
            file.sections("refusals").forEach(topic -> known.add(topic.text("says")));
            file.sections("topics").forEach(topic -> known.add(topic.text("says")));
        }
        for (Section entry : sections()) {
            for (String says : CodeTable.read(entry).meanings().values()) {
                assertTrue(known.contains(says), says);
            }
        }
    }

    private static List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        new KnowledgeFiles(TestYaml::read).folder("events").forEach(file -> sections.addAll(file.sections("codes")));
        return sections;
    }
}
