// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CallServiceTest {

    @Test
    void givesTheAnswerOfWhyWithTheWholeMessages() {
        Map<String, Object> call = data(Traces.busy());
        assertEquals("callee-busy", Json.map(call, "root_cause").get("category"));
        List<Object> messages = Json.list(call, "messages");
        assertEquals(5, messages.size());
        Map<String, Object> busy = Json.asMap(messages.get(3));
        assertEquals("m4", busy.get("_id"));
        assertEquals("2026-03-17T08:05:05.005Z", busy.get("at"));
        assertEquals("10.20.0.10:5060", busy.get("from"));
        assertEquals("udp", busy.get("transport"));
        assertTrue(busy.get("text").toString().startsWith("SIP/2.0 486 Busy Here\r\n"), busy::toString);
        assertEquals(486, Json.map(busy, "sip").get("status_code"));
        assertEquals(
                List.of(17),
                List.of(Json.map(Json.map(Json.map(busy, "sip"), "reason"), "q850")
                        .get("cause")));
    }

    @Test
    void masksCredentialsInWhateverForm() {
        Trace registered = Traces.registered();
        assertTrue(registered.text().contains("6629fae49393a05397450978507c4ef1"));
        assertFalse(data(registered).toString().contains("6629fae4"));
        for (String format : List.of("text", "svg", "mermaid", "ticket", "pcap")) {
            String drawn = new String(Drawings.drawn(registered, format).content(), StandardCharsets.ISO_8859_1);
            assertFalse(drawn.contains("6629fae4"), format);
        }
        String capture = new String(Drawings.drawn(registered, "pcap").content(), StandardCharsets.ISO_8859_1);
        assertTrue(capture.contains("response=\"********************************\""), capture);
    }

    @Test
    void drawsTheNodesTheTimesAndAnArrowForEachMessage() {
        assertEquals("""
            FAILED · 486 Busy Here · 1001 → 1002
            """, lines(Traces.busy(), 0, 1));
        assertEquals("""
            2026-03-17 UTC         10.20.4.21:5060/udp            10.20.0.10:5060/udp
            08:05:00.000                    │─── INVITE (SDP: PCMU PCMA) ─>│
            08:05:00.006   +0.006           │<──────── 100 Trying ─────────│
            08:05:00.790   +0.784           │<──────── 180 Ringing ────────│
            08:05:05.005   +4.215           │<─────── 486 Busy Here ───────│  Q.850 17 User busy; decides
            08:05:05.012   +0.007           │───────────── ACK ───────────>│

            Call-ID: busy@10.20.4.21
            post-dial delay 0.8 s, rang 4.2 s, 5 messages
            """, lines(Traces.busy(), 5, 14));
    }

    @Test
    void letsAFailureBeginAtTheFirstRequestThatNobodyAnswered() {
        String text = Drawings.text(Traces.silentTrunk(), "text");
        assertTrue(text.startsWith("FAILED · no SIP reply, told 408 Request Timeout · 1001 → +4930123456\n"), text);
        assertTrue(text.contains("no SIP reply\n"), text);
        assertTrue(
                text.contains("+0.006           │                             │──── INVITE (SDP: PCMA) ────>:"
                        + "  the failure begins here\n"),
                text);
        assertTrue(text.contains("6 retransmissions within 31.0 s"), text);
        assertFalse(text.contains("no answer"), text);
    }

    @Test
    void callsARegistrationNoCall() {
        String text = Drawings.text(Traces.wrongPassword(), "text");
        assertTrue(text.startsWith("REGISTRATION FAILED · 401 Unauthorized · 1001\n"), text);
        assertTrue(Drawings.text(Traces.registered(), "text").startsWith("REGISTRATION FINE · 200 OK · 1001\n"));
    }

    @Test
    void callsACallThatItsCallerGaveUpNoFailure() {
        String text = Drawings.text(Traces.cancelled(), "text");
        assertTrue(text.startsWith("CANCELLED · 487 Request Terminated · 1001 → 1002\n"), text);
        assertFalse(text.contains("the failure begins"), text);
    }

    @Test
    void writesTimesInTheZoneThatIsAskedFor() {
        assertTrue(Drawings.text(Traces.busy(), "text", "time_zone", "Europe/Berlin")
                .contains("2026-03-17 +01:00      "));
    }

    @Test
    void saysThatOthersHaveTheSameCallId() {
        Trace again = new Trace(Traces.answered().callId())
                .cseq(90)
                .request(90_000, "INVITE")
                .response(90_020, "404 Not Found", "INVITE");
        String text = Drawings.text(List.of(Traces.answered(), again), "text");
        assertTrue(text.startsWith("FAILED · 404 Not Found"), text);
        assertTrue(
                text.contains("Missing: The other calls with this Call-ID, which began at 2026-03-17T08:05:00.000Z:"
                        + " [from] and [to] choose one\n"),
                text);
    }

    @Test
    void drawsTheNewestCallOfACallIdAndSaysWhichItIs() {
        Trace fine = new Trace(Traces.busy().callId())
                .cseq(90)
                .request(6_000_000, "INVITE")
                .response(6_000_020, "200 OK", "INVITE")
                .request(6_000_030, "ACK");
        List<Trace> both = List.of(Traces.busy(), fine);
        for (String format : List.of("text", "svg", "mermaid", "ticket")) {
            String drawn = Drawings.text(both, format);
            assertTrue(drawn.contains("call 2 of 2 with this Call-ID"), drawn);
            assertFalse(drawn.contains("486 Busy Here"), drawn);
        }
        Map<String, Object> asked = Map.of("call_id", fine.callId(), "format", "pcap");
        CallAnswer.Drawn capture = (CallAnswer.Drawn) Drawings.answer(both, asked);
        assertTrue(capture.content().fileName().orElse("").startsWith("call-2-of-2-busy"));
        CallAnswer.Data data = (CallAnswer.Data) Drawings.answer(both, Map.of("call_id", fine.callId()));
        List<Object> calls = Json.list(data.content(), "calls");
        assertEquals(2, calls.size());
        assertEquals(3, Json.list(Json.asMap(calls.get(0)), "messages").size());
    }

    @Test
    void saysWhatElseItMayBeAndWhereATransferGoes() {
        String busy = Drawings.text(Traces.busy(), "text");
        assertTrue(busy.contains("\nMay also be: callee-declined (0.05)\n"), busy);
        Trace moved = new Trace("moved@192.0.2.1")
                .request(0, "INVITE")
                .response(20, "200 OK", "INVITE")
                .request(30, "ACK")
                .inDialog()
                .cseq(2)
                .request(900, "REFER", "Refer-To: <sip:1003@example.net?Replaces=a%40b>");
        assertTrue(
                Drawings.text(moved, "text").contains("transfer to 1003@example.net\n"), Drawings.text(moved, "text"));
        assertFalse(Drawings.text(moved, "ticket").contains("1003"), Drawings.text(moved, "ticket"));
    }

    @Test
    void drawsAMessageOnceThatTwoObserversSaw() {
        List<Map<String, Object>> twice = new ArrayList<>();
        for (Map<String, Object> document : Traces.busy().documents()) {
            twice.add(document);
            Map<String, Object> copy = new LinkedHashMap<>(document);
            copy.put("observer", Map.of("name", "capture-2"));
            copy.put(
                    "@timestamp",
                    Instant.parse(document.get("@timestamp").toString())
                            .plusMillis(1)
                            .toString());
            twice.add(copy);
        }
        Shelf shelf = new Shelf().add("sip-messages-2026.03.17", twice);
        CallQuestion question =
                CallQuestion.of(Map.of("call_id", Traces.busy().callId(), "format", "text"), List.of("sip-messages-*"));
        CallService service = new CallService(Experts.service(), Experts.expertise());
        CallAnswer answer = service.call(question, shelf).toCompletableFuture().join();
        String text = new String(((CallAnswer.Drawn) answer).content().content(), StandardCharsets.UTF_8);
        assertEquals(
                1,
                text.lines().filter(line -> line.contains("─ 486 Busy Here ─")).count(),
                text);
        assertTrue(text.contains("seen by capture-1, capture-2"), text);
        CallQuestion packets =
                CallQuestion.of(Map.of("call_id", Traces.busy().callId(), "format", "pcap"), List.of("sip-messages-*"));
        CallAnswer captured = service.call(packets, shelf).toCompletableFuture().join();
        String bytes = new String(((CallAnswer.Drawn) captured).content().content(), StandardCharsets.ISO_8859_1);
        assertEquals(2, bytes.split("SIP/2.0 486 Busy Here\r\n", -1).length);
        assertEquals(2, bytes.split("INVITE sip:1002@example.net SIP/2.0\r\n", -1).length);
    }

    @Test
    void failsWhereNoMessageIsFound() {
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> Drawings.answer(List.of(Traces.busy()), Map.of("call_id", "nobody", "format", "svg")));
        assertInstanceOf(NotFoundException.class, failure.getCause());
    }

    private static Map<String, Object> data(Trace trace) {
        CallAnswer answer = Drawings.answer(List.of(trace), Map.of("call_id", trace.callId()));
        return Json.asMap(
                Json.list(((CallAnswer.Data) answer).content(), "calls").get(0));
    }

    private static String lines(Trace trace, int from, int to) {
        List<String> lines = Drawings.text(trace, "text").lines().toList();
        return String.join("\n", lines.subList(from, Math.min(to, lines.size()))) + "\n";
    }
}
