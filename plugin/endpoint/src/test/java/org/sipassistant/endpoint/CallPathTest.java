// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;

class CallPathTest {
    private static final Inventory INVENTORY = Inventory.read(List.of(
                    line(1, "carrier-a", "trunk", "198.51.100.0/24"),
                    line(2, "pbx-1", "own", "10.20.0.10"),
                    line(3, "phones", "device_pool", "10.20.4.0/24")))
            .inventory();

    /** A PBX sends a call on under a Call-ID of its own; the carrier's 503 becomes a 480. */
    private static List<Map<String, Object>> overThePbx() {
        Trace upper = new Trace("upper@10.20.4.21")
                .parties("1001", "004930555012")
                .request(0, "INVITE")
                .response(90, "480 Temporarily Unavailable", "INVITE");
        Trace lower = new Trace("lower@10.20.0.10")
                .parties("1001", "+4930555012")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(20, "INVITE")
                .response(70, "503 Service Unavailable", "INVITE", "Retry-After: 60");
        List<Map<String, Object>> documents = new ArrayList<>(upper.documents());
        documents.addAll(lower.documents());
        return documents;
    }

    @Test
    void tellsEveryLegAndWhyItBelongsToTheCall() {
        assertEquals(
                List.of(
                        Map.of(
                                "call_id", "upper@10.20.4.21",
                                "from", "10.20.4.21:5060",
                                "to", "10.20.0.10:5060",
                                "final", 480),
                        Map.of(
                                "call_id", "lower@10.20.0.10",
                                "from", "10.20.0.10:5060",
                                "to", "198.51.100.7:5060",
                                "linked_by", "numbers-and-time",
                                "link_score", 0.95,
                                "final", 503)),
                told(Inventory.empty()).get("legs"));
    }

    @Test
    void namesNodesAndTheRoleOfALegWhereTheInventoryKnowsThem() {
        List<Object> legs = Json.list(told(INVENTORY), "legs");
        assertEquals("device_pool", Json.asMap(legs.get(0)).get("role"));
        Map<String, Object> lower = Json.asMap(legs.get(1));
        assertEquals(
                List.of("pbx-1", "carrier-a", "trunk"), List.of(lower.get("from"), lower.get("to"), lower.get("role")));
    }

    @Test
    void namesTheEndsOfEveryMessageInTheTimeline() {
        Map<String, Object> last =
                Json.asMap(Json.list(told(INVENTORY), "timeline").getLast());
        assertEquals("10.20.0.10:5060", last.get("from"));
        assertEquals("pbx-1", last.get("from_name"));
        assertEquals("phones", last.get("to_name"));
        Json.list(told(Inventory.empty()), "timeline")
                .forEach(entry -> assertFalse(Json.asMap(entry).containsKey("from_name")));
    }

    @Test
    void tellsWhatTheNodeBetweenMadeOfTheRefusal() {
        assertEquals(
                List.of(Map.of("from_code", 503, "to_code", 480, "by", "pbx-1 10.20.0.10:5060")),
                told(INVENTORY).get("translations"));
    }

    @Test
    void namesTheNodeThatHasToActInTheFieldAndInTheSentence() {
        Map<String, Object> cause = Json.map(told(INVENTORY), "root_cause");
        assertEquals("next_hop", cause.get("origin"));
        assertEquals("carrier-a 198.51.100.7:5060/udp", cause.get("responsible_entity"));
        assertFalse(cause.containsKey("inferred"));
        assertEquals(true, Json.map(told(Inventory.empty()), "root_cause").get("inferred"));
        String sentence = Sentence.of(Experts.diagnosis(overThePbx(), INVENTORY));
        assertTrue(sentence.contains("carrier-a (198.51.100.7:5060)"), sentence);
        assertTrue(sentence.contains("480 Temporarily Unavailable"), sentence);
    }

    @Test
    void whatTheOperatorsOwnNodeRefusesIsNotTheDoingOfTheNextHop() {
        List<Map<String, Object>> refused = new Trace("own@10.20.4.21")
                .request(0, "INVITE")
                .response(9, "503 Service Unavailable", "INVITE", "Retry-After: 60")
                .documents();
        Diagnosis known = Experts.diagnosis(refused, INVENTORY);
        assertEquals("proxy", known.origin().id());
        assertEquals("next_hop", known.rootCause().verdict().origin().id());
    }

    @Test
    void anAnswerIsNoSurerThanTheWeakestLinkAndSaysSo() {
        Diagnosis diagnosis = Experts.diagnosis(unsure(), Inventory.empty());
        assertEquals(2, diagnosis.story().call().legs().size());
        assertTrue(diagnosis.rootCause().verdict().confidence() > 0.75);
        Map<String, Object> call = new AnswerWriter(ZoneOffset.UTC, List.of()).call(diagnosis);
        assertEquals(0.75, Json.map(call, "root_cause").get("confidence"));
        String doubt = Json.list(call, "missing").getLast().toString();
        assertTrue(doubt.contains("numbers-and-time alone (0.75)"), doubt);
        assertFalse(told(Inventory.empty()).get("missing").toString().contains("alone"));
    }

    /** The caller is hidden on the one side, and the PBX takes its time. */
    private static List<Map<String, Object>> unsure() {
        List<Map<String, Object>> documents = new ArrayList<>(new Trace("upper@10.20.4.21")
                .parties("anonymous", "4930555012")
                .request(0, "INVITE")
                .response(9_000, "486 Busy Here", "INVITE")
                .documents());
        documents.addAll(new Trace("lower@10.20.0.10")
                .parties("pbx", "4930555012")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(3_000, "INVITE")
                .response(4_000, "180 Ringing", "INVITE")
                .response(8_990, "486 Busy Here", "INVITE")
                .documents());
        return documents;
    }

    @Test
    void tellsWhoEndedItAndHow() {
        assertEquals(
                Map.of("side", "next_hop", "entity", "198.51.100.7:5060", "how", "final"),
                told(Inventory.empty()).get("ended_by"));
        assertEquals(
                Map.of("side", "caller", "entity", "10.20.4.21:5060", "how", "cancel"),
                Experts.told(Traces.cancelled()).get("ended_by"));
        assertEquals(
                Map.of("side", "caller", "entity", "10.20.4.21:5060", "how", "bye"),
                Experts.told(Traces.answered()).get("ended_by"));
        assertEquals(
                Map.of("side", "proxy", "entity", "10.20.0.10:5060", "how", "timer", "timer", "B"),
                Experts.told(Traces.silentTrunk()).get("ended_by"));
        assertFalse(Experts.told(new Trace("o@10.20.4.21").request(0, "INVITE")).containsKey("ended_by"));
    }

    private static Map<String, Object> told(Inventory inventory) {
        return new AnswerWriter(ZoneOffset.UTC, List.of()).call(Experts.diagnosis(overThePbx(), inventory));
    }

    private static InventoryLine line(int number, String name, String role, String match) {
        return new InventoryLine(number, Map.of("name", name, "role", role, "match", List.of(match)));
    }
}
