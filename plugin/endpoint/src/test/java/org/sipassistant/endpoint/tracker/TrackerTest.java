// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Trace;
import org.sipassistant.endpoint.Traces;

class TrackerTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration MINUTES = Duration.ofMinutes(15);

    @Test
    void writesACallForWhatCameIn() {
        Site site = new Site().tracking("default", 2);
        Tracker node = site.node("one");
        site.work(node).ship(Traces.busy().documents()).pass(TICK).work(node);
        assertEquals(1, site.calls().size());
        assertEquals("callee-busy", Json.at(site.calls().get(0), "call.cause.category"));
    }

    /** The node that sends the second one has the same address on both sides, or one of its own outside. */
    @ParameterizedTest
    @ValueSource(strings = {Trace.PBX, "203.0.113.14:5060"})
    void judgesTheLegsOfACallOnceWhateverLanesTheyBelongTo(String sender) {
        Site site = new Site().tracking("default", 16);
        Tracker node = site.node("one");
        Trace inner = new Trace("behind@10.20.0.10")
                .parties("+4930123456", "+4930654321")
                .hop(sender, Trace.CARRIER)
                .request(20, "INVITE")
                .response(900, "486 Busy Here", "INVITE")
                .request(910, "ACK");
        Trace outer = new Trace("before@10.20.4.21")
                .parties("+4930123456", "+4930654321")
                .request(0, "INVITE")
                .response(905, "486 Busy Here", "INVITE")
                .request(920, "ACK");
        site.work(node)
                .ship(inner.documents())
                .ship(outer.documents())
                .pass(TICK)
                .work(node);
        assertEquals(2, site.calls().size());
        site.calls().forEach(call -> assertEquals("before@10.20.4.21", Json.at(call, "call.group")));
        assertEquals(1, judged(site));
    }

    private static long judged(Site site) {
        return site.cluster.documents("sip-tracker").values().stream()
                .mapToLong(entry -> Json.at(entry, "progress.calls") instanceof Number calls ? calls.longValue() : 0)
                .sum();
    }

    @Test
    void judgesACallOnceThatWasReadWholeBeforeAllOfItsMessagesCameUp() {
        Site site = new Site().tracking("default", 2);
        Tracker node = site.node("one", withPortion(1));
        List<Map<String, Object>> messages = Traces.answered().documents();
        int half = messages.size() / 2;
        site.work(node).ship(messages.subList(0, half)).pass(Duration.ofSeconds(3));
        site.ship(messages.subList(half, messages.size())).pass(TICK).work(node);
        assertEquals("answered", Json.at(site.only("sip-calls-*"), "call.cause.rule"));
        assertEquals(1, judged(site));
        site.ship(Traces.busy().documents()).pass(TICK).work(node);
        // The numbers are the same: both may have been legs of one call.
        assertEquals(3, judged(site));
    }

    @Test
    void findsCallsInIndicesThatTheEngineMappedByItself() {
        Site site = new Site().tracking("default", 2);
        site.cluster.mapsByItself();
        Tracker node = site.node("one");
        site.work(node).ship(Traces.busy().documents()).ship(Traces.answered().documents());
        site.pass(TICK).work(node);
        assertEquals(
                2,
                site.calls().size(),
                () -> site.cluster.documents("sip-tracker").toString());
    }

    @Test
    void tracksMessagesThatWereShippedLineByLine() {
        assertTracksLines(TrackerLimits.standard());
    }

    @Test
    void readsFewerCallsTogetherWhereTheyHaveMoreDocumentsThanMayBeInMemory() {
        assertTracksLines(withDocuments(350));
    }

    static TrackerLimits withDocuments(int documents) {
        return limits(TrackerLimits.standard().portion(), documents);
    }

    private static TrackerLimits withPortion(int documents) {
        return limits(documents, TrackerLimits.standard().documents());
    }

    private static TrackerLimits limits(int portion, int documents) {
        TrackerLimits usual = TrackerLimits.standard();
        return new TrackerLimits(
                usual.delay(),
                usual.takeover(),
                portion,
                usual.chunk(),
                documents,
                usual.maxMessages(),
                usual.maxLegs(),
                usual.history());
    }

    private static void assertTracksLines(TrackerLimits limits) {
        Site site = new Site().tracking("default", 2);
        Tracker node = site.node("one", limits);
        site.work(node);
        int offset = 0;
        for (Trace trace : List.of(Traces.busy(), Traces.answered(), Traces.registered())) {
            for (Map<String, Object> message : trace.documents()) {
                offset = shipLines(site, message, offset);
            }
        }
        site.pass(TICK).work(node);
        Map<String, String> causes = new TreeMap<>();
        site.calls()
                .forEach(call -> causes.put(
                        String.valueOf(Json.at(call, "sip.call_id")),
                        String.valueOf(Json.at(call, "call.cause.rule"))));
        assertEquals(Map.of("answered@10.20.4.21", "answered", "busy@10.20.4.21", "busy"), causes);
        assertEquals("registered", Json.at(site.only("sip-registrations-*"), "registration.state"));
    }

    /** Each line a document, as a shipper that follows a file sends them. */
    private static int shipLines(Site site, Map<String, Object> message, int start) {
        int offset = start;
        for (String line : (message.get("message") + "\n").split("\r?\n", -1)) {
            Map<String, Object> document = new TreeMap<>();
            document.put("@timestamp", message.get("@timestamp"));
            document.put("message", line);
            document.put("host", Map.of("name", "voice1"));
            document.put("log", Map.of("offset", offset, "file", Map.of("path", "/var/log/sip.log")));
            site.ship(document);
            offset += line.length() + 1;
        }
        return offset;
    }

    @Test
    void goesOnFromANewSetupWhateverWasLeftOfTheOneBefore() {
        Site site = new Site();
        Ledger ledger = new Ledger(site.cluster);
        ledger.create();
        Source before = new Source("default", List.of("sip-messages-*"), Optional.empty(), 1, Site.START);
        ledger.put(new Ledger.Entry(
                Lane.id(before, 0),
                Map.of(
                        "type",
                        Lane.TYPE,
                        "namespace",
                        "default",
                        "number",
                        0,
                        "owner",
                        "",
                        "checkpoint",
                        Site.START.toString()),
                Optional.empty()));
        site.ship(Traces.registered().documents()).pass(Duration.ofHours(3));
        Source now = new Source("default", before.indices(), Optional.empty(), 1, site.now());
        ledger.put(new Ledger.Entry(now.id(), now.fields(), Optional.empty()));
        Tracker node = site.node("one");
        site.work(node).ship(Traces.answered().documents()).pass(TICK).work(node);
        assertEquals("answered@10.20.4.21", Json.at(site.only("sip-calls-*"), "sip.call_id"));
        assertEquals(Map.of(), site.cluster.documents("sip-registrations-*"));
    }

    @Test
    void countsForEachLaneWhatItWroteForItsCalls() {
        Site site = new Site().tracking("default", 3);
        Tracker node = site.node("one");
        Traces.all().forEach(trace -> site.ship(trace.documents()));
        site.pass(TICK).work(node);
        List<Map<String, Object>> lanes = site.cluster.documents("sip-tracker").values().stream()
                .filter(entry -> Lane.TYPE.equals(entry.get("type")))
                .toList();
        assertEquals(3, lanes.size());
        for (Map<String, Object> lane : lanes) {
            boolean judged = Json.at(lane, "progress.calls") instanceof Number calls && calls.longValue() > 0;
            boolean wrote = Json.at(lane, "progress.documents") instanceof Number written && written.longValue() > 0;
            assertEquals(judged, wrote, lane::toString);
        }
    }

    @Test
    void doesNothingTwice() {
        Site site = new Site().tracking("default", 2);
        Tracker node = site.node("one");
        Traces.all().forEach(trace -> site.ship(trace.documents()));
        site.pass(TICK).work(node);
        Map<String, Map<String, Object>> before = site.cluster.documents("sip-calls-*");
        int changes = site.cluster.changes();
        site.pass(TICK).work(node).pass(TICK).work(node);
        assertEquals(changes, site.cluster.changes());
        assertTrue(before.size() >= 7, before.keySet()::toString);
        // A node that knows nothing of what was written reads all of it again and comes to the same.
        Tracker other = site.node("one");
        site.work(other);
        assertEquals(before, site.cluster.documents("sip-calls-*"));
    }

    @Test
    void comesToTheSameWhereMessagesComeLateAndInAnyOrder() {
        List<Trace> traces = Traces.all();
        Site inTime = new Site().tracking("default", 3);
        Tracker node = inTime.node("one");
        traces.forEach(trace -> inTime.ship(trace.documents()));
        inTime.pass(TICK).work(node);
        Site late = new Site().tracking("default", 3);
        Tracker other = late.node("one");
        List<Map<String, Object>> all = new ArrayList<>();
        traces.forEach(trace -> all.addAll(trace.documents()));
        Collections.shuffle(all, new Random(7));
        for (Map<String, Object> message : all) {
            late.ship(message).pass(MINUTES).work(other);
        }
        assertSame(inTime, late);
    }

    private static void assertSame(Site expected, Site actual) {
        Map<String, String> wanted = comparable(expected);
        Map<String, String> found = comparable(actual);
        assertEquals(wanted.keySet(), found.keySet());
        wanted.forEach((key, document) -> assertEquals(document, found.get(key), key));
    }

    @Test
    void replacesTheDocumentOfACallWhoseBeginningComesLater() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        List<Map<String, Object>> messages = Traces.busy().documents();
        site.ship(messages.subList(2, messages.size())).pass(TICK).work(node);
        String before =
                site.cluster.documents("sip-calls-*").keySet().iterator().next();
        site.ship(messages.subList(0, 2)).pass(MINUTES).work(node);
        assertEquals(1, site.calls().size());
        assertNotEquals(
                before,
                site.cluster.documents("sip-calls-*").keySet().iterator().next());
    }

    @Test
    void findsWhatBecomesVisibleLate() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        site.work(node).ship(Traces.busy().documents());
        Site other = site.pass(Duration.ofSeconds(20)).work(node);
        assertEquals(1, other.calls().size());
        // Came in at the same second as the others, but was not to be seen then.
        Instant seen = site.now();
        site.ship(Traces.answered().documents());
        site.pass(Duration.ofSeconds(40));
        node.run();
        assertEquals(2, site.calls().size(), seen.toString());
    }

    @Test
    void losesAndDoublesNothingWhenTheOwnerDies() {
        Site site = new Site().tracking("default", 4);
        Tracker one = site.node("one");
        Tracker two = site.node("two");
        site.work(one, two).pass(TICK).work(one, two);
        List<Trace> traces = Traces.all();
        traces.subList(0, 5).forEach(trace -> site.ship(trace.documents()));
        site.pass(TICK);
        one.run(); // and never again
        traces.subList(5, traces.size()).forEach(trace -> site.ship(trace.documents()));
        for (int i = 0; i < 5; i++) {
            site.pass(TICK).work(two);
        }
        Site whole = new Site().tracking("default", 4);
        traces.forEach(trace -> whole.ship(trace.documents()));
        Tracker only = whole.node("one");
        whole.pass(TICK).work(only);
        assertSame(whole, site);
    }

    @Test
    void sharesTheLanesWithANodeThatComesLater() {
        Site site = new Site().tracking("default", 4);
        Tracker one = site.node("one");
        site.work(one);
        assertEquals(Map.of("one", 4), owners(site));
        Tracker two = site.node("two");
        for (int i = 0; i < 3; i++) {
            site.pass(TICK).work(one, two);
        }
        assertEquals(Map.of("one", 2, "two", 2), owners(site));
        two.stop();
        for (int i = 0; i < 3; i++) {
            site.pass(TICK).work(one);
        }
        assertEquals(Map.of("one", 4), owners(site));
    }

    @Test
    void waitsWhereTheClusterTakesNoMore() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        site.work(node).ship(Traces.busy().documents()).pass(TICK);
        site.cluster.busy(true);
        assertFalse(node.run());
        assertEquals(0, site.calls().size());
        String lane = site.cluster.documents("sip-tracker").toString();
        assertTrue(lane.contains("did not take"), lane);
        site.cluster.busy(false);
        site.pass(TICK).work(node);
        assertEquals(1, site.calls().size());
    }

    @Test
    void judgesACallAgainThatNobodyAnswers() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        long at = Duration.between(Trace.START, site.now()).toMillis();
        Trace silent = new Trace("silence@192.0.2.1")
                .request(at, "INVITE")
                .response(at + 5, "100 Trying", "INVITE")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(at + 10, "INVITE");
        for (Map<String, Object> message : silent.documents()) {
            Map<String, Object> overTcp = new TreeMap<>(message);
            overTcp.put("network", Map.of("transport", "tcp"));
            overTcp.put("message", message.get("message").toString().replace("SIP/2.0/UDP", "SIP/2.0/TCP"));
            site.ship(overTcp);
        }
        site.pass(TICK).work(node);
        assertEquals("in_progress", Json.at(site.calls().get(0), "call.outcome"));
        for (int i = 0; i < 12; i++) {
            site.pass(TICK).work(node);
        }
        assertEquals("failed", Json.at(site.calls().get(0), "call.outcome"), site.calls()::toString);
    }

    @Test
    void removesTheCallsOfDaysLongGone() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        site.ship(Traces.busy().documents()).pass(TICK).work(node);
        site.pass(Duration.ofDays(29)).work(node);
        assertEquals(1, site.calls().size());
        site.pass(Duration.ofDays(3)).work(node);
        assertEquals(List.of(), site.cluster.indices("sip-calls-*"));
    }

    private static Map<String, Integer> owners(Site site) {
        Map<String, Integer> owners = new TreeMap<>();
        site.cluster.documents("sip-tracker").values().stream()
                .filter(document -> "lane".equals(document.get("type")))
                .forEach(lane -> owners.merge(lane.get("owner").toString(), 1, Integer::sum));
        return owners;
    }

    /** Without what depends on when the messages came in, and under which ids they are stored. */
    private static Map<String, String> comparable(Site site) {
        Map<String, String> calls = new TreeMap<>();
        site.cluster.documents("sip-calls-*").forEach((key, document) -> {
            Map<String, Object> copy = new TreeMap<>(document);
            Map<String, Object> event = new TreeMap<>(Json.map(document, "event"));
            event.remove("ingested");
            copy.put("event", event);
            Map<String, Object> call = new TreeMap<>(Json.map(document, "call"));
            call.remove("evidence");
            call.remove("decisive");
            copy.put("call", call);
            calls.put(key, copy.toString());
        });
        return calls;
    }
}
