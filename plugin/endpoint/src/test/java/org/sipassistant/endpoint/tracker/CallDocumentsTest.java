// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Trace;
import org.sipassistant.endpoint.Traces;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;

class CallDocumentsTest {
    private static final CallDocuments DOCUMENTS =
            new CallDocuments(Experts.expertise(), SipOptions.standard(), "default", List.of("sip-messages-*"));
    private static final Instant INGESTED = Instant.parse("2026-03-17T08:06:00Z");

    @Test
    void tellsABusyCall() {
        Map<String, Object> call = only(Traces.busy());
        assertEquals("2026-03-17T08:05:00Z", Json.at(call, "@timestamp"));
        assertEquals("2026-03-17T08:05:00Z", Json.at(call, "event.start"));
        assertEquals("2026-03-17T08:05:05.012Z", Json.at(call, "event.end"));
        assertEquals("failure", Json.at(call, "event.outcome"));
        assertEquals("sip.calls", Json.at(call, "event.dataset"));
        assertEquals("2026-03-17T08:06:00Z", Json.at(call, "event.ingested"));
        assertEquals("busy@10.20.4.21", Json.at(call, "sip.call_id"));
        assertEquals("486", Json.at(call, "sip.code"));
        assertEquals(486, Json.at(call, "sip.status_code"));
        assertEquals("Busy Here", Json.at(call, "sip.status"));
        assertEquals(17, Json.at(call, "sip.reason.q850.cause"));
        assertEquals(1, Json.at(call, "sip.failed"));
        assertEquals("1001", Json.at(call, "sip.number.calling.digits"));
        assertEquals("1002", Json.at(call, "sip.number.called.digits"));
        assertEquals("1002", Json.at(call, "call.destination_prefix"));
        assertEquals("a1", Json.at(call, "sip.from.tag"));
        assertEquals("10.20.4.21", Json.at(call, "source.ip"));
        assertEquals(5060, Json.at(call, "destination.port"));
        assertEquals(List.of("capture-1"), Json.at(call, "observer.name"));
        assertEquals("busy@10.20.4.21", Json.at(call, "call.group"));
        assertEquals(true, Json.at(call, "call.primary"));
        assertEquals("failed", Json.at(call, "call.outcome"));
        assertEquals("complete", Json.at(call, "call.state"));
        assertEquals("callee-busy", Json.at(call, "call.cause.category"));
        assertEquals("people", Json.at(call, "call.cause.group"));
        assertEquals("people", Json.at(call, "call.loss"));
        assertEquals("people|busy|callee-busy|attempts,ner,seer,ser_attempts|internal|", Json.at(call, "call.tally"));
        assertEquals(false, Json.at(call, "call.cause.attack"));
        assertEquals("486", Json.at(call, "call.decisive.code"));
        assertEquals(4_215L, Json.at(call, "call.timing.ring_ms"));
        assertEquals("final", Json.at(call, "call.ended_by.how"));
        assertEquals("/_plugins/_sip/why?call_id=busy%4010.20.4.21", Json.at(call, "call.why_url"));
        assertTrue(Json.at(call, "call.answer").toString().contains("busy"), () -> call.toString());
    }

    @Test
    void linksToTheIndicesOfTheMessages() {
        assertEquals(
                "/_plugins/_sip/why?call_id=a%20b&index=voip-*%2Cpbx", new WhyLink(List.of("voip-*", "pbx")).to("a b"));
    }

    @Test
    void countsAnAnsweredCallAsNoFailure() {
        Map<String, Object> call = only(Traces.answered());
        assertEquals(0, Json.at(call, "sip.failed"));
        assertEquals("success", Json.at(call, "event.outcome"));
        assertEquals("200", Json.at(call, "sip.code"));
    }

    @Test
    void tellsWhatTheCallerSawAndNotOnlyTheSilenceBehindIt() {
        Map<String, Object> call = only(Traces.silentTrunk());
        assertEquals("408", Json.at(call, "sip.code"));
        assertNull(Json.at(call, "call.decisive.code"));
        assertEquals(List.of("198.51.100.7"), Json.at(call, "call.ladder.silent_hosts"));
        assertEquals(1, Json.at(call, "call.kpi.attempts"));
        assertEquals(0, Json.at(call, "call.kpi.ner"));
        assertEquals("+49", Json.at(call, "call.destination_prefix"));
        assertEquals(1, Json.at(call, "sip.failed"));
        assertTrue((Integer) Json.at(call, "call.retransmissions") > 0, () -> call.toString());
    }

    @Test
    void isOpenUntilSomethingDecidesIt() {
        Map<String, Object> call = only(new Trace("open@192.0.2.1").request(0, "INVITE"));
        assertEquals("open", Json.at(call, "call.state"));
        assertNull(Json.at(call, "sip.code"));
        assertEquals("unknown", Json.at(call, "event.outcome"));
    }

    @Test
    void makesNoCallOfARegistrationOrAPing() {
        assertEquals(List.of(), documents(Traces.registered()));
        assertEquals(List.of(), documents(Traces.pinged()));
    }

    @Test
    void belongsToTheDayOfItsFirstMessage() {
        assertEquals(
                "sip-calls-default-2026.03.17", documents(Traces.busy()).get(0).index());
        assertEquals("sip-calls-x-2026.12.31", CallDocuments.index("x", Instant.parse("2026-12-31T23:59:59.999Z")));
    }

    @Test
    void hasTheSameIdWhateverComesLater() {
        Trace early = new Trace("late@192.0.2.1").request(0, "INVITE").response(6, "100 Trying", "INVITE");
        String before = documents(early).get(0).id();
        String after =
                documents(early.response(900, "486 Busy Here", "INVITE")).get(0).id();
        assertEquals(before, after);
        assertNotEquals(
                before,
                documents(new Trace("late@192.0.2.1").request(1, "INVITE"))
                        .get(0)
                        .id());
    }

    @Test
    void aCallBetweenTwoCustomersIsTheDocumentOfNeither() {
        Map<String, Object> joint = only(Traces.busy(), customers("10.20.4.21", "10.20.0.10"));
        assertNull(Json.at(joint, "sip.customer"), () -> joint.toString());
        assertEquals(List.of("acme", "bolt"), Json.at(joint, "call.customers"));
        Map<String, Object> single = only(Traces.busy(), customers("10.20.4.21", "192.0.2.99"));
        assertEquals("acme", Json.at(single, "sip.customer"));
        assertNull(Json.at(single, "call.customers"));
    }

    private static Inventory customers(String acme, String bolt) {
        return Inventory.read(List.of(customer("acme", acme), customer("bolt", bolt)))
                .inventory();
    }

    private static InventoryLine customer(String name, String address) {
        return new InventoryLine(1, Map.of("name", name, "role", "customer", "match", List.of(address)));
    }

    private static Map<String, Object> only(Trace trace, Inventory inventory) {
        Expertise known = Expertise.load(Experts::yaml, () -> inventory);
        List<Document> documents = new CallDocuments(known, SipOptions.standard(), "default", List.of("sip-messages-*"))
                .of(Experts.diagnosis(trace.documents(), inventory), Optional.of(INGESTED));
        assertEquals(1, documents.size());
        return documents.get(0).source();
    }

    @Test
    void mapsEveryFieldItWrites() {
        Map<String, Object> mapping = Schema.load(Experts::yaml).calls();
        List<String> unmapped = new ArrayList<>();
        for (Trace trace : Traces.all()) {
            documents(trace).forEach(d -> unmapped(d.source(), mapping, "", unmapped));
        }
        assertEquals(List.of(), unmapped.stream().distinct().toList());
    }

    static void unmapped(Map<String, Object> fields, Map<String, Object> mapping, String path, List<String> found) {
        fields.forEach((name, value) -> {
            Map<String, Object> of = Json.map(Json.map(mapping, "properties"), name);
            if (of.isEmpty()) {
                found.add(path + name);
            } else if (value instanceof Map<?, ?> && !"object".equals(of.get("type"))) {
                unmapped(Json.asMap(value), of, path + name + ".", found);
            }
        });
    }

    private static Map<String, Object> only(Trace trace) {
        List<Document> documents = documents(trace);
        assertEquals(1, documents.size());
        return documents.get(0).source();
    }

    private static List<Document> documents(Trace trace) {
        return DOCUMENTS.of(Experts.diagnosis(trace), Optional.of(INGESTED));
    }
}
