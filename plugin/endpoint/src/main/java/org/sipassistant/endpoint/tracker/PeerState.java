// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sipassistant.endpoint.Json;

/**
 * Whether a peer answers its pings. Pings may be told in any order, and each more than once: an answer counts against the
 * pings before it only.
 *
 * @param lastPing when it was pinged last
 * @param lastReply when it answered last
 * @param missed when it was pinged since then and did not answer, the newest ones
 * @param unanswered how often it did not, also where {@code missed} is full
 * @param name {@code up}, {@code down} or {@code unknown}
 * @param since when this began
 */
record PeerState(
        Optional<Instant> lastPing,
        Optional<Instant> lastReply,
        List<Instant> missed,
        long unanswered,
        String name,
        Optional<Instant> since) {
    /** One ping may get lost. */
    private static final int DOWN = 2;

    /** Pings that are told apart from those told again. */
    private static final int REMEMBERED = 100;

    /** As a document tells it. */
    static PeerState of(Map<String, Object> document) {
        List<Instant> missed = new ArrayList<>();
        Json.list(Json.map(document, "peer"), "missed").forEach(time -> missed.add(Instant.parse(time.toString())));
        return new PeerState(
                time(document, "peer.last_ping"),
                time(document, "peer.last_reply"),
                missed,
                Json.at(document, "peer.unanswered") instanceof Number number ? number.longValue() : 0,
                Json.at(document, "peer.state") instanceof String text ? text : "unknown",
                time(document, "peer.since"));
    }

    /** @param answer empty where none came and none will come */
    PeerState after(Instant ping, Optional<Instant> answer) {
        Optional<Instant> replied = later(lastReply, answer);
        long forgotten = replied.equals(lastReply) ? unanswered - missed.size() : 0;
        TreeSet<Instant> open = new TreeSet<>(missed);
        boolean told = missed.size() >= REMEMBERED && ping.isBefore(missed.get(0));
        if (answer.isEmpty() && !told) {
            open.add(ping);
        }
        replied.ifPresent(at -> open.headSet(at, true).clear());
        if (open.size() > REMEMBERED) {
            open.pollFirst();
            forgotten++;
        }
        Optional<Instant> newest = later(lastPing, Optional.of(ping));
        return new PeerState(newest, replied, List.copyOf(open), open.size() + forgotten, name, since)
                .changed(answer.orElse(ping));
    }

    private PeerState changed(Instant now) {
        String next = unanswered >= DOWN ? "down" : lastReply.isPresent() ? "up" : "unknown";
        Instant begun = next.equals("down") && !missed.isEmpty() ? missed.get(0) : now;
        boolean same = next.equals(name) && since.isPresent();
        boolean earlier = same && next.equals("down") && begun.isBefore(since.get());
        Optional<Instant> start = same && !earlier ? since : Optional.of(begun);
        return new PeerState(lastPing, lastReply, missed, unanswered, next, start);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(time -> time.isAfter(one.get())).isPresent() ? other : one;
    }

    private static Optional<Instant> time(Map<String, Object> document, String path) {
        return Json.at(document, path) instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
    }
}
