// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A call whose messages were shipped line by line is judged as one whose messages were shipped whole. */
class SplitMessagesTest {
    private static final Map<String, Object> QUESTION = Map.of("call_id", "busy@10.20.4.21", "index", "logs");

    @Test
    void answersAsIfTheMessagesWereWhole() {
        Map<String, Object> call = call(shelf(lines()));
        assertEquals("failed", call.get("outcome"));
        assertEquals("callee-busy", Json.map(call, "root_cause").get("category"));
        assertEquals(5, Json.list(call, "timeline").size());
        assertEquals(5, Json.map(call, "coverage").get("messages"));
    }

    @Test
    void provesItWithTheDocumentOfTheStartLine() {
        Shipper shipper = lines();
        Map<String, Object> evidence =
                Json.asMap(Json.list(call(shelf(shipper)), "evidence").get(0));
        int document = Integer.parseInt(evidence.get("_id").toString().substring(1)) - 1;
        assertEquals("SIP/2.0 486 Busy Here", shipper.documents().get(document).get("message"));
    }

    @Test
    void findsTheNeighboursByTimeWhereNoOffsetIsKnown() {
        Map<String, Object> call = call(
                shelf(new Shipper("pbx-1", "/var/log/full").withoutOffsets().send(Traces.busy())));
        assertEquals("callee-busy", Json.map(call, "root_cause").get("category"));
    }

    @Test
    void asksForTheLinesAroundOnlyInTheSameLog() {
        Shelf shelf = shelf(lines())
                .add(
                        "logs",
                        new Shipper("other", "/var/log/sip.log")
                                .send(Traces.busy())
                                .documents());
        Found found = search(shelf);
        Set<String> hosts = new TreeSet<>();
        found.hits().forEach(hit -> hosts.add(hit.text("host.name").orElse("")));
        assertEquals(Set.of("pbx-1", "other"), hosts);
        Map<String, Object> places = Json.map(Json.map(shelf.bodies().get(1), "query"), "bool");
        assertEquals(2, Json.list(places, "should").size());
    }

    @Test
    void findsAnotherLegThatWasShippedInLinesToo() {
        Shipper pbx = new Shipper("pbx-1", "/var/log/asterisk/full");
        pbx.send(new Trace("busy@10.20.4.21")
                .parties("1001", "+4930555012")
                .request(0, "INVITE", "Session-ID: ab30317f1a784dc48ff824d0d3715d86")
                .response(90, "603 Decline", "INVITE"));
        Shipper proxy = new Shipper("proxy-1", "/var/log/proxy.log");
        proxy.send(new Trace("out@10.20.0.10")
                .parties("1001", "+4930555012")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(20, "INVITE", "Session-ID: ab30317f1a784dc48ff824d0d3715d86")
                .response(70, "503 Service Unavailable", "INVITE", "Retry-After: 60"));
        Map<String, Object> call = call(shelf(pbx).add("logs", proxy.documents()));
        assertEquals(2, Json.list(call, "legs").size());
        assertEquals("overload-503", Json.map(call, "root_cause").get("category"));
        assertTrue(call.get("missing").toString().contains("shipped line by line"), call.toString());
    }

    @Test
    void saysThatAFirstLineWasNotShipped() {
        Shipper shipper = new Shipper("pbx-1", "/var/log/asterisk/full")
                .send(new Trace("busy@10.20.4.21")
                        .request(0, "INVITE", "Max-Forwards: 70")
                        .response(5005, "486 Busy Here", "INVITE"));
        Map<String, Object> whole = call(shelf(shipper));
        List<Map<String, Object>> documents = new ArrayList<>(shipper.documents());
        assertTrue(documents.removeIf(line -> line.get("message").toString().startsWith("INVITE sip:")));
        Map<String, Object> call = call(new Shelf().add("logs", documents));
        assertEquals(whole.get("root_cause"), call.get("root_cause"));
        assertEquals(
                Json.list(whole, "timeline").size(), Json.list(call, "timeline").size());
        assertTrue(call.get("missing").toString().contains("put together from its headers"), call.toString());
    }

    @Test
    void asksOnceWhereTheMessagesAreWhole() {
        Shelf shelf = new Shelf().add("logs", Traces.busy().documents());
        search(shelf);
        assertEquals(1, shelf.bodies().size());
    }

    @Test
    void saysWhereThereAreMorePlacesThanOneSearchAsksFor() {
        Shipper shipper = new Shipper("pbx-1", "/var/log/full").withoutOffsets();
        for (int i = 0; i < 201; i++) {
            shipper.send(Experts.NOW.plusSeconds(i), "Call-ID: busy@10.20.4.21");
        }
        WhyLimits limits = WhyLimits.standard();
        List<Hit> hits = shipper.hits();
        assertTrue(Neighbourhood.of(hits).orElseThrow().found(limits).isTruncated());
        assertFalse(Neighbourhood.of(hits.subList(0, 200))
                .orElseThrow()
                .found(limits)
                .isTruncated());
    }

    @Test
    void asksOnceForPlacesThatTouch() {
        List<Hit> hits = lines().hits();
        Map<String, Object> bool = Json.map(Neighbourhood.of(hits).orElseThrow().query(), "bool");
        List<Object> all =
                Json.list(Json.map(Json.asMap(Json.list(bool, "should").get(0)), "bool"), "filter");
        Map<String, Object> places = Json.map(Json.asMap(all.get(all.size() - 1)), "bool");
        assertEquals(1, Json.list(places, "should").size());
    }

    private static Shipper lines() {
        return new Shipper("pbx-1", "/var/log/asterisk/full").send(Traces.busy());
    }

    private static Shelf shelf(Shipper shipper) {
        List<Map<String, Object>> documents = new ArrayList<>(shipper.documents());
        return new Shelf().add("logs", documents);
    }

    private static Found search(Shelf shelf) {
        return new CallSearch(shelf, WhyLimits.standard(), WhyQuestion.of(QUESTION, List.of()))
                .run(Experts.NOW)
                .toCompletableFuture()
                .join();
    }

    private static Map<String, Object> call(Shelf shelf) {
        Map<String, Object> answer = Experts.service()
                .why(Question.of(QUESTION, List.of(), Experts.NOW), shelf)
                .toCompletableFuture()
                .join();
        return Json.asMap(Json.list(answer, "calls").get(0));
    }
}
