// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentShapesTest {

    private static Map<String, Object> document(Object... namesAndValues) {
        Map<String, Object> document = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sent Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1",
                "error 486 lines processed",
                "GET / HTTP/1.1"
            })
    void leavesADocumentWithoutSipAsItIs(String message) {
        Map<String, Object> source = document("message", message, "sip", "10.0.0.1");
        enricher(Map.of()).enrich(source);
        assertEquals(document("message", message, "sip", "10.0.0.1"), source);
    }

    @Test
    void leavesADocumentWithoutTheFieldAsItIsUnlessToldOtherwise() {
        Map<String, Object> source = document("text", Documents.BUSY);
        enricher(Map.of()).enrich(source);
        assertEquals(document("text", Documents.BUSY), source);
        SipEnricher strict = enricher(Map.of("ignore_missing", false));
        assertEquals(
                "field [message] is absent or no string",
                assertThrows(IllegalArgumentException.class, () -> strict.enrich(source))
                        .getMessage());
    }

    @Test
    void acceptsAFieldThatIsNoString() {
        Map<String, Object> source = document("message", 42);
        enricher(Map.of()).enrich(source);
        assertEquals(document("message", 42), source);
    }

    @Test
    void readsTheOriginalEventWhereTheMessageIsAbsent() {
        Map<String, Object> nested = document("event", document("original", Documents.BUSY));
        enricher(Map.of()).enrich(nested);
        assertEquals("486", at(nested, "sip.code"));
        assertEquals("failure", at(nested, "event.outcome"));
        Map<String, Object> dotted = document("event.original", Documents.BUSY);
        enricher(Map.of()).enrich(dotted);
        assertEquals("486", at(dotted, "sip.code"));
    }

    @Test
    void readsAFieldByItsPath() {
        Map<String, Object> nested = document("log", document("text", Documents.BUSY));
        enricher(Map.of("field", "log.text")).enrich(nested);
        assertEquals("486", at(nested, "sip.code"));
        Map<String, Object> dotted = document("log.text", Documents.BUSY);
        enricher(Map.of("field", "log.text")).enrich(dotted);
        assertEquals("486", at(dotted, "sip.code"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesNothingWhereTheTargetIsNoObject(boolean override) {
        Map<String, Object> source = document("message", Documents.BUSY, "sip", "10.0.0.1");
        SipEnricher enricher = enricher(Map.of("override", override));
        enricher.enrich(source);
        assertEquals("10.0.0.1", source.get("sip"));
        assertEquals("failure", at(source, "event.outcome"));
        assertEquals(1, enricher.statistics().conflicts());
    }

    @Test
    void writesNothingWhereAParentOfTheTargetIsNoObject() {
        Map<String, Object> source = document("message", Documents.BUSY, "voip", List.of("x"));
        enricher(Map.of("target_field", "voip.sip")).enrich(source);
        assertEquals(List.of("x"), source.get("voip"));
        assertEquals("absent", at(source, "sip"));
    }

    @Test
    void makesTheParentsOfItsTarget() {
        Map<String, Object> source = document("message", Documents.BUSY, "voip", document("a", 1));
        enricher(Map.of("target_field", "voip.sip")).enrich(source);
        assertEquals("486", at(source, "voip.sip.code"));
        assertEquals(1, at(source, "voip.a"));
    }

    @Test
    void completesWhatIsThere() {
        Map<String, Object> source = document(
                "message", Documents.BUSY, "sip", document("code", "999", "from", document("tag", "mine"), "mine", 1));
        enricher(Map.of()).enrich(source);
        assertEquals("999", at(source, "sip.code"));
        assertEquals("mine", at(source, "sip.from.tag"));
        assertEquals("1001", at(source, "sip.from.uri.username"));
        assertEquals(1, at(source, "sip.mine"));
        assertEquals(486, at(source, "sip.status_code"));
    }

    @Test
    void replacesWhatIsThereWhereToldTo() {
        Map<String, Object> source =
                document("message", Documents.BUSY, "sip", document("code", "999", "mine", 1), "sip.class", "x");
        enricher(Map.of("override", true)).enrich(source);
        assertEquals("486", at(source, "sip.code"));
        assertEquals("client_error", at(source, "sip.class"));
        assertEquals(false, source.containsKey("sip.class"));
        assertEquals(1, at(source, "sip.mine"));
    }

    @Test
    void understandsDottedFieldsThatAreThere() {
        Map<String, Object> source = document(
                "message",
                Documents.BUSY,
                "sip.code",
                "999",
                "sip.from.tag",
                "mine",
                "event.outcome",
                "success",
                "network",
                "lan");
        SipEnricher enricher = enricher(Map.of());
        enricher.enrich(source);
        Map<String, Object> sip = DocumentFields.asObject(source.get("sip"));
        assertEquals("999", source.get("sip.code"));
        assertEquals(false, sip.containsKey("code"));
        assertEquals("absent", at(sip, "from.tag"));
        assertEquals("1001", at(sip, "from.uri.username"));
        assertEquals("success", source.get("event.outcome"));
        assertEquals("lan", source.get("network"));
        assertEquals(1, enricher.statistics().conflicts());
    }

    @Test
    void keepsAValueWhereAnObjectWouldGo() {
        Map<String, Object> source = document("message", Documents.BUSY, "sip", document("from", "alice"));
        enricher(Map.of()).enrich(source);
        assertEquals("alice", at(source, "sip.from"));
        assertEquals("486", at(source, "sip.code"));
    }

    @Test
    void neverOverwritesOutcomeAndTime() {
        Map<String, Object> source =
                document("message", Documents.BUSY, "event", document("outcome", "success", "ingested", "then"));
        enricher(Map.of("override", true)).enrich(source);
        assertEquals("success", at(source, "event.outcome"));
        assertEquals("then", at(source, "event.ingested"));
    }

    @Test
    void cutsLongTextsAndKeepsTheDocument() {
        String text = Documents.BUSY
                .replace("Busy Here", "b".repeat(5_000))
                .replace("a84b4c76e66710", "c".repeat(40_000))
                .replace("User busy", "\0" + "t".repeat(3_000));
        Map<String, Object> source = document("message", text);
        enricher(Map.of("fields", "full")).enrich(source);
        assertEquals(1_024, at(source, "sip.status").toString().length());
        assertEquals(1_024, at(source, "sip.reason.text").toString().length());
        assertEquals("absent", at(source, "sip.call_id"));
        assertEquals(List.of("nul", "long_call_id"), at(source, "sip.parse.errors"));
    }

    @Test
    void writesOnlyWhatEnginesCanIndexAndCopy() {
        Map<String, Object> source = document("message", Documents.INVITE);
        enricher(Map.of("fields", "full")).enrich(source);
        check(source);
    }

    private static void check(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                assertTrue(
                        map instanceof HashMap || map instanceof CompactObject,
                        () -> map.getClass().toString());
                map.values().forEach(DocumentShapesTest::check);
            }
            case List<?> list -> {
                assertEquals(ArrayList.class, list.getClass());
                list.forEach(DocumentShapesTest::check);
            }
            default ->
                assertEquals(
                        true,
                        value instanceof String
                                || value instanceof Long
                                || value instanceof Integer
                                || value instanceof Boolean);
        }
    }
}
