// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Call;
import org.sipassistant.call.Leg;
import org.sipassistant.endpoint.CallReader;
import org.sipassistant.endpoint.Json;

/** Does the work of one lane: reads what came in, judges the calls it belongs to, writes their documents. For one thread. */
final class LaneWork {
    /** How often a lane that works for long gives a sign of life. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** How often calls without an end are looked at again. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    /** RFC 3261 section 17.1.1.2, timer B: after 64 times T1 silence means something. */
    private static final Duration SILENCE = Duration.ofSeconds(32);

    /** Longer than any node waits for an answer (section 16.6, timer C). */
    private static final Duration OPEN = Duration.ofMinutes(5);

    private static final Set<String> NO_CALL = Set.of("SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE");

    private final Lane lane;
    private final Source source;
    private final Workshop workshop;
    private final Feed feed;
    private final Searches searches;
    private final CallStore calls;
    private final CallDocuments documents;
    private final Registrations registrations;
    private final Peers peers;
    private final Progress progress = new Progress();
    private Instant lastBeat = Instant.EPOCH;
    private Instant lastLook = Instant.EPOCH;

    /** What all lanes of a node share. */
    record Workshop(
            org.sipassistant.endpoint.TrackingCluster cluster,
            CallReader reader,
            Indices indices,
            TrackerLimits limits,
            InstantSource clock) {}

    LaneWork(Lane lane, Source source, Workshop workshop, CallDocuments documents) {
        this.lane = lane;
        this.source = source;
        this.workshop = workshop;
        this.documents = documents;
        this.searches = new Searches(workshop.cluster(), source.indices());
        TrackerLimits limits = workshop.limits();
        this.feed = new Feed(searches, "event.ingested", limits.delay(), limits.portion());
        this.calls = new CallStore(workshop.cluster(), workshop.indices(), source.namespace());
        this.registrations = new Registrations(workshop, documents);
        this.peers = new Peers(workshop, documents);
    }

    Lane lane() {
        return lane;
    }

    Source source() {
        return source;
    }

    Searches searches() {
        return searches;
    }

    /** Gives a sign of life. */
    void beat() {
        beat(lane.checkpoint());
    }

    Progress progress() {
        return progress;
    }

    /** Does a portion of what came in; says whether there is more. */
    boolean step() {
        Feed.Portion portion = feed.next(lane.checkpoint(), workshop.clock().instant());
        work(feed, portion);
        feed.done(portion);
        reconsider();
        beat(portion.end());
        return portion.behind();
    }

    /** Judges calls again that had no end yet: that nothing more came says something after a while. */
    private void reconsider() {
        Instant now = workshop.clock().instant();
        if (Duration.between(lastLook, now).compareTo(LOOK) < 0) {
            return;
        }
        lastLook = now;
        List<Feed.Changed> open = calls.open(now.minus(OPEN), now.minus(SILENCE)).stream()
                .filter(this::isMine)
                .toList();
        int chunk = workshop.limits().chunk();
        for (int at = 0; at < open.size(); at += chunk) {
            judge(open.subList(at, Math.min(open.size(), at + chunk)));
            keepAlive();
        }
    }

    /** Does a portion of a replay; the checkpoint of the lane stays where it is. */
    void work(Feed from, Feed.Portion portion) {
        long start = workshop.clock().millis();
        Optional<Object> after = Optional.empty();
        while (!portion.seconds().isEmpty()) {
            Feed.Page page = from.calls(portion, after);
            work(page.calls().stream().filter(this::isMine).toList());
            after = page.after();
            if (after.isEmpty()) {
                break;
            }
        }
        progress.worked(workshop.clock().millis() - start);
        progress.succeeded();
    }

    private boolean isMine(Feed.Changed changed) {
        return Math.floorMod(changed.callId().hashCode(), source.lanes()) == lane.number();
    }

    private void work(List<Feed.Changed> changed) {
        List<Feed.Changed> ofCalls = new ArrayList<>();
        List<Feed.Changed> ofRegistrations = new ArrayList<>();
        List<Feed.Changed> ofPings = new ArrayList<>();
        for (Feed.Changed one : changed) {
            if (!one.methods().isEmpty() && NO_CALL.containsAll(one.methods())) {
                continue;
            }
            if (one.methods().contains("REGISTER")) {
                ofRegistrations.add(one);
            } else if (Set.copyOf(one.methods()).equals(Set.of("OPTIONS"))) {
                ofPings.add(one);
            } else {
                ofCalls.add(one);
            }
        }
        int chunk = workshop.limits().chunk();
        for (int at = 0; at < ofCalls.size(); at += chunk) {
            judge(ofCalls.subList(at, Math.min(ofCalls.size(), at + chunk)));
            keepAlive();
        }
        MessageSearch search = search();
        for (int at = 0; at < ofRegistrations.size(); at += chunk) {
            List<Feed.Changed> some = ofRegistrations.subList(at, Math.min(ofRegistrations.size(), at + chunk));
            progress.written(registrations.update(some, search, source.namespace(), version()));
            keepAlive();
        }
        for (int at = 0; at < ofPings.size(); at += chunk) {
            List<Feed.Changed> some = ofPings.subList(at, Math.min(ofPings.size(), at + chunk));
            progress.written(peers.update(some, search, source.namespace(), version()));
            keepAlive();
        }
        progress.written(peers.settle(search, source.namespace(), version()));
    }

    private MessageSearch search() {
        return new MessageSearch(searches, workshop.limits().maxMessages());
    }

    private long version() {
        return lane.version(workshop.clock().instant());
    }

    private void judge(List<Feed.Changed> changed) {
        long version = version();
        Instant now = workshop.clock().instant();
        List<String> callIds = changed.stream().map(Feed.Changed::callId).toList();
        Instant since = changed.stream()
                .map(Feed.Changed::first)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(workshop.limits().history());
        CallGroups groups = new CallGroups(search(), workshop.reader(), workshop.limits(), since);
        List<Document> made = new ArrayList<>();
        Set<String> about = new LinkedHashSet<>(callIds);
        for (Call call : groups.of(callIds)) {
            Optional<Instant> ingested = ingested(call, groups);
            made.addAll(documents(call, now, ingested));
            call.legs().forEach(leg -> about.add(leg.callId()));
            long lag = ingested.map(at -> workshop.clock().millis() - at.toEpochMilli())
                    .orElse(0L);
            progress.judged(call.messages().size(), lag);
        }
        progress.written(calls.store(made, about, since, version));
    }

    /** A call that cannot be judged must not hold up the others: it is counted, and has no document. */
    private List<Document> documents(Call call, Instant now, Optional<Instant> ingested) {
        try {
            return documents.of(workshop.reader().judge(call, now), ingested);
        } catch (RuntimeException e) {
            progress.unjudged();
            return List.of();
        }
    }

    /** When the newest message of a call came in. */
    private static Optional<Instant> ingested(Call call, CallGroups groups) {
        return call.legs().stream()
                .map(Leg::callId)
                .flatMap(id -> groups.messages(id).stream())
                .flatMap(hit -> Json.at(hit, "_source.event.ingested") instanceof String text
                        ? java.util.stream.Stream.of(text)
                        : java.util.stream.Stream.empty())
                .flatMap(text -> time(text).stream())
                .max(Instant::compareTo);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private void keepAlive() {
        if (Duration.between(lastBeat, workshop.clock().instant()).compareTo(BEAT) > 0) {
            beat(lane.checkpoint());
        }
    }

    private void beat(Instant checkpoint) {
        lane.save(checkpoint, progress.fields());
        lastBeat = workshop.clock().instant();
    }
}
