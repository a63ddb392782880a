// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

class EventBookTest {
    private static final EventBook BOOK = EventBook.load(TestYaml::read);

    private static EventBook book(String... saysAndPattern) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < saysAndPattern.length; i += 2) {
            events.add(Map.of("says", saysAndPattern[i], "pattern", saysAndPattern[i + 1]));
        }
        return EventBook.of(
                List.of(new Section("events/test.yml", Map.of("product", "test", "name", "Test", "events", events))));
    }

    @Test
    void findsOneEventPerLineInTheOrderOfTheText() {
        EventBook book = book("busy", "the line is busy", "declined", "was rejected by {user}");
        List<LogEvent> found = book.find("12:00 call was rejected by alice\n\nnothing\n12:01 the line is busy\n");
        assertEquals(
                List.of("declined", "busy"), found.stream().map(LogEvent::says).toList());
        assertEquals("12:01 the line is busy", found.get(1).line());
        assertEquals(Map.of("user", "alice"), found.get(0).fields());
    }

    @Test
    void takesTheCallIdOfThePrefixInBraces() {
        EventBook book = book("tls", "certificate verify failed", "declined", "declined, call_id={call_id};");
        String prefix = "Mar 17 10:47:15 edge kamailio[812]: ERROR: {1 1 INVITE 7b3f@192.0.2.31} ";
        assertEquals(
                Map.of("call_id", "7b3f@192.0.2.31"),
                book.find(prefix + "tls: certificate verify failed").get(0).fields());
        assertEquals(
                Map.of("call_id", "own"),
                book.find(prefix + "declined, call_id=own;").get(0).fields());
        assertEquals(
                Map.of(),
                book.find("{0x7f 1 INVITE x} certificate verify failed").get(0).fields());
    }

    @ParameterizedTest
    @CsvSource({
        "dns, connect to 192.0.2.53:53: was refused",
        "dns, connect to ns1:53: was refused",
        "connection, connect to 192.0.2.53:5301: was refused",
        "connection, 17:53:54 connect: was refused",
        "connection, 2026-03-17T17:53:54Z connect: was refused",
        "connection, 09:17:53 connect: was refused"
    })
    void aPortStandsBehindAHostAndNotInATime(String says, String line) {
        Map<String, Object> file = Map.of(
                "product",
                "test",
                "name",
                "Test",
                "elsewhere",
                List.of(Map.of("words", List.of(":53:", ":53 "), "says", "dns")),
                "events",
                List.of(Map.of("says", "connection", "pattern", "was refused")));
        EventBook book = EventBook.of(List.of(new Section("events/test.yml", file)));
        assertEquals(says, book.find(line).get(0).says());
    }

    @Test
    void takesTheMoreParticularOfTwoWordings() {
        EventBook book = book("busy", "call was rejected", "declined", "call was rejected by the callee");
        assertEquals(
                "declined", book.find("call was rejected by the callee").get(0).says());
    }

    @Test
    void takesAnyWordingBeforeOneThatOnlyTellsThatSomethingFailed() {
        EventBook book = book("connection-failed", "the whole connection to {host} failed", "dns", "no such name");
        assertEquals(
                "dns",
                book.find("the whole connection to edge failed: no such name")
                        .get(0)
                        .says());
        assertEquals(
                "connection-failed",
                book.find("the whole connection to edge failed").get(0).says());
    }

    @Test
    void takesTheCauseBeforeTheCodeThatTheStackMadeOfIt() {
        EventBook book = book("response-received", "call is over [reason={code} ({phrase})]", "dns", "no such name");
        assertEquals(
                "dns",
                book.find("call is over [reason=502 (no such name)]").get(0).says());
        assertEquals(
                "response-received",
                book.find("call is over [reason=486 (busy)]").get(0).says());
    }

    @Test
    void takesWhatALineDeniesForNoMoreThanANotice() {
        EventBook book = book("loop", "loop detected", "dns", "no such name here", "refused", "Connection refused");
        for (String line : List.of(
                "no loop detected",
                "passed without any loop detected on the way",
                "Not a loop detected by this node",
                "loop detected: no",
                "\"loop detected\"=false, next",
                "keine loop detected",
                "no routing loop detected")) {
            assertEquals(List.of("notice"), says(book, line), line);
        }
        for (String line : List.of(
                "loop detected",
                "error: loop detected: no way out",
                "why not? loop detected",
                "casino loop detected",
                "no answer loop detected",
                "not good loop detected",
                "loop detected: 12 hops")) {
            assertEquals(List.of("loop"), says(book, line), line);
        }
        assertEquals(List.of("dns"), says(book, "no such name here"), "a wording that denies by itself");
        assertEquals(List.of("refused"), says(book, "no loop detected, but Connection refused"));
        assertEquals(List.of("refused"), says(book, "Connection refused, no loop detected"));
    }

    @Test
    void tellsTheDatabaseOfANodeFromItsPeers() {
        assertEquals(List.of("connection-refused"), says(BOOK, "connect to 192.0.2.7: Connection refused"));
        assertEquals(
                List.of("internal-error"),
                says(BOOK, "db_mysql: cannot connect to MySQL server on '192.0.2.9': Connection refused"));
        assertEquals(
                List.of("internal-error"), says(BOOK, "connection to 192.0.2.9, port 5432 failed: Connection refused"));
        assertEquals(List.of("notice"), says(BOOK, "enum lookup of 1.2.3.e164.arpa: NXDOMAIN, routing by prefix"));
    }

    @Test
    void tellsAnApplicationAndAWebServerFromPeers() {
        assertEquals(
                List.of("application-missing"),
                says(BOOK, "error calling webhook http://192.0.2.9:3000/call: connect ECONNREFUSED 192.0.2.9:3000"));
        String upstream = "connect() failed (111: Connection refused) while connecting to upstream, request: ";
        assertEquals(List.of("notice"), says(BOOK, upstream + "\"POST /orders HTTP/1.1\""));
        assertEquals(List.of("connection-refused"), says(BOOK, upstream + "\"GET /ws HTTP/1.1\""));
    }

    private static List<String> says(EventBook book, String line) {
        return book.find(line).stream().map(LogEvent::says).toList();
    }

    @Test
    void findsNothingInAnOrdinaryLine() {
        assertEquals(List.of(), BOOK.find("12:00:01 app_dial.c: Called PJSIP/1001, waiting for an answer"));
        assertEquals(List.of(), BOOK.find(""));
        assertEquals(List.of(), BOOK.find("short"));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsFoundAsWhatItIs() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("events")) {
            for (Section event : file.sections("events")) {
                String says = event.text("says");
                String pattern = event.text("pattern");
                for (String example : event.texts("example")) {
                    tests.add(dynamicTest(file.file() + ": " + pattern, () -> {
                        List<LogEvent> found = BOOK.find(example);
                        assertFalse(found.isEmpty(), example);
                        assertEquals(says, found.get(0).says(), example);
                        String later = example.replaceAll("\\b\\d\\d:\\d\\d:\\d\\d\\b", "17:53:53");
                        assertEquals(says, BOOK.find(later).get(0).says(), later);
                    }));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void everyEventHasAnExample() {
        Set<String> without = new HashSet<>();
        int events = 0;
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("events")) {
            for (Section event : file.sections("events")) {
                events++;
                if (event.texts("example").isEmpty()) {
                    without.add(file.file() + ": " + event.text("pattern"));
                }
            }
            for (Section codes : file.sections("codes")) {
                if (codes.texts("example").isEmpty()) {
                    without.add(file.file() + ": codes");
                }
            }
        }
        assertEquals(Set.of(), without);
        assertTrue(events >= 100, "events: " + events);
    }
}
