// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.endpoint.AskedShelf.INDEX;
import static org.sipassistant.endpoint.AskedShelf.add;
import static org.sipassistant.endpoint.AskedShelf.ask;
import static org.sipassistant.endpoint.AskedShelf.asked;
import static org.sipassistant.endpoint.AskedShelf.ids;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What much of one kind must not hide, where a time is asked for: the first minute is 08:05, and it is asked at 12:00. */
class CrowdedWindowTest {
    private static final String SINCE = "2026-03-17T08:00:00Z";
    private static final long HOUR = 60 * Calls.MINUTE;

    @Test
    void tellsTheEmergencyCallAndTheRefusalsBehindAFloodALongCallAndASharedCallId() {
        Shelf shelf = new Shelf();
        add(shelf, unansweredEmergency("sos@10.20.4.21", 1_000));
        for (int n = 0; n < 30; n++) {
            add(shelf, unavailable("full-" + n, n));
        }
        add(shelf, longCall("long@10.20.4.21", 2_000));
        addShared(shelf, "shared@10.20.4.21", 100);
        for (int n = 0; n < 5_000; n++) {
            add(shelf, scan(n));
        }
        Map<String, Object> answer = ask(shelf, "from", SINCE);
        List<String> told = ids(answer);
        assertEquals("sos@10.20.4.21", told.get(0));
        assertTrue(told.stream().filter(id -> id.startsWith("full-")).count() >= 5, told.toString());
        assertTrue(told.stream().filter("shared@10.20.4.21"::equals).count() <= 1, told.toString());
        assertEquals(true, answer.get("truncated"));
        String missing = answer.get("missing").toString();
        assertTrue(missing.contains("more calls were found and not read"), missing);
        String said = answer.get("answer").toString();
        assertTrue(said.contains(" 5000 INVITEs came from 203.0.113.9 within 50 seconds"), said);
        assertTrue(shelf.bodies().size() < 150, () -> shelf.bodies().size() + " searches");
    }

    @Test
    void tellsTheEmergencyCallAmongTextsOfOneCall() {
        Shelf shelf = new Shelf();
        shelf.add(INDEX, unansweredEmergency("sos@10.20.4.21", 1_000).documents());
        shelf.add(INDEX, unavailable("full", 1).documents());
        shelf.add(INDEX, longCall("long@10.20.4.21", 2_100).documents());
        List<String> told = ids(ask(shelf, "from", SINCE));
        assertEquals("sos@10.20.4.21", told.get(0));
        assertTrue(told.contains("full"), told.toString());
    }

    @Test
    void readsOtherCallsBesideOneThatTakesAllMessagesItMay() {
        Shelf shelf = new Shelf();
        Trace large = longCall("large@10.20.4.21", 90).response(HOUR, "503 Service Unavailable", "INFO");
        add(shelf, large);
        add(shelf, unavailable("small", 1));
        WhyLimits limits = new WhyLimits(90, 20, 1 << 20, Duration.ofSeconds(10));
        assertEquals(2, ids(asked(shelf, limits, "from", SINCE).join()).size());
    }

    @Test
    void readsAsManyCallsOfOneBusyNumberAsOfOthers() {
        Shelf shelf = new Shelf();
        for (int n = 0; n < 20; n++) {
            add(shelf, longCall("long-" + n, 40));
            add(shelf, leg("busy-" + n, 31, Trace.PHONE, Trace.PBX).response(at(31) + 900, "486 Busy Here", "INVITE"));
        }
        WhyLimits limits = new WhyLimits(200, 20, 1 << 20, Duration.ofSeconds(10));
        assertEquals(20, ids(asked(shelf, limits, "code", "486").join()).size());
    }

    @Test
    void aListedCallIsJudgedAsOneThatIsAskedFor() {
        Shelf shelf = new Shelf();
        for (int minute = 0; minute < 4; minute++) {
            String carrier = "carrier-" + minute;
            add(
                    shelf,
                    leg("phone-" + minute, minute, Trace.PHONE, Trace.PBX)
                            .response(at(minute) + 900, "603 Decline", "INVITE"));
            add(
                    shelf,
                    leg(carrier, minute, Trace.PBX, Trace.CARRIER)
                            .response(at(minute) + 800, "488 Not Acceptable Here", "INVITE"));
        }
        List<Object> listed = Json.list(ask(shelf, "code", "603", "from", SINCE), "calls");
        assertEquals(4, listed.size());
        for (Object entry : listed) {
            Map<String, Object> call = Json.asMap(entry);
            String callId = call.get("call_id").toString();
            Map<String, Object> asked =
                    Json.asMap(Json.list(ask(shelf, "call_id", callId), "calls").get(0));
            assertEquals(told(asked), told(call));
            assertEquals(2, Json.list(call, "legs").size());
        }
    }

    @Test
    void whatOtherCallsShowOfANodeChangesNoListedCall() {
        Shelf shelf = new Shelf();
        Trace large = new Trace("large@10.20.4.21").parties("1001", "1009").hop(Trace.PBX, Trace.CARRIER);
        String padding = "X-Padding: " + "x".repeat(2_500);
        for (long pause : List.of(0L, 500L, 1_500L, 3_500L)) {
            large.request(pause, "INVITE", padding);
        }
        add(shelf, large);
        add(shelf, Calls.busy("busy", 1, "1003", "1004").hop(Trace.PBX, Trace.CARRIER));
        add(shelf, leg("small", 2, Trace.PBX, Trace.CARRIER).response(at(2) + 20, "486 Busy Here", "INVITE"));
        Map<String, Object> asked = Json.asMap(
                Json.list(ask(shelf, "call_id", "large@10.20.4.21"), "calls").get(0));
        Map<String, Object> listed = Json.list(ask(shelf, "from", SINCE), "calls").stream()
                .map(Json::asMap)
                .filter(call -> "large@10.20.4.21".equals(call.get("call_id")))
                .findFirst()
                .orElseThrow();
        assertEquals(told(asked), told(listed));
    }

    @Test
    void oneLegIsNotReadAgainAsACallOfItsOwn() {
        Shelf shelf = new Shelf();
        add(shelf, leg("phone", 0, Trace.PHONE, Trace.PBX).response(900, "603 Decline", "INVITE"));
        add(shelf, leg("carrier", 0, Trace.PBX, Trace.CARRIER).response(800, "488 Not Acceptable Here", "INVITE"));
        Map<String, Object> answer = ask(shelf, "from", SINCE);
        assertEquals(1, Json.list(answer, "calls").size());
        assertFalse(answer.containsKey("missing"), answer.toString());
    }

    private static Object told(Map<String, Object> call) {
        Map<String, Object> told = new LinkedHashMap<>(call);
        told.keySet()
                .retainAll(List.of("call_id", "outcome", "root_cause", "legs", "missing", "alternatives", "evidence"));
        return told;
    }

    private static long at(int minute) {
        return minute * Calls.MINUTE;
    }

    private static Trace leg(String callId, int minute, String from, String to) {
        return new Trace(callId)
                .parties("1001", "+49301234567")
                .hop(from, to)
                .request(
                        at(minute),
                        "INVITE",
                        "Session-ID: 00000000000000000000000000000" + (100 + minute) + ";remote=0");
    }

    private static Trace unansweredEmergency(String callId, long at) {
        return new Trace(callId)
                .parties("1001", "112")
                .request(at, "INVITE")
                .request(at + 500, "INVITE")
                .request(at + 1_500, "INVITE");
    }

    private static Trace unavailable(String callId, long minute) {
        return new Trace(callId)
                .parties("2" + minute, "3" + minute)
                .request(minute * Calls.MINUTE, "INVITE")
                .response(minute * Calls.MINUTE + 20, "503 Service Unavailable", "INVITE")
                .request(minute * Calls.MINUTE + 30, "ACK");
    }

    private static Trace longCall(String callId, int messages) {
        Trace call = Calls.answered(callId, 30, "1005", "1006").inDialog();
        for (int n = 6; n < messages; n++) {
            call.cseq(n).request(31 * Calls.MINUTE + n * 500L, "INFO");
        }
        return call;
    }

    /** One Call-ID, and with it a call every ten seconds that is busy. */
    private static void addShared(Shelf shelf, String callId, int calls) {
        for (int n = 0; n < calls; n++) {
            long at = HOUR + n * 10_000L;
            Trace trace = new Trace(callId)
                    .parties("1007", "1008")
                    .cseq(10 * n + 1)
                    .request(at, "INVITE")
                    .response(at + 900, "486 Busy Here", "INVITE")
                    .request(at + 910, "ACK");
            int number = n;
            trace.documents()
                    .forEach(document -> document.compute(
                            "message", (field, text) -> text.toString().replace("tag=", "tag=c" + number)));
            add(shelf, trace);
        }
    }

    private static Trace scan(int n) {
        return new Trace("scan-" + n + "@203.0.113.9")
                .parties("100", "900" + n)
                .hop("203.0.113.9:5071", Trace.PBX)
                .request(2 * HOUR + n * 10L, "INVITE");
    }
}
