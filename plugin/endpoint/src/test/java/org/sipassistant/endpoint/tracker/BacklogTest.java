// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Trace;

/** Much that comes in at once, and calls that cannot be read: what else there is must be tracked. */
class BacklogTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private final Site site = new Site().tracking("default", 2);

    private static List<Map<String, Object>> refused(int number, long second) {
        return new Trace("sparse-" + number + "@192.0.2.7")
                .parties("+49301%05d".formatted(number), "+49402%05d".formatted(number))
                .request(second * 1_000, "INVITE")
                .response(second * 1_000 + 200, "486 Busy Here", "INVITE")
                .request(second * 1_000 + 250, "ACK")
                .documents();
    }

    private void ship(int from, int to, long apart) {
        IntStream.range(from, to).forEach(n -> site.ship(refused(n, n * apart)));
    }

    private Set<String> tracked() {
        return site.calls().stream()
                .map(call -> String.valueOf(Json.at(call, "sip.call_id")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String lanes() {
        return site.cluster.documents("sip-tracker").toString();
    }

    @Test
    void judgesCallsThatWereOpenWhenTheTrackerStopped() {
        long at = Duration.between(Trace.START, site.now()).toMillis();
        site.ship(new Trace("open@192.0.2.7")
                .request(at, "INVITE")
                .response(at + 5, "180 Ringing", "INVITE")
                .documents());
        work(site.node("one"));
        assertEquals("in_progress", Json.at(site.calls().get(0), "call.outcome"));
        site.pass(Duration.ofHours(3));
        work(site.node("two"));
        assertEquals("unknown", Json.at(site.calls().get(0), "call.outcome"), site.calls()::toString);
    }

    /** For two minutes: longer than it looks back for messages that become visible late. */
    private void work(Tracker node) {
        for (int i = 0; i < 12; i++) {
            site.pass(TICK).work(node);
        }
    }

    @Test
    void tracksANightOfFewCallsThatCameInAtOnce() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 600, 75);
        site.pass(TICK).work(node);
        assertEquals(600, tracked().size(), this::lanes);
    }

    @Test
    void replaysAnHourWithACallNowAndThen() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 1_000, 3);
        site.pass(TICK).work(node);
        Ledger ledger = new Ledger(site.cluster);
        Source source = ledger.readNow().stream()
                .flatMap(entry -> Source.of(entry).stream())
                .findFirst()
                .orElseThrow();
        ledger.put(Replay.order(source, 0, Trace.START, Trace.START.plusSeconds(3_600)));
        site.work(node);
        assertTrue(lanes().contains("done=true"), this::lanes);
        assertEquals(1_000, tracked().size());
    }

    /** Every other second was read before: that many stretches of time do not go into one search. */
    @Test
    void readsSecondsBetweenThoseThatWereReadBefore() {
        Searches searches = new Searches(site.cluster, List.of("sip-messages-*"));
        Feed feed = new Feed(searches, "@timestamp", Duration.ofHours(1), Duration.ZERO, 50_000);
        ship(0, 900, 2);
        site.cluster.refresh();
        Instant end = Trace.START.plusSeconds(1_800);
        feed.done(feed.next(end, end));
        IntStream.range(0, 900).forEach(n -> site.ship(refused(1_000 + n, n * 2L + 1)));
        site.cluster.refresh();
        Set<String> found = new TreeSet<>();
        boolean behind = true;
        for (int pass = 0; pass < 10 && behind; pass++) {
            Feed.Portion portion = feed.next(end, end);
            feed.calls(portion, Optional.empty()).calls().forEach(call -> found.add(call.callId()));
            feed.done(portion);
            behind = portion.behind();
        }
        assertEquals(900, found.size());
    }

    @Test
    void goesOnWhereACallCannotBeReadAndLeavesItOutInTheEnd() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 300, 1);
        site.cluster.unreadable("sparse-7@192.0.2.7");
        site.pass(TICK);
        node.run();
        assertEquals(299, tracked().size(), this::lanes);
        assertTrue(lanes().contains("1 call to be tried again"), this::lanes);
        assertTrue(lanes().contains("Data too large"), this::lanes);
        ship(300, 301, 1);
        site.pass(TICK);
        node.run();
        assertTrue(tracked().contains("sparse-300@192.0.2.7"), this::lanes);
        for (int i = 0; i < 7; i++) {
            site.pass(TICK);
            node.run();
        }
        assertEquals(300, tracked().size());
        assertTrue(lanes().contains("skipped_calls=1, last_skipped=sparse-7@192.0.2.7"), this::lanes);
        assertTrue(!lanes().contains("problem"), this::lanes);
    }

    @Test
    void goesOnWhereManyCallsCannotBeRead() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 300, 1);
        site.cluster.unreadable(IntStream.range(0, 100)
                .mapToObj(n -> "sparse-" + n + "@192.0.2.7")
                .toArray(String[]::new));
        for (int i = 0; i < 40; i++) {
            site.pass(TICK);
            node.run();
        }
        assertEquals(200, tracked().size(), this::lanes);
        assertTrue(!lanes().contains("problem"), this::lanes);
        ship(300, 301, 1);
        site.pass(TICK).work(node);
        assertTrue(tracked().contains("sparse-300@192.0.2.7"), this::lanes);
    }

    /** As a shipper does that writes the time at which it read a message. */
    @Test
    void countsWhatIsNotTrackedForItsTimeOfIngestion() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 1, 1);
        site.pass(Duration.ofMinutes(5)).work(node);
        arrive(
                "yesterday",
                Map.of("ingested", site.now().minus(Duration.ofDays(1)).toString()));
        arrive(
                "tomorrow",
                Map.of("ingested", site.now().plus(Duration.ofDays(1)).toString()));
        arrive("never", Map.of("outcome", "unknown"));
        site.pass(Duration.ofMinutes(1)).work(node);
        assertTrue(lanes().contains("ingested_too_early=1, ingested_in_future=1, ingested_unknown=1"), this::lanes);
    }

    /** As where nobody has told the index to use the pipeline. */
    @Test
    void namesIndicesThatHoldNoSipInFields() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 1, 1);
        site.cluster.ship(
                "sip-messages-raw",
                "raw",
                Map.of("@timestamp", site.now().toString(), "message", "INVITE sip:1001@example.net SIP/2.0"));
        site.pass(Duration.ofMinutes(1)).work(node);
        assertTrue(lanes().contains("indices_without_sip=[sip-messages-raw]"), this::lanes);
    }

    private void arrive(String callId, Map<String, Object> event) {
        site.cluster.ship(
                "sip-messages-default",
                callId,
                Map.of("@timestamp", site.now().toString(), "sip", Map.of("call_id", callId), "event", event));
    }

    @Test
    void leavesNothingOutWhereNothingCanBeRead() {
        Tracker node = site.node("one");
        site.work(node);
        ship(0, 40, 1);
        site.pass(TICK).work(node);
        assertEquals(40, tracked().size());
        ship(40, 80, 1);
        site.cluster.unreadable("*");
        for (int i = 0; i < 60; i++) {
            site.pass(TICK);
            node.run();
        }
        assertEquals(40, tracked().size());
        assertTrue(!lanes().contains("skipped_calls=1"), this::lanes);
        site.cluster.unreadable();
        site.pass(TICK).work(node);
        assertEquals(80, tracked().size(), this::lanes);
    }
}
