// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.tracker.Ledger.Entry;

/** Judges the calls of a time again, portion by portion, beside what comes in; one lane's part of it. */
public final class Replay {
    static final String TYPE = "replay";

    private final LaneWork work;
    private final Entry entry;

    private Replay(LaneWork work, Entry entry) {
        this.work = work;
        this.entry = entry;
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

    /** What is left to do for a lane. */
    static Optional<Replay> of(LaneWork work, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.type().equals(TYPE)
                        && entry.text("namespace").equals(work.source().namespace())
                        && entry.number("number") == work.lane().number()
                        && !Boolean.TRUE.equals(entry.fields().get("done")))
                .findFirst()
                .map(entry -> new Replay(work, entry));
    }

    /** Does a portion; says whether there is more. */
    boolean step(Ledger ledger, TrackerLimits limits) {
        Feed feed = new Feed(work.searches(), "@timestamp", Duration.ZERO, limits.portion());
        Instant to = Instant.parse(entry.text("to"));
        Feed.Portion portion = feed.next(Instant.parse(entry.text("next")), to);
        work.work(feed, portion);
        boolean done = !portion.end().isBefore(Instant.ofEpochSecond(to.getEpochSecond()));
        ledger.put(entry.with("next", portion.end().toString()).with("done", done));
        return !done;
    }
}
