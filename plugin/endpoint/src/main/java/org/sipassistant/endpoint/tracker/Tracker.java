// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.TrackingCluster;
import org.sipassistant.endpoint.tracker.Ledger.Entry;

/** The loop that every node runs: it looks for its lanes and does a portion of each. For one thread; it may wait. */
public final class Tracker {
    private static final Duration RETENTION_CHECK = Duration.ofHours(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT);

    private final TrackingCluster cluster;
    private final TrackerNode node;
    private final Ledger ledger;
    private final Lanes lanes;
    private final SourceWork.Workshop workshop;
    private final Map<String, SourceWork> works = new HashMap<>();
    private Instant retained = Instant.EPOCH;

    /** @param cluster as the tracker sees it, with rights of its own */
    public Tracker(TrackingCluster cluster, TrackerNode node) {
        this.cluster = cluster;
        this.node = node;
        this.ledger = new Ledger(cluster);
        this.lanes = new Lanes(ledger, node.name(), node.limits().takeover(), node.nanos());
        this.workshop = new SourceWork.Workshop(
                cluster, node.reader(), node.crew(), new Indices(cluster, node.schema()), node.limits(), node.clock());
    }

    /**
     * Does a portion of all lanes of this node.
     *
     * @return whether there is more to do at once
     */
    public boolean run() {
        if (!ledger.exists()) {
            works.clear();
            return false;
        }
        List<Entry> entries = ledger.read();
        lanes.tend(entries, node.status().get());
        Map<String, Source> sources = new HashMap<>();
        entries.forEach(entry -> Source.of(entry).ifPresent(source -> sources.put(source.namespace(), source)));
        boolean behind = false;
        List<Lane> own = lanes.own();
        works.keySet().retainAll(sources.keySet());
        for (Source source : sources.values()) {
            List<Lane> lanesOf = own.stream()
                    .filter(lane -> lane.namespace().equals(source.namespace()))
                    .toList();
            if (lanesOf.isEmpty()) {
                works.remove(source.namespace());
            } else {
                behind |= step(
                        works.compute(source.namespace(), (name, work) -> current(work, lanesOf, source)), entries);
            }
        }
        if (own.stream().anyMatch(lane -> lane.number() == 0)) {
            retain(sources.keySet());
        }
        return behind;
    }

    /** Gives the lanes up, as when the node stops. */
    public void stop() {
        if (ledger.exists()) {
            lanes.release();
        }
        works.clear();
    }

    private SourceWork current(@Nullable SourceWork before, List<Lane> own, Source source) {
        return before != null && before.isFor(own, source)
                ? before
                : new SourceWork(own, source, workshop, node.documents(source));
    }

    private boolean step(SourceWork work, List<Entry> entries) {
        try {
            boolean behind = work.step();
            Optional<Replay> replay = Replay.of(work, entries);
            return behind
                    || replay.filter(r -> r.step(ledger, workshop.limits())).isPresent();
        } catch (Lane.Lost e) {
            lost(work, e);
        } catch (RuntimeException e) {
            // Whatever it is, the other sources are not to wait for it.
            work.failed(e instanceof TrackerException ? e.getMessage() : e.toString());
            try {
                work.beat();
            } catch (Lane.Lost gone) {
                lost(work, gone);
            } catch (TrackerException again) {
                // The next one to look, perhaps this node, takes them as they are then.
                work.lanes().forEach(lane -> lanes.lost(lane.id()));
                works.remove(work.source().namespace());
            }
        }
        return false;
    }

    private void lost(SourceWork work, Lane.Lost lost) {
        lanes.lost(lost.id());
        works.remove(work.source().namespace());
    }

    /** Removes the calls of days that are older than they are to be kept. */
    private void retain(Iterable<String> namespaces) {
        Instant now = node.clock().instant();
        Optional<Duration> retention = node.retention().get();
        if (retention.isEmpty() || Duration.between(retained, now).compareTo(RETENTION_CHECK) < 0) {
            return;
        }
        retained = now;
        LocalDate oldest = now.minus(retention.get()).atZone(ZoneOffset.UTC).toLocalDate();
        for (String namespace : namespaces) {
            String prefix = CallDocuments.PREFIX + namespace + '-';
            for (String index : cluster.indices(prefix + '*')) {
                day(index.substring(prefix.length()))
                        .filter(day -> day.isBefore(oldest))
                        .ifPresent(day -> Searches.await(cluster.deleteIndex(index)));
            }
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // of another namespace that begins alike
        }
    }
}
