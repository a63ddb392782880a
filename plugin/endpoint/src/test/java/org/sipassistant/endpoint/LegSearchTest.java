// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;

class LegSearchTest {
    private static final String INDEX = "sip-messages-2026.03.17";
    private static final String UPPER = "upper@10.20.4.21";
    private static final String LOWER = "lower@10.20.0.10";

    private static Shelf shelf() {
        return new Shelf()
                .add(INDEX, upper("004930555012").documents())
                .add(INDEX, lower(LOWER, "+4930555012").documents())
                .add(INDEX, Traces.busy().documents());
    }

    private static Trace upper(String called) {
        return new Trace(UPPER)
                .parties("1001", called)
                .request(0, "INVITE")
                .response(90, "480 Temporarily Unavailable", "INVITE");
    }

    private static Trace lower(String callId, String called, String... headers) {
        return new Trace(callId)
                .parties("1001", called)
                .hop(Trace.PBX, Trace.CARRIER)
                .request(20, "INVITE", headers)
                .response(70, "503 Service Unavailable", "INVITE", "Retry-After: 60");
    }

    @Test
    void eitherCallIdLeadsToTheWholeCall() {
        for (String callId : List.of(UPPER, LOWER)) {
            Map<String, Object> answer = why(shelf(), callId);
            assertEquals(List.of(UPPER, LOWER), callIds(answer), callId);
            assertEquals("overload-503", category(answer), callId);
            assertEquals(callId, Json.map(answer, "interpreted").get("call_id"));
        }
    }

    /** One node changes the number, the next one knows nothing but the changed one. */
    @Test
    void aLegOfALegIsFoundByWhatOnlyThatHas() {
        String last = "last@10.20.0.10";
        Trace second = new Trace(LOWER)
                .parties("1001", "491715550102")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(20, "INVITE", "X-Inbound-Leg: " + UPPER)
                .response(80, "480 Temporarily Unavailable", "INVITE");
        Trace third = new Trace(last)
                .parties("4930555000", "00491715550102")
                .hop(Trace.CARRIER, Trace.PHONE)
                .request(30, "INVITE")
                .response(70, "486 Busy Here", "INVITE");
        Shelf shelf = new Shelf()
                .add(INDEX, upper("1002").documents())
                .add(INDEX, second.documents())
                .add(INDEX, third.documents())
                .add(INDEX, Traces.busy().documents());
        assertEquals(List.of(UPPER, LOWER, last), callIds(why(shelf, UPPER)));
    }

    /** The network told a telephone that the number is one for emergencies (3GPP TS 24.229). */
    @Test
    void theCallToTheEmergencyServiceIsFoundUnderAnotherCallId() {
        Trace dialled = new Trace(UPPER)
                .parties("491715550102", "110")
                .request(0, "INVITE", "Max-Forwards: 70")
                .response(20, "380 Alternative Service", "INVITE", "Contact: <urn:service:sos.police>")
                .request(25, "ACK");
        Trace service = new Trace(LOWER)
                .parties("491715550102", "110")
                .request(800, "INVITE", "Max-Forwards: 70")
                .response(2_000, "200 OK", "INVITE")
                .request(2_010, "ACK");
        List<Map<String, Object>> calls = service.documents().stream()
                .map(document -> {
                    Map<String, Object> urn = new LinkedHashMap<>(document);
                    urn.computeIfPresent(
                            "message",
                            (key, text) -> text.toString()
                                    .replaceFirst("INVITE sip:[^ ]+ SIP", "INVITE urn:service:sos.police SIP")
                                    .replaceFirst("To: <sip:[^>]+>", "To: <urn:service:sos.police>"));
                    return urn;
                })
                .toList();
        Shelf shelf = new Shelf().add(INDEX, dialled.documents()).add(INDEX, calls);
        Map<String, Object> first =
                Json.asMap(Json.list(why(shelf, UPPER), "calls").get(0));
        assertEquals("redirect-followed-elsewhere", Json.at(first, "root_cause.rule"));
    }

    @Test
    void aCallWithoutOtherLegsStaysAlone() {
        assertEquals(List.of("busy@10.20.4.21"), callIds(why(shelf(), "busy@10.20.4.21")));
    }

    @Test
    void aLegThatQuotesTheCallIdIsFoundWhateverItsNumbers() {
        Shelf shelf = new Shelf()
                .add(INDEX, upper("1002").documents())
                .add(INDEX, lower(LOWER, "700800900", "X-Inbound-Leg: " + UPPER).documents());
        assertEquals(List.of(UPPER, LOWER), callIds(why(shelf, UPPER)));
        assertEquals(List.of(UPPER, LOWER), callIds(why(shelf, LOWER)));
    }

    /** A device that begins anew with its credentials; the calls between the same two go on for days. */
    @Test
    void theRequestWithCredentialsIsFoundUnderAnotherCallId() {
        String digest =
                "Digest username=\"1001\", realm=\"pbx.test\", nonce=\"n7731\", uri=\"sip:1002@x\", response=\"8a\"";
        Trace asked = new Trace(UPPER)
                .request(0, "INVITE")
                .response(
                        3,
                        "407 Proxy Authentication Required",
                        "INVITE",
                        "Proxy-Authenticate: Digest realm=\"pbx.test\", nonce=\"n7731\"")
                .request(5, "ACK");
        Trace anew = new Trace(LOWER)
                .request(50, "INVITE", "Proxy-Authorization: " + digest)
                .response(90, "180 Ringing", "INVITE")
                .response(4_000, "200 OK", "INVITE")
                .request(4_010, "ACK");
        SipOptions standard = SipOptions.standard();
        for (Shelf shelf : List.of(
                new Shelf().add(INDEX, asked.documents()).add(INDEX, anew.documents()),
                new Shelf().add(INDEX, processed(asked, standard)).add(INDEX, processed(anew, standard)))) {
            Map<String, Object> first =
                    Json.asMap(Json.list(why(shelf, UPPER), "calls").get(0));
            assertEquals("challenge-answered-elsewhere", Json.at(first, "root_cause.rule"));
        }
    }

    /** Which stand before the leg, and of which only so many are looked at. */
    @Test
    void aLegToANameIsFoundAmongRequestsThatOnlyAllowAnInvite() {
        Shelf shelf = new Shelf()
                .add(INDEX, named(UPPER, 0, Trace.PHONE, Trace.PBX, "any").documents());
        for (int i = 0; i < 120; i++) {
            Trace other = new Trace("other-" + i).parties("anna", "hotline").hop(Trace.PHONE, Trace.PBX);
            shelf.add(
                    INDEX,
                    other.request(i, "SUBSCRIBE", "Max-Forwards: 70", "Allow: INVITE, BYE")
                            .documents());
        }
        shelf.add(
                INDEX,
                lower(LOWER, "desk", "Max-Forwards: 70", "X-Inbound-Leg: " + UPPER)
                        .documents());
        assertEquals(List.of(UPPER, LOWER), callIds(why(shelf, UPPER)));
    }

    @Test
    void aLegToANameIsFoundByWhatItQuotes() {
        Shelf shelf = new Shelf()
                .add(INDEX, named(UPPER, 0, Trace.PHONE, Trace.PBX, "any").documents())
                .add(
                        INDEX,
                        lower(LOWER, "desk", "Max-Forwards: 70", "X-Inbound-Leg: " + UPPER)
                                .documents());
        assertEquals(List.of(UPPER, LOWER), callIds(why(shelf, LOWER)));
    }

    /** The core knows no such header: only the operator of the pipeline, who named it in correlation_headers. */
    @Test
    void aHeaderThatTheProcessorTookForCorrelationJoinsLegs() {
        SipOptions options = SipOptions.take(new HashMap<>(Map.of("correlation_headers", List.of("X-Acme-Ref"))));
        for (String second : List.of("ref-77", "ref-78")) {
            Shelf shelf = new Shelf()
                    .add(INDEX, processed(named(UPPER, 0, Trace.PHONE, Trace.PBX, "ref-77"), options))
                    .add(INDEX, processed(named(LOWER, 20, Trace.PBX, Trace.CARRIER, second), options));
            List<Object> legs = second.equals("ref-77") ? List.of(UPPER, LOWER) : List.of(UPPER);
            assertEquals(legs, callIds(why(shelf, UPPER)), second);
        }
    }

    private static Trace named(String callId, long at, String from, String to, String reference) {
        return new Trace(callId)
                .parties(callId.equals(UPPER) ? "anna" : "700800900", callId.equals(UPPER) ? "hotline" : "049111222")
                .hop(from, to)
                .request(at, "INVITE", "Max-Forwards: 70", "X-Acme-Ref: " + reference)
                .response(at + 50, "503 Service Unavailable", "INVITE");
    }

    private static List<Map<String, Object>> processed(Trace trace, SipOptions options) {
        SipEnricher processor = SipEnricher.create(options, Experts.knowhow());
        return trace.documents().stream()
                .map(document -> {
                    Map<String, Object> enriched = new LinkedHashMap<>(document);
                    enriched.replaceAll((key, value) ->
                            value instanceof Map<?, ?> nested ? new LinkedHashMap<Object, Object>(nested) : value);
                    processor.enrich(enriched);
                    return enriched;
                })
                .toList();
    }

    @Test
    void looksAboutTheTimeOfTheCallAndAmongRequestsThatBeginOne() {
        Shelf shelf = shelf();
        why(shelf, UPPER);
        Map<String, Object> query = Json.map(Json.map(shelf.bodies().get(1), "query"), "bool");
        assertTrue(query.toString().contains("2026-03-17T08:04:00Z"), query.toString());
        assertTrue(query.toString().contains("2026-03-17T08:06:00Z"), query.toString());
        assertTrue(query.toString().contains("INVITE sip"), query.toString());
        assertTrue(query.toString().contains("+4930555012"), query.toString());
        assertEquals(List.of("_score"), shelf.bodies().get(1).get("sort"));
    }

    @Test
    void readsNoMoreCallsThanTheLimit() {
        Shelf shelf = new Shelf().add(INDEX, upper("4930555012").documents());
        for (int i = 0; i < 30; i++) {
            shelf.add(INDEX, lower("other-" + i + "@10.20.0.10", "4930555012").documents());
        }
        WhyLimits limits = new WhyLimits(2_000, 3, 1 << 20, Duration.ofSeconds(1));
        Map<String, Object> answer = ask(Experts.service(limits), shelf, UPPER);
        assertEquals(1, Json.list(answer, "calls").size());
        assertTrue(callIds(answer).size() <= 4, callIds(answer).toString());
        assertEquals(false, answer.get("truncated"));
        String coverage = Json.map(Json.asMap(Json.list(answer, "calls").getFirst()), "coverage")
                .toString();
        assertTrue(coverage.contains("compared with the 3 likeliest"), coverage);
    }

    @Test
    void aSearchThatFailsLosesNothingThatWasFound() {
        Shelf shelf = shelf();
        AtomicInteger searches = new AtomicInteger();
        Cluster flaky = (indices, body) -> searches.incrementAndGet() == 1
                ? shelf.search(indices, body)
                : CompletableFuture.failedFuture(new IllegalStateException("too busy"));
        Map<String, Object> answer = ask(Experts.service(), flaky, UPPER);
        assertEquals(List.of(UPPER), callIds(answer));
        assertEquals(
                "the search for legs with other Call-IDs failed",
                Json.list(call(answer), "missing").get(0));
    }

    @Test
    void aPastedTextTellsTheLegsOfTheOneCallThatIsAskedFor() {
        String log = "[2026-03-17 08:05:00.000] VERBOSE[1] res_pjsip_logger.c: <--- Received SIP request (300 bytes)"
                + " from UDP:10.20.4.21:5060 --->\n"
                + new Trace(UPPER)
                        .parties("1001", "0555012345")
                        .request(0, "INVITE")
                        .text()
                + "[2026-03-17 08:05:00.040] VERBOSE[1] res_pjsip_logger.c: <--- Transmitting SIP request (300 bytes)"
                + " to UDP:198.51.100.7:5060 --->\n"
                + new Trace(LOWER)
                        .parties("1001", "0555012345")
                        .hop(Trace.PBX, Trace.CARRIER)
                        .request(40, "INVITE")
                        .text()
                + "[2026-03-17 08:05:01.000] VERBOSE[1] res_pjsip_logger.c: <--- Received SIP response (300 bytes)"
                + " from UDP:198.51.100.7:5060 --->\n"
                + new Trace(LOWER)
                        .parties("1001", "0555012345")
                        .hop(Trace.PBX, Trace.CARRIER)
                        .response(1_000, "486 Busy Here", "INVITE")
                        .text()
                + Traces.redirected().text();
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", log, "call_id", UPPER)));
        assertEquals(List.of(UPPER, LOWER), callIds(answer));
        assertEquals(3, Json.map(answer, "interpreted").get("messages"));
        assertEquals("callee-busy", category(answer));
    }

    private static List<Object> callIds(Map<String, Object> answer) {
        List<Object> callIds = new ArrayList<>();
        Json.list(call(answer), "legs")
                .forEach(leg -> callIds.add(Json.asMap(leg).get("call_id")));
        return callIds;
    }

    private static Object category(Map<String, Object> answer) {
        return Json.map(call(answer), "root_cause").get("category");
    }

    private static Map<String, Object> call(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").get(0));
    }

    private static Map<String, Object> why(Cluster cluster, String callId) {
        return ask(Experts.service(), cluster, callId);
    }

    private static Map<String, Object> ask(WhyService service, Cluster cluster, String callId) {
        return service.why(Question.of(Map.of("call_id", callId), List.of("sip-messages-*"), Experts.NOW), cluster)
                .toCompletableFuture()
                .join();
    }
}
