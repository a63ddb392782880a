// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PriorSearchTest {
    private static final String INDEX = "sip-messages-2026.03.17";
    private static final String CALL = "call@10.20.4.21";
    private static final int MINUTE = 60_000;

    private static Trace registration(int at, String user, String granted) {
        return new Trace("reg" + at + user + "@10.20.4.22")
                .parties(user, user)
                .request(at, "REGISTER", "Contact: <sip:" + user + "@10.20.4.22>", "Expires: " + granted)
                .response(at + 20, "200 OK", "REGISTER", "Contact: <sip:" + user + "@10.20.4.22>;expires=" + granted);
    }

    private static Shelf shelf(String status, Trace... others) {
        Trace call = new Trace(CALL)
                .parties("1001", "1002")
                .request(0, "INVITE")
                .response(10, status, "INVITE")
                .request(12, "ACK");
        Shelf shelf = new Shelf().add(INDEX, call.documents());
        for (Trace other : others) {
            shelf.add(INDEX, other.documents());
        }
        return shelf;
    }

    private static Map<String, Object> why(Cluster cluster) {
        Map<String, Object> answer = Experts.service()
                .why(Question.of(Map.of("call_id", CALL), List.of("sip-messages-*"), Experts.NOW), cluster)
                .toCompletableFuture()
                .join();
        assertEquals(1, Json.list(answer, "calls").size());
        return answer;
    }

    private static Map<String, Object> call(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").getFirst());
    }

    private static Object rule(Map<String, Object> answer) {
        return Json.at(call(answer), "root_cause.rule");
    }

    @Test
    void aRegistrationThatRanOutIsTheCause() {
        for (String status : List.of("404 Not Found", "480 Temporarily Unavailable")) {
            Map<String, Object> answer = why(shelf(status, registration(-10 * MINUTE, "1002", "300")));
            assertEquals("callee-binding-over", rule(answer), status);
            assertTrue(
                    answer.get("answer").toString().contains("ran out"),
                    answer.get("answer").toString());
        }
    }

    @Test
    void oneThatWasRenewedIsNot() {
        Map<String, Object> answer = why(shelf(
                "404 Not Found",
                registration(-20 * MINUTE, "1002", "300"),
                registration(-4 * MINUTE, "1002", "300"),
                registration(1, "1002", "60")));
        assertEquals("number-refused", rule(answer));
    }

    @Test
    void thatOfAnotherUserTellsNothing() {
        Map<String, Object> answer = why(shelf("404 Not Found", registration(-10 * MINUTE, "1003", "300")));
        assertEquals("number-refused", rule(answer));
    }

    private static Trace ping(int at, String gateway, boolean answered) {
        Trace ping = new Trace("ping" + at + gateway)
                .parties("ping", "")
                .hop(Trace.PBX, gateway + ":5060")
                .request(at, "OPTIONS");
        return answered ? ping.response(at + 5, "200 OK", "OPTIONS") : ping;
    }

    @Test
    void gatewaysThatWereLostAreTheCause() {
        Map<String, Object> answer = why(shelf(
                "503 Service Unavailable",
                ping(-3 * MINUTE, "198.51.100.7", true),
                ping(-2 * MINUTE, "198.51.100.7", false),
                ping(-MINUTE, "198.51.100.7", false)));
        assertEquals("neighbours-lost", rule(answer));
    }

    @Test
    void oneGatewayThatAnswersIsEnough() {
        Map<String, Object> answer = why(shelf(
                "503 Service Unavailable",
                ping(-2 * MINUTE, "198.51.100.7", false),
                ping(-MINUTE, "198.51.100.7", false),
                ping(-2 * MINUTE, "198.51.100.8", true),
                ping(-MINUTE, "198.51.100.8", true)));
        assertEquals("service-unavailable", rule(answer));
    }

    /** One search for each, and none where neither can be the reason. */
    @Test
    void looksForItOnlyWhereItMatters() {
        Shelf busy = shelf("486 Busy Here");
        why(busy);
        assertFalse(busy.bodies().toString().contains("REGISTER"));
        assertFalse(busy.bodies().toString().contains("OPTIONS"));
        Map.of("410 Gone", 1, "503 Service Unavailable", 1, "408 Request Timeout", 2)
                .forEach((status, more) -> {
                    Shelf unknown = shelf(status);
                    why(unknown);
                    assertEquals(more, unknown.bodies().size() - busy.bodies().size(), status);
                });
    }

    @Test
    void aSearchThatFailsLosesNothing() {
        Shelf shelf = shelf("404 Not Found");
        AtomicInteger searches = new AtomicInteger();
        Map<String, Object> answer = why((indices, body) -> {
            boolean last = body.toString().contains("REGISTER");
            searches.addAndGet(last ? 1 : 0);
            return last
                    ? CompletableFuture.failedFuture(new IllegalStateException("too busy"))
                    : shelf.search(indices, body);
        });
        assertEquals(1, searches.get());
        assertEquals("number-refused", rule(answer));
        assertTrue(call(answer).get("missing").toString().contains("what was before the call"));
    }
}
