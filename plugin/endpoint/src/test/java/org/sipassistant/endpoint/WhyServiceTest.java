// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WhyServiceTest {
    private static final String INDEX = "sip-messages-2026.03.17";
    private static final Map<String, Object> QUESTION = Map.of("call_id", "busy@10.20.4.21");

    @Test
    void answersInTheAgreedShape() {
        Map<String, Object> answer = why(shelf(Traces.busy()), QUESTION);
        assertEquals(
                List.of("took", "interpreted", "answer", "calls", "knowledge", "truncated"),
                List.copyOf(answer.keySet()));
        assertEquals(
                Map.of("call_id", "busy@10.20.4.21", "index", List.of("sip-messages-*"), "time_zone", "UTC"),
                answer.get("interpreted"));
        assertEquals(0L, answer.get("took"));
        assertEquals(false, answer.get("truncated"));
        assertEquals(
                Experts.expertise().knowledge().version(),
                Json.map(answer, "knowledge").get("version"));
        assertEquals("callee-busy", cause(answer).get("category"));
    }

    @Test
    void echoesTheTimesItUnderstood() {
        Map<String, Object> question = Map.of(
                "call_id", "busy@10.20.4.21", "from", "2026-03-17", "to", "2026-03-17", "time_zone", "Europe/Berlin");
        Map<String, Object> answer = why(shelf(Traces.busy()), question);
        Map<String, Object> interpreted = Json.map(answer, "interpreted");
        assertEquals("2026-03-16T23:00:00Z", interpreted.get("from"));
        assertEquals("2026-03-17T22:59:59.999Z", interpreted.get("to"));
        assertEquals("Europe/Berlin", interpreted.get("time_zone"));
        assertEquals(
                "2026-03-17T09:05:05.005+01:00",
                Json.map(call(answer), "decisive").get("at"));
    }

    @Test
    void tellsTheOneCallWhoseIdIsTheSameToTheLetter() {
        Shelf shelf = shelf(Traces.busy())
                .add(INDEX, new Trace("BUSY@10.20.4.21").request(0, "INVITE").documents())
                .add(INDEX, new Trace("xx-busy@10.20.4.21").request(0, "INVITE").documents())
                .add(INDEX, new Trace("busy@10.20.4.21.7").request(0, "INVITE").documents());
        Map<String, Object> answer = why(shelf, QUESTION);
        assertEquals(1, Json.list(answer, "calls").size());
        assertEquals(5, Json.list(call(answer), "timeline").size());
    }

    @Test
    void tellsOneCallOfADocumentThatHoldsSeveral() {
        Map<String, Object> document =
                new LinkedHashMap<>(Traces.busy().documents().get(0));
        document.put("message", Traces.redirected().text() + Traces.busy().text());
        Map<String, Object> answer = why(new Shelf().add(INDEX, List.of(document)), QUESTION);
        assertEquals(1, Json.list(answer, "calls").size());
        assertEquals("busy@10.20.4.21", call(answer).get("call_id"));
        assertEquals(5, Json.list(call(answer), "timeline").size());
    }

    @Test
    void findsEveryCharacterOfACallId() {
        String odd = "a/b%2F{c}\"~!*'@[2001:db8::1]";
        Shelf shelf = shelf(new Trace(odd).request(0, "INVITE").response(20, "404 Not Found", "INVITE"));
        assertEquals(odd, call(why(shelf, Map.of("call_id", odd))).get("call_id"));
    }

    @Test
    void putsMessagesInTheOrderOfTheirTimesHoweverTheyAreStored() {
        List<Map<String, Object>> reversed = new ArrayList<>(Traces.busy().documents()).reversed();
        Map<String, Object> straight = why(shelf(Traces.busy()), QUESTION);
        Map<String, Object> answer = why(new Shelf().add(INDEX, reversed), QUESTION);
        assertEquals(straight.get("answer"), answer.get("answer"));
    }

    /** As in the logs of a server that name the other side alone. */
    @Test
    void namesWhoWroteTheLogWhereThatSentTheRequests() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int second : List.of(0, 1, 3)) {
            String message = new Trace("unheard@192.0.2.7")
                    .request(second * 1_000L, "INVITE")
                    .text();
            lines.add(Map.of(
                    "@timestamp", "2026-03-17T08:05:0" + second + "Z",
                    "host", Map.of("name", "pbx-1"),
                    "message",
                            "<--- Transmitting SIP request (500 bytes) to UDP:203.0.113.7:5060 --->\n"
                                    + message.substring(message.indexOf("INVITE sip:"))));
        }
        Map<String, Object> answer = why(new Shelf().add(INDEX, lines), Map.of("call_id", "unheard@192.0.2.7"));
        String told = answer.get("answer").toString();
        assertTrue(told.contains("pbx-1 sent the INVITE 3 times"), told);
    }

    @Test
    void says404WhereNoMessageIsFound() {
        CompletableFuture<Map<String, Object>> asked = ask(
                Experts.service(),
                shelf(Traces.busy()),
                Map.of("call_id", "nobody@example.net", "index", "sip-messages-*"));
        NotFoundException notFound = assertInstanceOf(NotFoundException.class, asked.exceptionNow());
        assertEquals("no message of call_id [nobody@example.net] in [sip-messages-*]", notFound.getMessage());
    }

    @Test
    void repeatsOnlyTheBeginningOfALongCallId() {
        CompletableFuture<Map<String, Object>> asked =
                ask(Experts.service(), shelf(Traces.busy()), Map.of("call_id", "x".repeat(65_536), "index", "sip-*"));
        NotFoundException notFound = assertInstanceOf(NotFoundException.class, asked.exceptionNow());
        assertEquals("no message of call_id [" + "x".repeat(100) + "...] in [sip-*]", notFound.getMessage());
    }

    @Test
    void says404WhereOnlyOtherCallsHaveTheSameWords() {
        Shelf shelf = shelf(new Trace("busy-10.20.4.21").request(0, "INVITE"));
        assertInstanceOf(
                NotFoundException.class, ask(Experts.service(), shelf, QUESTION).exceptionNow());
    }

    @Test
    void saysThatALimitCut() {
        WhyLimits limits = new WhyLimits(3, 20, 1 << 20, Duration.ofSeconds(1));
        Map<String, Object> answer =
                ask(Experts.service(limits), shelf(Traces.busy()), QUESTION).join();
        assertEquals(true, answer.get("truncated"));
        assertEquals(3, Json.list(call(answer), "timeline").size());
    }

    @Test
    void trustsAnAnswerLessWhereShardsFailed() {
        Shelf broken = shelf(Traces.silentTrunk()).responding("_shards", Map.of("total", 5, "failed", 1));
        Map<String, Object> question = Map.of("call_id", "silent@10.20.4.21");
        double sure = (Double) cause(why(shelf(Traces.silentTrunk()), question)).get("confidence");
        Map<String, Object> answer = why(broken, question);
        assertEquals(sure / 2, (Double) cause(answer).get("confidence"), 0.006);
        assertTrue(Json.list(call(answer), "missing").get(0).toString().startsWith("1 of 5 shards failed"));
        assertFalse(answer.containsKey("error"));
    }

    @Test
    void failsWithTheFailureOfTheCluster() {
        IllegalStateException failure = new IllegalStateException("all shards failed");
        CompletableFuture<Map<String, Object>> asked =
                ask(Experts.service(), (indices, body) -> CompletableFuture.failedFuture(failure), QUESTION);
        assertEquals(failure, asked.exceptionNow());
    }

    @Test
    void tellsThePiecesOfALogThatWasShippedLineByLine() {
        List<Map<String, Object>> lines = new ArrayList<>();
        lines.add(Map.of("@timestamp", "2026-03-17T08:05:00Z", "message", "Call-ID: busy@10.20.4.21"));
        CompletableFuture<Map<String, Object>> asked = ask(Experts.service(), new Shelf().add(INDEX, lines), QUESTION);
        assertInstanceOf(NotFoundException.class, asked.exceptionNow());
    }

    @Test
    void answersFromManyThreadsAlike() {
        WhyService service = Experts.service();
        String expected = why(shelf(Traces.busy()), QUESTION).get("answer").toString();
        List<CompletableFuture<Map<String, Object>>> asked = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            asked.add(CompletableFuture.supplyAsync(
                    () -> ask(service, shelf(Traces.busy()), QUESTION).join()));
        }
        asked.forEach(answer -> assertEquals(expected, answer.join().get("answer")));
        assertNotEquals("", expected);
    }

    private static Shelf shelf(Trace trace) {
        return new Shelf().add(INDEX, trace.documents());
    }

    private static CompletableFuture<Map<String, Object>> ask(
            WhyService service, Cluster cluster, Map<String, Object> question) {
        return service.why(Question.of(question, List.of("sip-messages-*"), Experts.NOW), cluster)
                .toCompletableFuture();
    }

    private static Map<String, Object> why(Cluster cluster, Map<String, Object> question) {
        return ask(Experts.service(), cluster, question).join();
    }

    private static Map<String, Object> call(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").get(0));
    }

    private static Map<String, Object> cause(Map<String, Object> answer) {
        return Json.map(call(answer), "root_cause");
    }
}
