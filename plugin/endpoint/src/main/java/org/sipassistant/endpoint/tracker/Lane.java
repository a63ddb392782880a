// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.Map;
import org.sipassistant.endpoint.tracker.Ledger.Entry;

/** A part of the work on a source, while this node owns it. For one thread. */
final class Lane {
    static final String TYPE = "lane";

    private final Ledger ledger;
    private Entry entry;

    /** @param entry as this node stored it */
    Lane(Ledger ledger, Entry entry) {
        this.ledger = ledger;
        this.entry = entry;
    }

    /** Another node has taken the lane over: what is being done for it must not go on. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String id;

        Lost(String id) {
            super("lane [" + id + "] belongs to another node now");
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static String id(Source source, int number) {
        return TYPE + '-' + source.namespace() + '-' + number;
    }

    String id() {
        return entry.id();
    }

    String namespace() {
        return entry.text("namespace");
    }

    int number() {
        return (int) entry.number("number");
    }

    /** Everything that came in before has been looked at. */
    Instant checkpoint() {
        return Instant.parse(entry.text("checkpoint"));
    }

    /**
     * A version for the changes made now: the time, but never less than a version before, even where the owner before had
     * a clock that is ahead.
     */
    long next(Instant now) {
        return Math.max(now.toEpochMilli(), entry.number("version") + 1);
    }

    /** The version of the changes made now, stored with the lane. */
    void version(long version) {
        entry = entry.with("version", version);
    }

    /**
     * Stores how far it has come; this is the sign of life, too.
     *
     * @throws Lost where it belongs to another node
     */
    void save(Instant checkpoint, Map<String, Object> progress) {
        Entry next = entry.with("checkpoint", checkpoint.toString())
                .with("beat", entry.number("beat") + 1)
                .with("progress", progress);
        entry = ledger.put(next).orElseThrow(() -> new Lost(id()));
    }

    /** Gives it up, so that another node may take it at once. */
    void release() {
        ledger.put(entry.with("owner", ""));
    }
}
