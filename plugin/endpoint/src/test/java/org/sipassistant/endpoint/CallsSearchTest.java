// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.endpoint.AskedShelf.INDEX;
import static org.sipassistant.endpoint.AskedShelf.add;
import static org.sipassistant.endpoint.AskedShelf.ask;
import static org.sipassistant.endpoint.AskedShelf.asked;
import static org.sipassistant.endpoint.AskedShelf.ids;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are asked for without their Call-ID; the first minute is 08:05, and it is asked at 12:00. */
class CallsSearchTest {
    @Test
    void findsTheCallAmongManyByItsPartiesAndTime() {
        Shelf shelf = new Shelf();
        for (int minute = 0; minute < 120; minute++) {
            add(shelf, Calls.busy("other-" + minute, minute, "1001", "200" + minute));
            add(shelf, Calls.answered("fine-" + minute, minute, "1001", "1002"));
        }
        add(shelf, Calls.busy("early", 1));
        add(shelf, Calls.busy("meant", 61));
        add(shelf, Calls.busy("late", 66));
        List<String> found = ids(ask(shelf, "question", "why did the call from 1001 to 1002 fail around 09:05?"));
        assertEquals(List.of("meant", "late"), found.subList(0, 2));
        assertFalse(found.contains("early"), found.toString());
    }

    @Test
    void findsItAmongDocumentsThatHaveNothingButTheirText() {
        Shelf shelf = new Shelf();
        for (int minute = 0; minute < 30; minute++) {
            shelf.add(
                    INDEX,
                    Calls.busy("other-" + minute, minute, "1001", "200" + minute)
                            .documents());
        }
        shelf.add(INDEX, Calls.busy("meant", 20).documents());
        shelf.add(INDEX, List.of(Map.of("@timestamp", "2026-03-17T08:25:00Z", "message", "1001 and 1002 ate sip")));
        assertEquals(List.of("meant"), ids(ask(shelf, "caller", "1001", "callee", "1002")));
    }

    @Test
    void findsAUserOfLettersAmongDocumentsThatHaveNothingButTheirText() {
        Shelf shelf = new Shelf()
                .add(INDEX, Calls.busy("meant", 20, "alice", "bob").documents())
                .add(INDEX, Calls.busy("other", 21, "alicea", "bob").documents());
        assertEquals(List.of("meant"), ids(ask(shelf, "caller", "alice")));
        assertEquals(List.of("meant"), ids(ask(shelf, "number", "Alice", "callee", "bob@example.net")));
    }

    @Test
    void findsItFromTheLineThatNamesItsPartiesWhereItWasShippedLineByLine() {
        Shelf shelf = new Shelf().add(INDEX, lines(Calls.busy("meant@10.20.4.21", 20)));
        assertEquals(List.of("meant@10.20.4.21"), ids(ask(shelf, "callee", "1002")));
    }

    @Test
    void takesDaysThatAreRoundedToInTheZoneOfTheQuestion() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 120));
        add(shelf, Calls.busy("yesterday", 100));
        Map<String, Object> answer =
                ask(shelf, "caller", "1001", "from", "now/d", "time_zone", "Asia/Kolkata", "to", "now");
        assertEquals(List.of("meant", "yesterday"), ids(answer));
        assertEquals("2026-03-16T18:30:00Z", Json.at(answer, "interpreted.from"));
    }

    /** An address and a Call-ID look alike: what is no user's there may be the other. */
    @Test
    void looksForTheOtherThingThatAnAddressMayBe() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("1803746215@192.0.2.5", 5, "1001", "1002"));
        add(shelf, Calls.busy("meant", 6, "0004f2a1b2c3", "1002"));
        Map<String, Object> answer = ask(shelf, "question", "who hung up 1803746215@192.0.2.5 today");
        assertEquals(List.of("1803746215@192.0.2.5"), ids(answer));
        String told = answer.get("interpreted").toString();
        assertTrue(told.contains("call_id=1803746215@192.0.2.5"), told);
        assertTrue(told.contains("it was taken for a Call-ID"), told);
        answer = ask(shelf, "question", "calls of 0004f2a1b2c3@example.net today");
        assertEquals(List.of("meant"), ids(answer));
        assertTrue(answer.get("interpreted").toString().contains("it was taken for a user"), answer.toString());
        String nothing = assertThrows(
                        CompletionException.class, () -> ask(shelf, "question", "call 99@192.0.2.77 today"))
                .getCause()
                .getMessage();
        assertTrue(nothing.startsWith("no call of {"), nothing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 30 1234567",
                "0049301234567",
                "(030) 123-4567",
                "sip:+49301234567@example.net",
                "030/1234567",
                "+49 30/1234567",
                "+49\u00a030\u20111234567",
                "\u202a+49301234567\u202c",
                "%2B49301234567"
            })
    void findsANumberInAnySpelling(String asked) {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 5, "1001", "%2B49301234567"));
        add(shelf, Calls.busy("other", 6, "1001", "+49301234568"));
        assertEquals(List.of("meant"), ids(ask(shelf, "callee", asked)));
        assertEquals(List.of("meant"), ids(ask(shelf, "number", asked)));
    }

    @Test
    void takesNoNumberOfAnotherCountry() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("german", 5, "1001", "+49301234567"));
        assertInstanceOf(
                NotFoundException.class,
                asked(shelf, WhyLimits.standard(), "callee", "+1 49301234567").exceptionNow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice Smith", "alice smith", "ALICE"})
    void findsTheNameThatADeviceShows(String asked) {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 5));
        shelf.add(INDEX, Calls.processed(shown(Calls.busy("shown", 6), "Alice Smith")));
        shelf.add(INDEX, Calls.processed(shown(Calls.busy("other", 7), "Alicea Smithers")));
        assertEquals(List.of("shown"), ids(ask(shelf, "caller", asked)));
        assertEquals(List.of("shown"), ids(ask(shelf, "number", asked)));
    }

    @Test
    void findsAUserHoweverTheNameIsCapitalised() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 5, "alice", "bob"));
        assertEquals(List.of("meant"), ids(ask(shelf, "question", "why did Alice's call to Bob fail")));
        add(shelf, Calls.busy("other", 6, "Carol", "bob"));
        for (String asked : List.of("carol", "CAROL", "sip:carol@example.net")) {
            assertEquals(List.of("other"), ids(ask(shelf, "caller", asked)), asked);
        }
    }

    @Test
    void takesAProductForAPeer() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("other", 5));
        Trace proxy = new Trace("meant")
                .request(0, "INVITE")
                .response(20, "503 Service Unavailable", "INVITE", "Server: ExampleProxy (5.6.2 (x86_64/linux))")
                .request(30, "ACK");
        add(shelf, proxy);
        assertEquals(List.of("meant"), ids(ask(shelf, "question", "503 from exampleproxy")));
    }

    @Test
    void findsANumberByItsEndAndSaysSo() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 5, "1001", "+49301234567"));
        Map<String, Object> answer = ask(shelf, "callee", "34567");
        assertEquals(List.of("meant"), ids(answer));
        assertEquals(List.of("no call has just this number: those are told whose number ends in it"), assumed(answer));
    }

    @Test
    void prefersTheNumberItselfToOneThatEndsInIt() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("longer", 5, "1001", "+49301231002"));
        add(shelf, Calls.busy("meant", 4, "1001", "1002"));
        Map<String, Object> answer = ask(shelf, "callee", "1002");
        assertEquals(List.of("meant"), ids(answer));
        assertFalse(interpreted(answer).containsKey("assumed"));
    }

    @Test
    void tellsWhoCalledWhom() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.answered("there", 5, "1001", "1002").hop(Trace.PBX, Trace.PHONE));
        add(shelf, Calls.busy("back", 6, "1002", "1001"));
        assertEquals(List.of("there"), ids(ask(shelf, "caller", "1001")));
        assertEquals(List.of("back"), ids(ask(shelf, "caller", "1002")));
        assertEquals(List.of("back", "there"), ids(ask(shelf, "number", List.of("1001", "1002"))));
    }

    @Test
    void findsByCodeClassMethodAndPeer() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("busy", 5));
        add(shelf, Calls.answered("answered", 6, "1001", "1002"));
        add(shelf, Traces.wrongPassword());
        add(shelf, Traces.silentTrunk());
        assertEquals(List.of("busy"), ids(ask(shelf, "code", "486")));
        assertEquals(List.of("busy"), ids(ask(shelf, "number", "1001", "code", "486,600")));
        assertEquals(List.of("busy"), ids(ask(shelf, "callee", "1002", "code", "4xx")));
        assertEquals(List.of("wrong@10.20.4.21"), ids(ask(shelf, "method", "register")));
        assertEquals(List.of("silent@10.20.4.21"), ids(ask(shelf, "peer", "198.51.100.7")));
    }

    @Test
    void tellsFailedCallsBeforeAnsweredOnesAndNewerOnesFirst() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("old", 1));
        add(shelf, Calls.busy("new", 30));
        add(shelf, Calls.answered("newest", 60, "1001", "1002"));
        assertEquals(List.of("new", "old", "newest"), ids(ask(shelf, "number", "1001")));
    }

    @Test
    void looksAtTheLastDayThenTheLastWeekThenAtAllTimes() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("week", -2 * 24 * 60));
        add(shelf, Calls.busy("month", -30 * 24 * 60, "1001", "1003"));
        assertEquals(List.of("week"), ids(ask(shelf, "caller", "1001")));
        Map<String, Object> answer = ask(shelf, "callee", "1003");
        assertEquals(List.of("month"), ids(answer));
        assertEquals(1, assumed(answer).size());
    }

    @Test
    void looksFurtherAroundATimeWhereTheToleranceWasNotGiven() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 40));
        assertEquals(List.of("meant"), ids(ask(shelf, "caller", "1001", "at", "2026-03-17T08:10:00Z")));
        assertInstanceOf(
                NotFoundException.class,
                asked(shelf, WhyLimits.standard(), "caller", "1001", "at", "2026-03-17T08:10:00Z", "tolerance", "10m")
                        .exceptionNow());
    }

    @Test
    void saysWhatWasNotFoundAndWhere() {
        Throwable failure = asked(new Shelf(), WhyLimits.standard(), "caller", "1001", "from", "2026-03-17T08:00:00Z")
                .exceptionNow();
        assertEquals(
                "no call of {caller=1001} in [sip-messages-*] from [2026-03-17T08:00:00Z] to [now]",
                failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at=2026-03-17T07:00:00Z|the nearest such call is of 2026-03-17T08:05",
                "from=2026-03-17T09:00:00Z|the nearest such call is of 2026-03-17T08:45",
                "code=503|without {code=[503]} there is one, of 2026-03-17T08:45",
                "method=REFER|without {method=REFER} there is one, of 2026-03-17T08:45",
                "caller=1001@example.com|at another host there is one, of 2026-03-17T08:45"
            })
    void tellsWhatThereIsNearToWhatWasNotFound(String asked, String near) {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("first", 0));
        add(shelf, Calls.busy("last", 40));
        int equals = asked.indexOf('=');
        String other = asked.startsWith("caller") ? "callee" : "caller";
        String failure = asked(
                        shelf,
                        WhyLimits.standard(),
                        other,
                        other.equals("caller") ? "1001" : "1002",
                        asked.substring(0, equals),
                        asked.substring(equals + 1))
                .exceptionNow()
                .getMessage();
        assertTrue(failure.contains("; " + near), failure);
    }

    @Test
    void saysHowAQuestionWasUnderstoodWhereNothingIsFound() {
        String failure = asked(
                        new Shelf(), WhyLimits.standard(), "question", "why did the frobnicated 1001 fail at 11:05")
                .exceptionNow()
                .getMessage();
        assertEquals(
                "no call of {number=1001} in [sip-messages-*] from [2026-03-17T10:50:00Z] to [2026-03-17T11:20:00Z];"
                        + " assumed was [[11:05] was read on the 24-hour clock, [11:05] was taken as today's];"
                        + " these words of the question were not understood: [frobnicated]",
                failure);
        String always = asked(new Shelf(), WhyLimits.standard(), "code", "503")
                .exceptionNow()
                .getMessage();
        assertEquals("no call of {code=[503]} in [sip-messages-*], whatever the time", always);
    }

    @Test
    void tellsOfAReusedCallIdTheCallOfTheTimeThatWasAsked() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.answered("again", 0, "1001", "1002"));
        long later = 90 * Calls.MINUTE;
        add(
                shelf,
                new Trace("again").cseq(7).request(later, "INVITE").response(later + 4_000, "486 Busy Here", "INVITE"));
        Map<String, Object> answer =
                ask(shelf, "caller", "1001", "from", "2026-03-17T09:30:00Z", "to", "2026-03-17T10:00:00Z");
        assertEquals(List.of("again"), ids(answer));
        assertEquals("failed", Json.asMap(Json.list(answer, "calls").get(0)).get("outcome"));
        Map<String, Object> before =
                ask(shelf, "caller", "1001", "from", "2026-03-17T08:00:00Z", "to", "2026-03-17T08:10:00Z");
        assertEquals(List.of("again"), ids(before));
        assertEquals("answered", Json.asMap(Json.list(before, "calls").get(0)).get("outcome"));
    }

    @Test
    void showsWhatWasUnderstood() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 0));
        Map<String, Object> answer = ask(shelf, "question", "why did 1001 call 1002 this morning, purple one?");
        Map<String, Object> told = interpreted(answer);
        assertEquals("1001", told.get("caller"));
        assertEquals("1002", told.get("callee"));
        assertEquals("2026-03-17T05:00:00Z", told.get("from"));
        assertEquals("2026-03-17T12:00:00Z", told.get("to"));
        assertEquals(List.of("purple"), told.get("not_understood"));
        assertEquals(List.of("these words of the question were not understood: [purple]"), answer.get("missing"));
    }

    @Test
    void tellsTheLastFailedCallsFromTheNewestOn() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("old", 1));
        add(shelf, Calls.busy("new", 10, "1005", "1006"));
        add(shelf, Calls.answered("fine", 40, "1007", "1008"));
        assertEquals(List.of("new", "old", "fine"), ids(ask(shelf, "question", "show the last failed calls")));
    }

    /** One document for each line, as a shipper without multiline settings sends them. */
    private static List<Map<String, Object>> lines(Trace trace) {
        List<Map<String, Object>> lines = new ArrayList<>();
        long offset = 0;
        for (Map<String, Object> document : trace.documents()) {
            for (String line : document.get("message").toString().split("\r\n")) {
                Map<String, Object> copy = new LinkedHashMap<>();
                copy.put("@timestamp", document.get("@timestamp"));
                copy.put("message", line);
                copy.put("host", Map.of("name", "pbx-1"));
                copy.put("log", Map.of("file", Map.of("path", "/var/log/sip.log"), "offset", offset));
                offset += line.length() + 2;
                lines.add(copy);
            }
        }
        return lines;
    }

    private static Map<String, Object> interpreted(Map<String, Object> answer) {
        return Json.map(answer, "interpreted");
    }

    private static List<Object> assumed(Map<String, Object> answer) {
        return Json.list(interpreted(answer), "assumed");
    }

    /** The same call of a device that shows a name. */
    private static Trace shown(Trace trace, String name) {
        trace.documents()
                .forEach(document -> document.compute(
                        "message", (field, text) -> text.toString().replace("From: <", "From: \"" + name + "\" <")));
        return trace;
    }
}
