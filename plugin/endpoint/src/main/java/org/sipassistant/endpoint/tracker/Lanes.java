// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sipassistant.endpoint.tracker.Ledger.Entry;

/**
 * Shares the lanes of all sources among the nodes. A lane is taken by storing one's name in its document while it is still
 * as it was read; it is free when it names nobody, or when it has not changed for a while by this node's own monotonic
 * clock, so that clocks of nodes need not agree. A node that has more than its share gives the rest up. For one thread.
 */
final class Lanes {
    static final String NODE = "node";

    private final Ledger ledger;
    private final String node;
    private final long takeover;
    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Lane> own = new LinkedHashMap<>();

    /** @param since by the monotonic clock, in nanoseconds */
    private record Seen(long sequence, long since) {}

    /**
     * @param node who this is; no other node has the same name
     * @param nanos a clock that never goes back
     */
    Lanes(Ledger ledger, String node, Duration takeover, LongSupplier nanos) {
        this.ledger = ledger;
        this.node = node;
        this.takeover = takeover.toNanos();
        this.nanos = nanos;
    }

    /** The lanes that are this node's now. */
    List<Lane> own() {
        return List.copyOf(own.values());
    }

    /** Another node has it. */
    void lost(String lane) {
        own.remove(lane);
    }

    /**
     * Takes what is free, up to this node's share, and gives back what is more.
     *
     * @param entries of the ledger, as just read
     * @param status of this node, for whoever wants to know
     */
    void tend(List<Entry> entries, Map<String, Object> status) {
        entries.forEach(this::look);
        beat(entries, status);
        Map<String, Entry> stored = new HashMap<>();
        entries.forEach(entry -> stored.put(entry.id(), entry));
        Set<String> wanted = new HashSet<>();
        List<Entry> free = new ArrayList<>();
        for (Entry entry : entries) {
            Source.of(entry).ifPresent(source -> {
                for (int number = 0; number < source.lanes(); number++) {
                    String id = Lane.id(source, number);
                    wanted.add(id);
                    Entry lane = since(source, stored.getOrDefault(id, fresh(source, number)));
                    if (!own.containsKey(id) && isFree(lane)) {
                        free.add(lane);
                    }
                }
            });
        }
        own.keySet().retainAll(wanted);
        share(free, wanted.size(), entries);
    }

    private void share(List<Entry> free, int lanes, List<Entry> entries) {
        long nodes = entries.stream()
                .filter(entry -> entry.type().equals(NODE) && !entry.id().equals(id()) && !isSilent(entry))
                .count();
        long share = (lanes + nodes) / (nodes + 1);
        for (Entry lane : free) {
            if (own.size() < share) {
                ledger.put(lane.with("owner", node).with("beat", lane.number("beat") + 1))
                        .ifPresent(taken -> own.put(taken.id(), new Lane(ledger, taken)));
            }
        }
        while (own.size() > share) {
            Lane last = own.values().stream().reduce((earlier, later) -> later).orElseThrow();
            last.release();
            own.remove(last.id());
        }
    }

    /** Gives everything up, as when the node stops. */
    void release() {
        own.values().forEach(Lane::release);
        own.clear();
        ledger.remove(id());
    }

    private static Entry fresh(Source source, int number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", Lane.TYPE);
        fields.put("namespace", source.namespace());
        fields.put("number", number);
        fields.put("owner", "");
        fields.put("checkpoint", source.since().toString());
        return new Entry(Lane.id(source, number), fields, Optional.empty());
    }

    /** What is left of a setup that was undone may be far behind the one that is there now. */
    private static Entry since(Source source, Entry lane) {
        return Instant.parse(lane.text("checkpoint")).isBefore(source.since())
                ? lane.with("checkpoint", source.since().toString())
                : lane;
    }

    private boolean isFree(Entry lane) {
        String owner = lane.text("owner");
        // What this node owned before it was started anew is its own.
        return owner.isEmpty() || owner.equals(node) || isSilent(lane);
    }

    private boolean isSilent(Entry entry) {
        Seen first = seen.get(entry.id());
        return first != null && nanos.getAsLong() - first.since() >= takeover;
    }

    private void look(Entry entry) {
        long sequence = entry.revision().map(r -> r.sequence()).orElse(-1L);
        Seen before = seen.get(entry.id());
        if (before == null || before.sequence() != sequence) {
            seen.put(entry.id(), new Seen(sequence, nanos.getAsLong()));
        }
    }

    private String id() {
        return NODE + '-' + node;
    }

    private void beat(List<Entry> entries, Map<String, Object> status) {
        Map<String, Object> fields = new LinkedHashMap<>(status);
        fields.put("type", NODE);
        fields.put("node", node);
        Optional<Entry> before =
                entries.stream().filter(entry -> entry.id().equals(id())).findFirst();
        fields.put("beat", before.map(entry -> entry.number("beat")).orElse(0L) + 1);
        ledger.put(new Entry(id(), fields, before.flatMap(Entry::revision)));
    }
}
