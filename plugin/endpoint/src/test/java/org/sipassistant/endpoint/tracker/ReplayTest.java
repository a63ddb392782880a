// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Traces;
import org.sipassistant.endpoint.TrackingCluster;

/** What was there before is judged again when it is asked for. */
class ReplayTest {

    @Test
    void replaysWhatWasThereBefore() {
        Site site = new Site();
        site.ship(Traces.busy().documents());
        site.pass(Duration.ofDays(1)).tracking("default", 1);
        Ledger ledger = new Ledger(site.cluster);
        Source source = new Source("default", List.of("sip-messages-*"), Optional.empty(), 1, site.now());
        Ledger.Entry before = ledger.read().get(0);
        ledger.put(new Ledger.Entry(source.id(), source.fields(), before.revision()));
        site.cluster.refresh();
        Tracker node = site.node("one");
        site.work(node);
        assertEquals(0, site.calls().size());
        ledger.put(
                Replay.order(source, 0, Instant.parse("2026-03-17T00:00:00Z"), Instant.parse("2026-03-18T00:00:00Z")));
        site.work(node);
        assertEquals(1, site.calls().size());
    }

    /** A replay before it, at work, stores how far it has come just when the new one is ordered. */
    @Test
    void takesTheOrderOfAReplayThoughAnotherIsAtWork() {
        Site site = new Site().tracking("default", 1);
        TrackerService service = new TrackerService(site.cluster);
        Instant from = Instant.parse("2026-03-17T00:00:00Z");
        service.replay(new ReplayOrder(Optional.empty(), from, from.plusSeconds(3_600)));
        site.cluster.meanwhile(() -> site.cluster.put(
                Ledger.INDEX, "replay-default-0", Map.of("type", Replay.TYPE, "done", true), revision(site)));
        service.replay(new ReplayOrder(Optional.empty(), from, from.plusSeconds(7_200)));
        Map<String, Object> ordered = replay(site).fields();
        assertEquals(from.plusSeconds(7_200).toString(), ordered.get("to"));
        assertEquals(false, ordered.get("done"));
    }

    @Test
    void aDateIncludesItsDay() {
        Map<String, Object> day = Map.of("from", "2026-03-17", "to", "2026-03-17", "time_zone", "Europe/Berlin");
        ReplayOrder order = ReplayOrder.of(day, Site.START);
        assertEquals(Instant.parse("2026-03-16T23:00:00Z"), order.from());
        assertEquals(Instant.parse("2026-03-17T23:00:00Z"), order.to());
        ReplayOrder exact =
                ReplayOrder.of(Map.of("from", "2026-03-17T08:00:00Z", "to", "2026-03-17T09:00:00Z"), Site.START);
        assertEquals(Instant.parse("2026-03-17T09:00:00Z"), exact.to());
    }

    private static Optional<TrackingCluster.Revision> revision(Site site) {
        return replay(site).revision();
    }

    private static Ledger.Entry replay(Site site) {
        return new Ledger(site.cluster)
                .readNow().stream()
                        .filter(entry -> entry.type().equals(Replay.TYPE))
                        .findFirst()
                        .orElseThrow();
    }
}
