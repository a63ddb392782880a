// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RecogniseServiceTest {
    private static final String ANNOUNCED =
            "[2026-03-17 09:05:00.112] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request (452 bytes) from"
                    + " UDP:10.20.4.21:5060 --->\n";

    @Test
    void saysPerFormatWhatWasRead() {
        Map<String, Object> report =
                lines(ANNOUNCED + new Trace("a@b").request(0, "INVITE").text(), "SIP/2.0 486 Busy Here");
        List<Object> formats = Json.list(report, "formats");
        assertEquals(
                List.of("asterisk-pjsip", "none"),
                formats.stream().map(f -> Json.asMap(f).get("format")).toList());
        Map<String, Object> asterisk = Json.asMap(formats.get(0));
        assertEquals(1, asterisk.get("messages"));
        assertEquals(1, asterisk.get("whole"));
        assertEquals(0, asterisk.get("joined"));
        assertEquals(1, asterisk.get("with_direction"));
        assertEquals(1, asterisk.get("with_peer"));
        assertEquals(1, asterisk.get("with_time"));
        assertEquals(0, Json.asMap(formats.get(1)).get("whole"));
    }

    @Test
    void putsLinesTogetherThatAreOneMessage() {
        String text = new Trace("a@b").request(0, "INVITE").text();
        Map<String, Object> report = ask(Map.of("lines", ANNOUNCED + text + text));
        assertEquals(2, report.get("joined"));
        assertEquals(2, report.get("messages"));
        assertEquals(0, report.get("header_lines"));
    }

    @Test
    void countsAllLinesThatAnnounceAMessageAsRead() {
        String text = new Trace("a@b").request(0, "INVITE").text();
        int lines = (Integer) ask(Map.of("lines", text)).get("recognised");
        String cisco = "Nov 20 14:05:00.123: //-1/xxxxxxxxxxxx/SIP/Msg/ccsipDisplayMsg:\nSent: \n";
        assertEquals(
                lines + 2, ask(Map.of("lines", "sshd: hello\n" + cisco + text)).get("recognised"));
        String jssip = "JsSIP:Transport sending message:\n\n";
        assertEquals(
                lines + 1, ask(Map.of("lines", "sshd: hello\n" + jssip + text)).get("recognised"));
        assertEquals(lines, ask(Map.of("lines", "sshd: hello\n" + text)).get("recognised"));
    }

    @Test
    void countsHeaderLinesThatHaveNoMessage() {
        Map<String, Object> report =
                lines("Call-ID: a@b", "CSeq: 1 INVITE", "Via: SIP/2.0/UDP 10.0.0.1", "Content-Length: 0");
        assertEquals(3, report.get("header_lines"));
        assertEquals(3, report.get("recognised"));
        assertEquals(4, report.get("lines"));
    }

    @Test
    void countsLogLinesThatTellOfCallsByProduct() {
        Map<String, Object> report = lines("chan_sip.c: Got SIP response 486 \"Busy Here\" back from 10.0.0.1:5060");
        Map<String, Object> product = Json.asMap(Json.list(report, "products").get(0));
        assertEquals("asterisk", product.get("product"));
        assertEquals(1, product.get("lines"));
    }

    @Test
    void showsTheMostFrequentShapesThatItCouldNotRead() {
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add("sshd[" + i + "]: Accepted publickey for root from 10.0.0." + i);
        }
        lines.add("call-id=\"17\" sip:1001@example.net state 4");
        Map<String, Object> report = ask(Map.of("lines", lines));
        List<Object> unread = Json.list(report, "unread");
        assertEquals(
                List.of(
                        "call-id=\"...\" sip:9@example.net state 9",
                        "sshd[9]: Accepted publickey for root from 9.9.9.9"),
                unread.stream().map(u -> Json.asMap(u).get("shape")).toList());
        assertEquals(true, Json.asMap(unread.get(0)).get("looks_like_sip"));
        assertEquals(30, Json.asMap(unread.get(1)).get("lines"));
    }

    @Test
    void showsTenShapesAtMost() {
        List<Object> lines = new ArrayList<>();
        for (char c = 'a'; c <= 'z'; c++) {
            lines.add("line " + c);
        }
        assertEquals(10, Json.list(ask(Map.of("lines", lines)), "unread").size());
    }

    @Test
    void leavesBlankLinesOut() {
        assertEquals(1, lines("", "  ", "x", "\n").get("lines"));
    }

    @Test
    void readsASampleOfTheIndices() {
        Shelf shelf = new Shelf().add("sip-messages-1", Traces.busy().documents());
        Map<String, Object> report = sample(shelf, Map.of());
        assertEquals(5, report.get("messages"));
        Map<String, Object> score = Json.map(Json.map(shelf.bodies().get(0), "query"), "function_score");
        assertEquals("_seq_no", Json.map(score, "random_score").get("field"));
        assertEquals(
                Map.of("@timestamp", Map.of("gte", "2026-03-16T12:00:00Z")),
                Json.map(Json.map(score, "query"), "range"));
    }

    @Test
    void takesOlderDocumentsWhereTheLastDayHasNone() {
        Shelf shelf = new Shelf().add("sip-messages-1", Traces.busy().without("@timestamp"));
        assertEquals(5, sample(shelf, Map.of()).get("messages"));
        assertEquals(2, shelf.bodies().size());
    }

    @Test
    void takesNoMoreThanItsSize() {
        Shelf shelf = new Shelf().add("sip-messages-1", Traces.busy().documents());
        assertEquals(3, sample(shelf, Map.of("size", 3)).get("messages"));
    }

    @Test
    void readsTheNeighboursOfLinesInASample() {
        Shelf shelf = new Shelf()
                .add(
                        "sip-messages-1",
                        new Shipper("pbx-1", "/var/log/full")
                                .send(Traces.busy())
                                .documents());
        Map<String, Object> report = sample(shelf, Map.of("size", 20));
        assertEquals(5, report.get("joined"));
    }

    @Test
    void failsWhereThereIsNoDocument() {
        CompletionException failure = assertThrows(CompletionException.class, () -> sample(new Shelf(), Map.of()));
        assertInstanceOf(NotFoundException.class, failure.getCause());
        assertEquals("no document in [sip-messages-*]", failure.getCause().getMessage());
    }

    @Test
    void saysWhatOfTheClusterDidNotAnswer() {
        Shelf shelf = new Shelf()
                .add("sip-messages-1", Traces.busy().documents())
                .responding("_shards", Map.of("total", 5, "failed", 2));
        assertEquals(1, Json.list(sample(shelf, Map.of()), "missing").size());
    }

    @Test
    void refusesWhatIsWrongByItsName() {
        assertEquals(
                "parameter [size] value [5001] is not a number from 1 to 5000",
                refusal(() -> RecogniseQuestion.of(Map.of("size", 5_001), List.of())));
        assertEquals(
                "parameter [size] value [0] is not a number from 1 to 5000",
                refusal(() -> RecogniseQuestion.of(Map.of("size", 0), List.of())));
        assertTrue(refusal(() -> RecogniseQuestion.of(Map.of("indices", "x"), List.of()))
                .contains("[indices]"));
        assertTrue(refusal(() -> RecogniseLines.of(Map.of("lines", List.of()))).contains("[lines]"));
        assertTrue(refusal(() -> RecogniseLines.of(Map.of("lines", List.of(1)))).contains("[lines]"));
        assertTrue(refusal(() -> RecogniseLines.of(Map.of("lines", "x", "index", "y")))
                .contains("[index]"));
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("lines", null);
        assertTrue(refusal(() -> RecogniseLines.of(nothing)).contains("[lines]"));
    }

    @Test
    void takesBothEdgesOfTheSize() {
        assertEquals(1, RecogniseQuestion.of(Map.of("size", 1), List.of()).size());
        assertEquals(
                5_000, RecogniseQuestion.of(Map.of("size", "5000"), List.of()).size());
        assertEquals(500, RecogniseQuestion.of(Map.of(), List.of()).size());
        assertFalse(RecogniseQuestion.of(Map.of(), List.of()).hasTimes());
    }

    @Test
    void reportsOnHalfAMillionCharactersOfOneLine() {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> lines("a\" ".repeat(160_000), "9a ".repeat(160_000)));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable question) {
        return assertThrows(IllegalArgumentException.class, question).getMessage();
    }

    private static Map<String, Object> lines(Object... lines) {
        return ask(Map.of("lines", List.of(lines)));
    }

    private static Map<String, Object> ask(Map<String, Object> body) {
        return service().lines(RecogniseLines.of(body));
    }

    private static Map<String, Object> sample(Shelf shelf, Map<String, Object> body) {
        return service()
                .sample(RecogniseQuestion.of(body, List.of("sip-messages-*")), shelf)
                .toCompletableFuture()
                .join();
    }

    private static RecogniseService service() {
        return new RecogniseService(Experts.expertise(), WhyLimits.standard(), InstantSource.fixed(Experts.NOW));
    }
}
