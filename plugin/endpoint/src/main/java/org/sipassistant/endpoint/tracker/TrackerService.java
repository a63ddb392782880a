// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.NotFoundException;
import org.sipassistant.endpoint.TrackingCluster;
import org.sipassistant.endpoint.TrackingCluster.Revision;

/** What operators ask of the tracker: to judge again what it judged before, and how it gets on. */
public final class TrackerService {
    /** Each that fails is a portion of a replay that was done. */
    private static final int TRIES = 20;

    private final Ledger ledger;

    /** @param cluster as the caller sees it */
    public TrackerService(TrackingCluster cluster) {
        this.ledger = new Ledger(cluster);
    }

    /**
     * Orders a replay, in place of one that is not done yet. Waits for the cluster.
     *
     * @throws NotFoundException where nothing is tracked
     */
    public Map<String, Object> replay(ReplayOrder order) {
        List<Ledger.Entry> entries = entries();
        List<Source> sources = entries.stream()
                .flatMap(entry -> Source.of(entry).stream())
                .filter(source -> order.namespace()
                        .filter(name -> !name.equals(source.namespace()))
                        .isEmpty())
                .toList();
        if (sources.isEmpty()) {
            throw new NotFoundException("no messages are tracked"
                    + order.namespace()
                            .map(name -> " in namespace [" + name + "]")
                            .orElse("")
                    + ": PUT /_plugins/_sip/setup first");
        }
        List<Ledger.Entry> left = new ArrayList<>();
        for (Source source : sources) {
            for (int lane = 0; lane < source.lanes(); lane++) {
                left.add(Replay.order(source, lane, order.from(), order.to()));
            }
        }
        for (int n = 0; n < TRIES && !left.isEmpty(); n++) {
            left = refused(left);
        }
        if (!left.isEmpty()) {
            throw new TrackerException("the replay before goes on too fast: try again");
        }
        ledger.refresh();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("acknowledged", true);
        told.put("namespaces", sources.stream().map(Source::namespace).toList());
        told.put("from", order.from().toString());
        told.put("to", order.to().toString());
        return told;
    }

    /** Stores orders; gives back those in whose place somebody, perhaps a lane at work, stored another one meanwhile. */
    private List<Ledger.Entry> refused(List<Ledger.Entry> orders) {
        Map<String, Ledger.Entry> there = new HashMap<>();
        ledger.readNow().forEach(entry -> there.put(entry.id(), entry));
        List<Ledger.Entry> refused = new ArrayList<>();
        for (Ledger.Entry order : orders) {
            Optional<Revision> before =
                    Optional.ofNullable(there.get(order.id())).flatMap(Ledger.Entry::revision);
            if (ledger.put(new Ledger.Entry(order.id(), order.fields(), before)).isEmpty()) {
                refused.add(order);
            }
        }
        return refused;
    }

    /**
     * How far the tracker has come on each lane, and what each node says of itself. Waits for nothing; fails after ten
     * seconds where a node hangs.
     *
     * @param status of this node
     */
    public CompletionStage<Map<String, Object>> statistics(Map<String, Object> status, Instant now) {
        return ledger.exists()
                ? ledger.glance().thenApply(entries -> told(entries, status, now))
                : CompletableFuture.completedFuture(told(List.of(), status, now));
    }

    private static Map<String, Object> told(List<Ledger.Entry> entries, Map<String, Object> status, Instant now) {
        List<Object> lanes = new ArrayList<>();
        List<Object> nodes = new ArrayList<>();
        List<Object> replays = new ArrayList<>();
        entries.stream().sorted(Comparator.comparing(Ledger.Entry::id)).forEach(entry -> {
            switch (entry.type()) {
                case Lane.TYPE -> lanes.add(lane(entry, now));
                case Lanes.NODE -> nodes.add(entry.fields());
                case Replay.TYPE -> replays.add(entry.fields());
                default -> {}
            }
        });
        Map<String, Object> tracker = new LinkedHashMap<>();
        tracker.put("lanes", lanes);
        tracker.put("nodes", nodes);
        tracker.put("replays", replays);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", 1);
        told.put("node", status);
        told.put("tracker", tracker);
        return told;
    }

    private static Map<String, Object> lane(Ledger.Entry entry, Instant now) {
        Map<String, Object> lane = new LinkedHashMap<>();
        for (String name : List.of("namespace", "number", "owner", "checkpoint")) {
            Object value = entry.fields().get(name);
            if (value != null) {
                lane.put(name, value);
            }
        }
        lane.put(
                "behind_ms",
                Math.max(
                        0,
                        Duration.between(Instant.parse(entry.text("checkpoint")), now)
                                .toMillis()));
        lane.putAll(Json.map(entry.fields(), "progress"));
        return lane;
    }

    private List<Ledger.Entry> entries() {
        return ledger.exists() ? ledger.read() : List.of();
    }
}
