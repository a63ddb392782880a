// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sipassistant.endpoint.CallReader;
import org.sipassistant.endpoint.TrackingCluster;

/**
 * Does the work of a node on one source, all its lanes together: reads what came in, judges the calls it belongs to, writes
 * their documents. The legs of a call belong to lanes by chance; together they are read and judged once. For one thread.
 */
final class SourceWork {
    /** How often a lane that works for long gives a sign of life. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** How often calls without an end are looked at again. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    /** RFC 3261 section 17.1.1.2, timer B: after 64 times T1 silence means something. */
    private static final Duration SILENCE = Duration.ofSeconds(32);

    /** Longer than any node waits for an answer (section 16.6, timer C). */
    private static final Duration OPEN = Duration.ofMinutes(5);

    private final List<Lane> lanes;
    private final Source source;
    private final Workshop workshop;
    private final Feed feed;
    private final Searches searches;
    private final CallStore calls;
    private final CallJudge judge;
    private final Registrations registrations;
    private final Peers peers;
    private final Strays strays;
    private final Batches judging;
    private final Batches looking;
    private final Batches registering;
    private final Batches pinging;
    private final Batches naming;
    private final Map<Integer, Progress> progress = new TreeMap<>();
    private Instant lastBeat = Instant.EPOCH;
    private Instant lastLook = Instant.EPOCH;

    /** Up to when open calls were looked at: a look that failed does not count, and is not repeated at once either. */
    private Instant looked = Instant.EPOCH;

    /** What all work of a node shares. */
    record Workshop(
            TrackingCluster cluster,
            CallReader reader,
            Crew crew,
            Indices indices,
            TrackerLimits limits,
            InstantSource clock) {}

    /** @param lanes of this source that are this node's, at least one */
    SourceWork(List<Lane> lanes, Source source, Workshop workshop, CallDocuments documents) {
        this.lanes = List.copyOf(lanes);
        this.source = source;
        this.workshop = workshop;
        this.searches = new Searches(workshop.cluster(), source.indices());
        TrackerLimits limits = workshop.limits();
        this.feed = new Feed(searches, Feed.INGESTED, limits.delay(), Feed.SETTLED, limits.portion());
        this.calls = new CallStore(workshop.cluster(), workshop.indices(), source.namespace());
        this.judge = new CallJudge(workshop, documents, calls, this::progress);
        this.registrations = new Registrations(workshop, documents);
        this.peers = new Peers(workshop, documents);
        this.strays = new Strays(searches, limits.delay());
        this.judging = batches();
        this.looking = batches();
        this.registering = batches();
        this.pinging = batches();
        this.naming = batches();
        lanes.forEach(lane -> progress.put(lane.number(), new Progress()));
    }

    /** Whether it is what is to be done now. */
    boolean isFor(List<Lane> wanted, Source now) {
        return lanes.equals(wanted) && source.equals(now);
    }

    Source source() {
        return source;
    }

    List<Lane> lanes() {
        return lanes;
    }

    boolean owns(long lane) {
        return lanes.stream().anyMatch(own -> own.number() == lane);
    }

    Searches searches() {
        return searches;
    }

    /** Gives a sign of life. */
    void beat() {
        beat(Optional.empty());
    }

    /** Tells what went wrong. */
    void failed(String why) {
        progress.values().forEach(each -> each.failed(why));
    }

    /** Does a portion of what came in; says whether there is more. */
    boolean step() {
        searches.learn();
        Instant checkpoint =
                lanes.stream().map(Lane::checkpoint).min(Instant::compareTo).orElseThrow();
        Feed.Portion portion = feed.next(checkpoint, workshop.clock().instant());
        work(feed, portion);
        feed.done(portion);
        reconsider(checkpoint);
        beat(Optional.of(portion.end()));
        return portion.behind();
    }

    /** Judges calls again that had no end yet, and registrations: that nothing more came says something after a while. */
    private void reconsider(Instant checkpoint) {
        Instant now = workshop.clock().instant();
        if (Duration.between(lastLook, now).compareTo(LOOK) < 0) {
            return;
        }
        lastLook = now;
        Instant since = since(checkpoint, now);
        for (Duration silent : List.of(SILENCE, OPEN)) {
            // Earlier by another look: what was written just before the last one was not to be found yet.
            List<Feed.Changed> open = calls.open(since.minus(silent).minus(LOOK), now.minus(silent)).stream()
                    .filter(this::isMine)
                    .toList();
            looking.run(open, some -> true, (some, search) -> judge.again(some, search, version()));
        }
        calls.finish();
        looked = now;
        int expired = registrations.expire(
                checkpoint.minus(workshop.limits().delay()),
                callId -> progress.containsKey(lane(callId)),
                source.namespace());
        progress.values().iterator().next().written(expired);
        Optional.ofNullable(progress.get(0)).ifPresent(lane -> {
            strays.look(checkpoint, now);
            lane.strays(strays.fields());
        });
    }

    /** Since when nobody has looked at calls without an end, however long the cluster or the tracker was down. */
    private Instant since(Instant checkpoint, Instant now) {
        Instant last = looked.equals(Instant.EPOCH) ? checkpoint.minus(OPEN) : looked;
        Instant earliest = now.minus(workshop.limits().history());
        return last.isBefore(earliest) ? earliest : last;
    }

    /** Does a portion of a replay, too; the checkpoints of the lanes stay where they are. */
    void work(Feed from, Feed.Portion portion) {
        Set<Long> news = from == feed ? portion.seconds().keySet() : Set.of();
        long start = workshop.clock().millis();
        Set<String> judged = new HashSet<>();
        Optional<Object> after = Optional.empty();
        while (!portion.seconds().isEmpty()) {
            Feed.Page page = from.calls(portion, after);
            work(page.calls().stream().filter(this::isMine).toList(), judged, news);
            after = page.after();
            if (after.isEmpty()) {
                break;
            }
        }
        calls.finish();
        long took = workshop.clock().millis() - start;
        progress.values().forEach(each -> each.worked(took));
    }

    private int lane(String callId) {
        return Math.floorMod(callId.hashCode(), source.lanes());
    }

    private boolean isMine(Feed.Changed changed) {
        return progress.containsKey(lane(changed.callId()));
    }

    private Progress progress(String callId) {
        return progress.getOrDefault(lane(callId), progress.values().iterator().next());
    }

    /**
     * @param judged Call-IDs that were judged for this portion already, as legs of others
     * @param news seconds in which messages came in; none where calls are judged whether there are any or not
     */
    private void work(List<Feed.Changed> changed, Set<String> judged, Set<Long> news) {
        String namespace = source.namespace();
        Map<Feed.Kind, List<Feed.Changed>> byKind = Feed.byKind(named(changed));
        judging.run(
                byKind.getOrDefault(Feed.Kind.CALL, List.of()),
                one -> !judged.contains(one.callId()) && !(!news.isEmpty() && judge.knows(one, news)),
                new Judging(judged));
        registering.run(
                byKind.getOrDefault(Feed.Kind.REGISTRATION, List.of()),
                one -> true,
                (some, search) -> written(some, registrations.update(some, search, namespace, version())));
        pinging.run(
                byKind.getOrDefault(Feed.Kind.PING, List.of()),
                one -> true,
                (some, search) -> written(some, peers.update(some, search, namespace, version())));
        pinging.run(
                peers.due(),
                one -> true,
                (some, search) -> written(some, peers.update(some, search, namespace, version())));
    }

    /** With the methods of messages whose lines were shipped each by itself: the line with the Call-ID tells none. */
    private List<Feed.Changed> named(List<Feed.Changed> changed) {
        List<Feed.Changed> named = new ArrayList<>(
                changed.stream().filter(one -> !one.methods().isEmpty()).toList());
        naming.run(changed, one -> one.methods().isEmpty(), (some, search) -> {
            Instant first = some.stream()
                    .map(Feed.Changed::first)
                    .min(Instant::compareTo)
                    .orElseThrow();
            Map<String, List<Map<String, Object>>> found = search.of(
                    some.stream().map(Feed.Changed::callId).toList(),
                    first.minus(workshop.limits().history()));
            some.forEach(one -> named.add(
                    one.withMethods(workshop.reader().messages(found.getOrDefault(one.callId(), List.of())).stream()
                            .filter(m -> m.message()
                                    .callId()
                                    .filter(one.callId()::equals)
                                    .isPresent())
                            .map(m -> m.message().method())
                            .distinct()
                            .toList())));
        });
        return named;
    }

    /** The calls that are to be judged, but for those that were judged already for this portion as legs of others. */
    private final class Judging implements Batches.Batch {
        private final Set<String> judged;

        Judging(Set<String> judged) {
            this.judged = judged;
        }

        @Override
        public void prepare(List<Feed.Changed> some, MessageSearch search) {
            judge.prepare(some, search);
        }

        @Override
        public void run(List<Feed.Changed> some, MessageSearch search) {
            judged.addAll(judge.judge(some, search, version()));
        }
    }

    private Batches batches() {
        return new Batches(
                searches,
                workshop.limits(),
                workshop.clock(),
                this::beatInTime,
                (callId, why) -> progress(callId).skipped(callId, why));
    }

    private void beatInTime() {
        if (Duration.between(lastBeat, workshop.clock().instant()).compareTo(BEAT) > 0) {
            beat();
        }
    }

    private void written(List<Feed.Changed> some, int documents) {
        progress(some.get(0).callId()).written(documents);
    }

    /** For the changes made now: no lower than that of any change before, whichever of the lanes made it. */
    private long version() {
        Instant now = workshop.clock().instant();
        long version = lanes.stream().mapToLong(lane -> lane.next(now)).max().orElseThrow();
        lanes.forEach(lane -> lane.version(version));
        return version;
    }

    private void beat(Optional<Instant> checkpoint) {
        for (Lane lane : lanes) {
            Progress own = progress.get(lane.number());
            if (checkpoint.isPresent() && own != null) {
                own.succeeded();
            }
            lane.save(checkpoint.orElse(lane.checkpoint()), own == null ? Map.of() : own.fields());
        }
        lastBeat = workshop.clock().instant();
    }
}
