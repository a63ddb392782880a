// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;

/** A cluster with its nodes and a clock that goes on only when told. */
final class Site {
    static final Instant START = Instant.parse("2026-03-17T09:00:00Z");
    private static final SipEnricher PROCESSOR = SipEnricher.create(SipOptions.standard(), Experts.knowhow());

    final SimulatedCluster cluster = new SimulatedCluster();
    private Instant now = START;

    Site tracking(String namespace, int lanes) {
        Ledger ledger = new Ledger(cluster);
        ledger.create();
        Source source = new Source(namespace, List.of("sip-messages-*"), Optional.empty(), lanes, START);
        ledger.put(new Ledger.Entry(source.id(), source.fields(), Optional.empty()));
        cluster.refresh();
        return this;
    }

    Tracker node(String name) {
        return node(name, TrackerLimits.standard());
    }

    Tracker node(String name, TrackerLimits limits) {
        return new Tracker(
                cluster,
                new TrackerNode(
                        name,
                        Experts.expertise(),
                        Schema.load(Experts::yaml),
                        limits,
                        new Crew(ForkJoinPool.commonPool(), 3),
                        () -> now,
                        () -> Duration.between(START, now).toNanos(),
                        () -> Optional.of(Duration.ofDays(30)),
                        Map::of));
    }

    Instant now() {
        return now;
    }

    /** Time goes by, and everything written is found. */
    Site pass(Duration time) {
        now = now.plus(time);
        cluster.refresh();
        return this;
    }

    /** A message comes in through the pipeline. */
    Site ship(Map<String, Object> document) {
        Map<String, Object> copy = new LinkedHashMap<>(document);
        Map<String, Object> event = new LinkedHashMap<>();
        if (document.get("event") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> event.put(key.toString(), value));
        }
        event.put("ingested", now.toString());
        copy.put("event", event);
        copy.computeIfPresent("network", (name, value) -> new LinkedHashMap<>((Map<?, ?>) value));
        PROCESSOR.enrich(copy);
        cluster.ship("sip-messages-default", "m" + document.hashCode(), copy);
        return this;
    }

    Site ship(List<Map<String, Object>> documents) {
        documents.forEach(this::ship);
        return this;
    }

    /** Lets nodes work until nothing is left. */
    Site work(Tracker... nodes) {
        boolean more = true;
        for (int round = 0; round < 1_000 && more; round++) {
            cluster.refresh();
            more = false;
            for (Tracker node : nodes) {
                more |= node.run();
            }
        }
        cluster.refresh();
        return this;
    }

    /** The call documents, without what tells only when and from where they were read. */
    List<Map<String, Object>> calls() {
        return new ArrayList<>(cluster.documents("sip-calls-*").values());
    }

    /** The one document that there must be of a kind. */
    Map<String, Object> only(String pattern) {
        Map<String, Map<String, Object>> documents = cluster.documents(pattern);
        assertEquals(1, documents.size(), documents::toString);
        return documents.values().iterator().next();
    }
}
