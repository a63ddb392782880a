// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.tracker.Ledger.Entry;

/** Judges the calls of a time again, portion by portion, beside what comes in; the part of it that one node does. */
public final class Replay {
    static final String TYPE = "replay";

    private final SourceWork work;
    private final List<Entry> entries;

    private Replay(SourceWork work, List<Entry> entries) {
        this.work = work;
        this.entries = entries;
    }

    /** The order for one lane: calls with messages from one time up to another are judged again. */
    public static Entry order(Source source, int lane, Instant from, Instant to) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", TYPE);
        fields.put("namespace", source.namespace());
        fields.put("number", lane);
        fields.put("from", from.toString());
        fields.put("to", to.toString());
        fields.put("next", from.toString());
        fields.put("done", false);
        return new Entry(TYPE + '-' + source.namespace() + '-' + lane, fields, Optional.empty());
    }

    /** What is left to do for the lanes of a work. */
    static Optional<Replay> of(SourceWork work, List<Entry> entries) {
        List<Entry> left = entries.stream()
                .filter(entry -> entry.type().equals(TYPE)
                        && entry.text("namespace").equals(work.source().namespace())
                        && work.owns(entry.number("number"))
                        && !Boolean.TRUE.equals(entry.fields().get("done")))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Replay(work, left));
    }

    /** Does a portion for all lanes, from where the last of them is; says whether there is more. */
    boolean step(Ledger ledger, TrackerLimits limits) {
        Feed feed = new Feed(work.searches(), "@timestamp", Duration.ZERO, Duration.ZERO, limits.portion());
        Instant next = entries.stream()
                .map(entry -> time(entry, "next"))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = entries.stream()
                .map(entry -> time(entry, "to"))
                .max(Instant::compareTo)
                .orElseThrow();
        Feed.Portion portion = feed.next(next, to);
        work.work(feed, portion);
        boolean more = false;
        for (Entry entry : entries) {
            Instant end = portion.end();
            boolean done = !end.isBefore(Instant.ofEpochSecond(time(entry, "to").getEpochSecond()));
            if (end.isAfter(time(entry, "next")) || done) {
                ledger.put(entry.with("next", end.toString()).with("done", done));
            }
            more |= !done;
        }
        ledger.refresh();
        return more;
    }

    private static Instant time(Entry entry, String name) {
        return Instant.parse(entry.text(name));
    }
}
