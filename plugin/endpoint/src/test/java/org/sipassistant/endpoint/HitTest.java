// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.call.DocumentId;

class HitTest {

    @Test
    void saysWhereTheDocumentIs() {
        Hit hit = new Hit(Map.of("_index", "sip-messages-7", "_id", "x1", "_source", Map.of()));
        assertEquals(new DocumentId("sip-messages-7", "x1"), hit.document());
    }

    @Test
    void survivesAHitWithoutASource() {
        Hit hit = new Hit(Map.of("_index", "sip-messages-7", "_id", "x1"));
        assertEquals(Optional.empty(), hit.rawText());
        assertEquals(Optional.empty(), hit.timestamp());
        assertEquals(Optional.empty(), hit.observer());
        assertEquals(Optional.empty(), hit.endpoint("source"));
        assertEquals(0, hit.sequence());
        assertFalse(hit.mentions("x"));
    }

    @Test
    void prefersTheOriginalTextToTheMessage() {
        assertEquals(
                Optional.of("raw"),
                of("message", "cut", "event", Map.of("original", "raw")).rawText());
        assertEquals(
                Optional.of("raw"),
                of("message", "cut", "event.original", "raw").rawText());
        assertEquals(
                Optional.of("cut"), of("message", "cut", "event.original", "").rawText());
        assertEquals(
                Optional.of("cut"),
                of("message", "cut", "event", Map.of("original", List.of("raw")))
                        .rawText());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-17T08:05:00.112Z, 2026-03-17T08:05:00.112Z",
        "2026-03-17T09:05:00+01:00, 2026-03-17T08:05:00Z",
        "2026-03-17T08:05:00.112345678Z, 2026-03-17T08:05:00.112345678Z",
        "2026-03-17T08:05:00, 2026-03-17T08:05:00Z",
        "2026-03-17T08:05Z, 2026-03-17T08:05:00Z",
    })
    void readsTimesAsAnEngineTakesThem(String text, Instant instant) {
        assertEquals(Optional.of(instant), of("@timestamp", text).timestamp());
    }

    @Test
    void readsATimeInMilliseconds() {
        assertEquals(
                Optional.of(Instant.parse("2026-03-17T08:05:00Z")),
                of("@timestamp", 1_773_734_700_000L).timestamp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "17.03.2026", "2026-13-17T08:05:00Z"})
    void takesWhatIsNoTimeForAbsent(String text) {
        assertEquals(Optional.empty(), of("@timestamp", text).timestamp());
    }

    @Test
    void takesATimeOfAnotherKindForAbsent() {
        assertEquals(
                Optional.empty(),
                of("@timestamp", List.of("2026-03-17T08:05:00Z")).timestamp());
    }

    @Test
    void ordersByTheSequenceOrByTheOffsetInTheFile() {
        assertEquals(7, of("event", Map.of("sequence", 7)).sequence());
        assertEquals(4096, of("log.offset", 4096L).sequence());
        assertEquals(0, of("event.sequence", "seven").sequence());
    }

    @Test
    void readsTheEndsOfAHop() {
        Hit hit = of(
                "source", Map.of("ip", "192.0.2.1", "port", 5060), "destination", Map.of("address", "sbc.example.net"));
        assertEquals("192.0.2.1:5060", hit.endpoint("source").orElseThrow().toString());
        assertEquals(
                "sbc.example.net", hit.endpoint("destination").orElseThrow().toString());
        assertEquals(Optional.empty(), of("source", "192.0.2.1").endpoint("source"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void leavesOutWhatIsNoPort(int port) {
        assertEquals(
                "192.0.2.1",
                of("source.ip", "192.0.2.1", "source.port", port)
                        .endpoint("source")
                        .orElseThrow()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void keepsThePortsAtBothEdges(int port) {
        assertEquals(
                "192.0.2.1:" + port,
                of("source.ip", "192.0.2.1", "source.port", port)
                        .endpoint("source")
                        .orElseThrow()
                        .toString());
    }

    @Test
    void namesTheHostThatSawTheMessage() {
        assertEquals(
                Optional.of("tap-1"),
                of("observer.name", "tap-1", "host", Map.of("name", "pbx-1")).observer());
        assertEquals(
                Optional.of("pbx-1"),
                of("host", Map.of("name", "pbx-1"), "agent.name", "beat").observer());
        assertEquals(Optional.of("beat"), of("agent.name", "beat").observer());
    }

    @Test
    void mentionsACallIdInItsFieldOrInItsText() {
        assertTrue(of("sip", Map.of("call_id", "a@b")).mentions("a@b"));
        assertTrue(of("message", "Call-ID: a@b\r\n").mentions("a@b"));
        assertFalse(of("sip", Map.of("call_id", "xa@b")).mentions("a@b"));
        assertFalse(of("message", "Call-ID: a-b\r\n").mentions("a@b"));
    }

    private static Hit of(String key, Object value) {
        return new Hit(Map.of("_index", "i", "_id", "1", "_source", Map.of(key, value)));
    }

    private static Hit of(String key, Object value, String key2, Object value2) {
        return new Hit(Map.of("_index", "i", "_id", "1", "_source", Map.of(key, value, key2, value2)));
    }
}
