// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Trace;
import org.sipassistant.endpoint.Traces;
import org.sipassistant.endpoint.TrackingCluster;
import org.sipassistant.endpoint.tracker.CallDocuments;
import org.sipassistant.endpoint.tracker.Document;
import org.sipassistant.endpoint.tracker.Schema;
import org.sipassistant.endpoint.tracker.SimulatedCluster;
import org.sipassistant.ingest.PhoneNumber;
import org.sipassistant.ingest.SipOptions;

class EraseServiceTest {
    private static final String INDEX = "sip-calls-default-2026.03.17";
    private final SimulatedCluster cluster = new SimulatedCluster();

    @BeforeEach
    void track() {
        cluster.createIndex(INDEX, Map.of());
        store("busy", Traces.busy());
        store("answered", Traces.answered());
        store("other", Traces.silentTrunk());
        cluster.refresh();
    }

    private void store(String id, Trace trace) {
        List<Document> documents = new CallDocuments(
                        Experts.expertise(), SipOptions.standard(), "default", List.of("sip-messages-*"))
                .of(Experts.diagnosis(trace), Optional.of(Instant.parse("2026-03-17T08:06:00Z")));
        cluster.put(INDEX, id, documents.get(0).source(), Optional.empty());
    }

    private Map<String, Object> stored(String id) {
        return cluster.get(INDEX, List.of(id)).toCompletableFuture().join().get(id);
    }

    private Map<String, Object> erase(String number) {
        return new EraseService(cluster, EraseOrder.of(Map.of("number", number))).erase();
    }

    @Test
    void takesTheNumberOutOfEveryPlaceAndKeepsTheCall() {
        assertTrue(stored("busy").toString().contains("sip:1001@"));
        Map<String, Object> told = erase("1001");
        assertEquals(true, told.get("complete"), told::toString);
        Map<String, Object> call = stored("busy");
        assertNull(Json.at(call, "sip.number.calling"));
        assertEquals("1002", Json.at(call, "sip.number.called.digits"));
        assertEquals("sip:erased@example.net", Json.at(call, "sip.from.uri.original"));
        assertEquals("erased", Json.at(call, "sip.from.uri.username"));
        assertFalse(call.toString().contains("1001"), call::toString);
        assertEquals("busy@10.20.4.21", Json.at(call, "sip.call_id"));
        assertEquals("486", Json.at(call, "sip.code"));
        assertEquals("callee-busy", Json.at(call, "call.cause.category"));
        assertTrue(Json.at(call, "call.answer").toString().startsWith("The call from erased to 1002 failed"));
    }

    /** 1002 is 2001 from the last digit to the first. */
    @Test
    void leavesTheNumberOfTheOtherSide() {
        Map<String, Object> document = call(List.of("2001"), List.of("1002"), "from 2001 to 1002");
        Map<String, Object> erased = erased(document, "2001");
        assertEquals("from erased to 1002", Json.at(erased, "call.answer"));
        assertEquals(Json.at(document, "sip.number.called"), Json.at(erased, "sip.number.called"));
        assertNull(Json.at(erased, "sip.number.calling"));
    }

    /** The same national number in another country is another number, and is found by it still. */
    @Test
    void leavesTheOtherSideItsSpellings() {
        Map<String, Object> document = call(
                List.of("+493023125001", "03023125001", "3023125001"),
                List.of("+393023125001", "03023125001", "3023125001"),
                "x");
        Map<String, Object> erased = erased(document, "+493023125001");
        assertEquals(Json.at(document, "sip.number.called"), Json.at(erased, "sip.number.called"));
    }

    /** What the order knows of the number as well as what the document does. */
    @Test
    void takesOutEverySpellingOfTheOrder() {
        Map<String, Object> document = call(
                List.of("03023125001", "3023125001"), List.of("1002"), "+49 30 23125001 (486) refused by 03023125001");
        assertEquals("erased (486) refused by erased", Json.at(erased(document, "+49 (30) 23125001"), "call.answer"));
    }

    private static Map<String, Object> call(List<String> calling, List<String> called, String answer) {
        Map<String, Object> number =
                Map.of("calling", Map.of("spellings", calling), "called", Map.of("spellings", called));
        return Map.of("sip", Map.of("number", number), "call", Map.of("answer", answer));
    }

    private static Map<String, Object> erased(Map<String, Object> document, String number) {
        return ErasedDocument.of(document, PhoneNumber.parse(number).orElseThrow())
                .orElseThrow();
    }

    @Test
    void changesNothingWhenItIsDoneAgain() {
        long first = (Long) erase("1001").get("erased");
        assertTrue(first >= 2);
        String before = all();
        assertEquals(0L, erase("1001").get("erased"));
        assertEquals(before, all());
    }

    private String all() {
        List<String> ids = List.of("busy", "answered", "other");
        return cluster.get(INDEX, ids).toCompletableFuture().join().toString();
    }

    @Test
    void findsTheNumberInAnySpellingButNotThatOfAnotherCountry() {
        String called = Json.at(stored("other"), "sip.number.called.digits").toString();
        assertTrue(called.startsWith("49"), called);
        assertEquals(0L, erase("+39 " + called.substring(2)).get("erased"));
        assertEquals(1L, erase("00" + called).get("erased"));
        assertFalse(
                stored("other").toString().contains(called.substring(2)),
                () -> stored("other").toString());
    }

    /** A blank is what an engine makes of a + in a URL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 30 23125001",
                " 49 (30) 23125001",
                "+49%20(30)%2023125001",
                "%2B493023125001",
                "*31#03023125001"
            })
    void findsWhatWasDialledBehindACodeOrEscaped(String number) {
        int stored = 0;
        for (String user :
                List.of("*31#03023125001", "#31#+493023125001", "*31%2303023125001", "+49%20(30)%2023125001")) {
            store(
                    "dialled-" + stored++,
                    new Trace("dialled@10.20.4.21")
                            .parties("1001", user)
                            .request(0, "INVITE")
                            .response(6, "486 Busy Here", "INVITE")
                            .request(310, "ACK"));
        }
        cluster.refresh();
        assertEquals(4L, erase(number).get("erased"));
        for (int n = 0; n < stored; n++) {
            String left = stored("dialled-" + n).toString();
            assertFalse(left.contains("23125001"), left);
        }
    }

    /** Those of another country would be found again and again, and be all that a request looks at. */
    @Test
    void findsNothingThatItWouldNotChange() {
        String called = Json.at(stored("other"), "sip.number.called.digits").toString();
        for (String number : List.of("+" + called, "+39" + called.substring(2), called.substring(2), "1001")) {
            PhoneNumber wanted = PhoneNumber.parse(number).orElseThrow();
            for (String side : List.of("calling", "called")) {
                Map<String, Object> body = Map.of("size", 10, "query", SideNumber.query(side, wanted));
                Map<String, Object> found = cluster.search(List.of(INDEX), body)
                        .toCompletableFuture()
                        .join();
                Set<Object> ids = new HashSet<>();
                Json.list(Json.map(found, "hits"), "hits").forEach(hit -> ids.add(Json.at(Json.asMap(hit), "_id")));
                for (String id : List.of("busy", "answered", "other")) {
                    assertEquals(SideNumber.of(stored(id), side).is(wanted), ids.contains(id), number + ' ' + id);
                }
            }
        }
    }

    /** More than a request looks at: the same national number in another country, the first that the search finds. */
    @Test
    void isNotKeptFromTheNumberByManyThatLookLikeIt() {
        Map<String, Object> other = stored("other");
        String called = Json.at(other, "sip.number.called.digits").toString();
        SimulatedCluster full = new SimulatedCluster();
        full.createIndex(INDEX, Map.of());
        Map<String, Object> alike = new HashMap<>(other);
        String national = "0" + called.substring(2);
        alike.put(
                "sip",
                Map.of(
                        "number",
                        Map.of("called", Map.of("spellings", List.of("+39" + called.substring(2), national)))));
        for (int n = 0; n < 700; n++) {
            full.put(INDEX, "alike-" + n, alike, Optional.empty());
        }
        full.put(INDEX, "other", other, Optional.empty());
        full.refresh();
        Map<String, Object> told = new EraseService(full, EraseOrder.of(Map.of("number", "+" + called))).erase();
        assertEquals(1L, told.get("erased"), told::toString);
        assertEquals(true, told.get("complete"), told::toString);
    }

    /** What is not mapped is in the documents, but no search finds them by it. */
    @Test
    void searchesBySpellingsThatAreMappedWhereverItSearches() {
        Schema schema = Schema.load(Experts::yaml);
        for (Map<String, Object> mapping : List.of(schema.calls(), schema.registrations())) {
            for (String side : List.of("calling", "called")) {
                String path = "properties.sip.properties.number.properties." + side + ".properties.spellings.type";
                assertEquals("keyword", Json.at(mapping, path), path);
            }
        }
    }

    @Test
    void tellsWhatItCouldNotReadAndWhatChangedMeanwhile() {
        Map<String, Object> told = new EraseService(broken(), EraseOrder.of(Map.of("number", "1001"))).erase();
        assertEquals(false, told.get("complete"));
        assertEquals(List.of("shard 1 of [sip-calls-a] did not answer: it is red"), told.get("missing"));
        assertEquals(1L, told.get("conflicts"));
        assertEquals(0L, told.get("erased"));
    }

    @Test
    void refusesWhatIsNoOrder() {
        refuses("number", Map.of());
        refuses("number", Map.of("number", "anna@example.net"));
        refuses("number", Map.of("number", "1".repeat(65)));
        for (String few : List.of("*", "1", "12", "+1", "*#", "*1#", "%2A", "##", " 1")) {
            refuses("number", Map.of("number", few));
            String said = assertThrows(IllegalArgumentException.class, () -> EraseOrder.of(Map.of("number", few)))
                    .getMessage();
            assertTrue(said.endsWith("a telephone number of at least 3 digits"), said);
        }
        refuses("index", Map.of("number", "1001", "index", "sip-messages-*"));
        refuses("index", Map.of("number", "1001", "index", "sip-calls-*,*"));
        refuses("numbers", Map.of("number", "1001", "numbers", "1002"));
    }

    private static void refuses(String parameter, Map<String, Object> values) {
        String said = assertThrows(IllegalArgumentException.class, () -> EraseOrder.of(values))
                .getMessage();
        assertTrue(said.contains("[" + parameter + "]"), said);
    }

    /** One shard does not answer, and what the other one holds has changed when it is to be stored. */
    private static TrackingCluster broken() {
        Map<String, Object> calling = Map.of("spellings", List.of("1001"));
        Map<String, Object> hit = Map.of(
                "_index",
                "sip-calls-b",
                "_id",
                "1",
                "_source",
                Map.of("sip", Map.of("number", Map.of("calling", calling))));
        Map<String, Object> failure =
                Map.of("shard", 1, "index", "sip-calls-a", "reason", Map.of("reason", "it is red"));
        Map<String, Object> found = Map.of(
                "_shards", Map.of("total", 2, "successful", 1, "failed", 1, "failures", List.of(failure)),
                "hits", Map.of("hits", List.of(hit)));
        return (TrackingCluster) Proxy.newProxyInstance(
                TrackingCluster.class.getClassLoader(),
                new Class<?>[] {TrackingCluster.class},
                (proxy, method, arguments) -> CompletableFuture.completedFuture(
                        switch (method.getName()) {
                            case "search" -> found;
                            case "put" -> Optional.empty();
                            default -> null;
                        }));
    }
}
