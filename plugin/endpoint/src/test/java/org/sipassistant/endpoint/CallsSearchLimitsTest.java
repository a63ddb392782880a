// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.endpoint.AskedShelf.INDEX;
import static org.sipassistant.endpoint.AskedShelf.add;
import static org.sipassistant.endpoint.AskedShelf.ask;
import static org.sipassistant.endpoint.AskedShelf.asked;
import static org.sipassistant.endpoint.AskedShelf.ids;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is told where there are more calls, less time or fewer shards than it takes. */
class CallsSearchLimitsTest {
    @Test
    void saysThatThereAreMoreCallsThanItTells() {
        Shelf shelf = new Shelf();
        for (int minute = 0; minute < 5; minute++) {
            add(shelf, Calls.busy("call-" + minute, minute));
        }
        WhyLimits limits = new WhyLimits(2_000, 3, 1 << 20, Duration.ofSeconds(10));
        Map<String, Object> answer = asked(shelf, limits, "caller", "1001").join();
        assertEquals(List.of("call-4", "call-3", "call-2"), ids(answer));
        assertEquals(true, answer.get("truncated"));
        WhyLimits enough = new WhyLimits(2_000, 5, 1 << 20, Duration.ofSeconds(10));
        assertEquals(false, asked(shelf, enough, "caller", "1001").join().get("truncated"));
    }

    @Test
    void findsTheRefusedCallsInAFloodOfOthers() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 0));
        List<Map<String, Object>> one = Calls.processed(Calls.answered("fine", 100, "1001", "1002"));
        for (int i = 0; i < 1_000; i++) {
            shelf.add(INDEX, one);
        }
        Map<String, Object> answer = ask(shelf, "caller", "1001");
        assertEquals("meant", ids(answer).get(0));
        assertEquals(true, answer.get("truncated"));
        assertTrue(shelf.bodies().size() < 60, shelf.bodies().size() + " searches");
    }

    @Test
    void tellsWhatItFoundWhereALookForMoreFails() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 0));
        List<Map<String, Object>> one = Calls.processed(Calls.answered("fine", 100, "1001", "1002"));
        for (int i = 0; i < 1_300; i++) {
            shelf.add(INDEX, one);
        }
        Cluster moody = (indices, body) -> body.toString().contains("urn:service:sos")
                ? CompletableFuture.failedFuture(new IllegalStateException("no such queries here"))
                : shelf.search(indices, body);
        Map<String, Object> answer =
                asked(moody, WhyLimits.standard(), "caller", "1001").join();
        assertEquals("meant", ids(answer).get(0));
        assertTrue(answer.get("missing").toString().contains("emergency calls"), answer.get("missing")::toString);
    }

    @Test
    void tellsAFloodAsOne() {
        Shelf shelf = new Shelf();
        for (int n = 0; n < 5_100; n++) {
            shelf.add(
                    INDEX,
                    Calls.processed(new Trace("flood-" + n + "@203.0.113.9")
                            .parties("1001", "1002")
                            .request(n * 10L, "INVITE")));
        }
        String told = ask(shelf, "caller", "1001").get("answer").toString();
        assertTrue(told.startsWith("5100 INVITEs came from 10.20.4.21 within 51 seconds"), told);
        Trace other = new Trace("other@203.0.113.9").parties("1001", "1002").request(51_500, "INVITE");
        other.documents().forEach(document -> document.put("source", Map.of("ip", "203.0.113.9")));
        shelf.add(INDEX, Calls.processed(other));
        told = ask(shelf, "caller", "1001").get("answer").toString();
        assertTrue(told.startsWith("5100 INVITEs came from 10.20.4.21 within 51 seconds"), told);
    }

    @Test
    void readsTheLikeliestCallEvenWhereTheTimeIsOver() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("old", 0));
        add(shelf, Calls.busy("meant", 1));
        WhyLimits noTime = new WhyLimits(2_000, 20, 1 << 20, Duration.ofSeconds(-1));
        Map<String, Object> answer = asked(shelf, noTime, "caller", "1001").join();
        assertEquals(List.of("meant"), ids(answer));
        assertEquals(true, answer.get("truncated"));
        List<Object> missing = Json.list(answer, "missing");
        assertTrue(
                missing.contains(
                        "only 1 of 2 calls were read in the time a question may take (plugins.sip.why.timeout)"),
                missing.toString());
    }

    @Test
    void tellsACallOfWhichAPartCouldNotBeReadRatherThanNone() {
        Shelf shelf = new Shelf();
        add(shelf, Calls.busy("meant", 0));
        List<Map<String, Object>> withoutRefusal = Calls.processed(Calls.busy("meant", 0)).stream()
                .filter(document -> !"486".equals(Json.at(document, "sip.code")))
                .toList();
        Shelf failing = new Shelf()
                .add(INDEX, withoutRefusal)
                .responding("_shards", Map.of("total", 5, "successful", 4, "skipped", 0, "failed", 1));
        Cluster moody = (indices, body) -> (shelf.bodies().isEmpty() ? shelf : failing).search(indices, body);
        Map<String, Object> answer =
                asked(moody, WhyLimits.standard(), "code", "486").join();
        assertEquals(List.of("meant"), ids(answer));
        assertTrue(Json.asMap(Json.list(answer, "calls").get(0))
                .get("missing")
                .toString()
                .contains("shards failed"));
    }

    @Test
    void saysWhatCouldNotBeReadWhereNothingIsFound() {
        Shelf failing =
                new Shelf().responding("_shards", Map.of("total", 5, "successful", 4, "skipped", 0, "failed", 1));
        String told = asked(failing, WhyLimits.standard(), "caller", "1001")
                .exceptionNow()
                .getMessage();
        assertTrue(told.contains("1 of 5 shards failed"), told);
    }
}
