// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TrackingCluster.Change;
import org.sipassistant.message.Endpoint;

/** Keeps one document for each peer that is pinged: whether it answers, and since when. For one thread. */
final class Peers {
    static final String PREFIX = "sip-peers-";

    /** RFC 3261 section 17.1.2.2, timer F: a request is given up after 64 times T1. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(32);

    /** Pings that wait for their answer. */
    private static final int MOST_WAITING = 10_000;

    private final SourceWork.Workshop workshop;
    private final CallDocuments documents;
    private final Map<String, Feed.Changed> waiting = new LinkedHashMap<>();

    Peers(SourceWork.Workshop workshop, CallDocuments documents) {
        this.workshop = workshop;
        this.documents = documents;
    }

    /**
     * A ping.
     *
     * @param peer the node that was asked
     * @param answer when it answered; empty where it did not
     */
    private record Ping(String id, Endpoint peer, ObservedMessage request, Instant at, Optional<Instant> answer) {}

    /** Brings the peers up to date that were pinged; answers how many documents were written. */
    int update(Collection<Feed.Changed> changed, MessageSearch search, String namespace, long version) {
        Optional<Instant> first = changed.stream().map(Feed.Changed::first).min(Instant::compareTo);
        if (first.isEmpty()) {
            return 0;
        }
        Instant now = workshop.clock().instant();
        Map<String, List<Ping>> byPeer = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> found = search.of(
                changed.stream().map(Feed.Changed::callId).toList(), first.get().minus(GIVEN_UP));
        for (Feed.Changed one : changed) {
            boolean open = false;
            for (Ping ping : pings(found.getOrDefault(one.callId(), List.of()))) {
                boolean waits =
                        ping.answer().isEmpty() && ping.at().plus(GIVEN_UP).isAfter(now);
                open |= waits;
                if (!waits) {
                    byPeer.computeIfAbsent(ping.id(), id -> new ArrayList<>()).add(ping);
                }
            }
            if (open && waiting.size() < MOST_WAITING) {
                waiting.put(one.callId(), one);
            } else {
                waiting.remove(one.callId());
            }
        }
        return byPeer.isEmpty() ? 0 : store(byPeer, PREFIX + namespace, version);
    }

    /** The pings to be looked at again: what could still be answered before cannot any more. */
    List<Feed.Changed> due() {
        Instant over = workshop.clock().instant().minus(GIVEN_UP);
        return waiting.values().stream()
                .filter(ping -> ping.first().isBefore(over))
                .toList();
    }

    private List<Ping> pings(List<Map<String, Object>> hits) {
        List<Ping> pings = new ArrayList<>();
        for (Call call : workshop.reader().calls(hits)) {
            for (Exchange attempt : call.kind() == Kind.KEEPALIVE ? call.attempts() : List.<Exchange>of()) {
                Optional<ObservedMessage> request = attempt.request();
                Optional<Endpoint> peer = request.flatMap(ObservedMessage::destination);
                Optional<Instant> at = request.flatMap(ObservedMessage::at);
                if (peer.isPresent() && at.isPresent()) {
                    String id = Document.id(
                            request.get().observation().observer().orElse(""),
                            peer.get().host());
                    Optional<Instant> answer = attempt.finalAtSender().flatMap(ObservedMessage::at);
                    pings.add(new Ping(id, peer.get(), request.get(), at.get(), answer));
                }
            }
        }
        return pings;
    }

    private int store(Map<String, List<Ping>> byPeer, String index, long version) {
        workshop.indices().ensure(index, Schema::peers);
        Map<String, Map<String, Object>> stored =
                Searches.await(workshop.cluster().get(index, List.copyOf(byPeer.keySet())));
        List<Change> changes = new ArrayList<>();
        byPeer.forEach((id, pings) -> {
            Map<String, Object> before = stored.getOrDefault(id, Map.of());
            Map<String, Object> document = before;
            pings.sort(Comparator.comparing(Ping::at));
            for (Ping ping : pings) {
                document = after(document, ping);
            }
            if (!document.equals(before)) {
                changes.add(new Change(index, id, Optional.of(document), version));
            }
        });
        CallStore.write(workshop.cluster(), changes);
        return changes.size();
    }

    private Map<String, Object> after(Map<String, Object> before, Ping ping) {
        PeerState known = PeerState.of(before);
        PeerState state = known.after(ping.at(), ping.answer());
        if (state.equals(known)) {
            return before;
        }
        boolean newest = state.lastPing().filter(ping.at()::equals).isPresent();
        Instant last = state.lastPing().orElse(ping.at());
        Tree tree = new Tree();
        tree.put("@timestamp", last.toString());
        documents.common(tree, "sip.peers", Optional.of(last));
        Tree parties = new Tree();
        documents.parties().write(ping.request(), parties);
        Object rtt = Json.at(before, "peer.rtt_ms");
        Optional<?> took =
                ping.answer().map(answer -> Duration.between(ping.at(), answer).toMillis());
        tree.put("peer.address", ping.peer().host())
                .put("peer.state", state.name())
                .put("peer.since", state.since().map(Instant::toString))
                .put("peer.last_ping", last.toString())
                .put("peer.last_reply", state.lastReply().map(Instant::toString))
                .put("peer.rtt_ms", newest || rtt == null ? took : Optional.of(rtt))
                .put("peer.unanswered", state.unanswered())
                .put(
                        "peer.missed",
                        state.missed().stream().map(Instant::toString).toList())
                .put("observer.name", ping.request().observation().observer());
        workshop.reader()
                .entry(ping.peer().host())
                .ifPresent(entry -> tree.put("peer.name", entry.name())
                        .put("peer.role", entry.role().id()));
        Object trunk = Json.at(parties.fields(), "sip.trunk");
        if (trunk != null) {
            tree.put("sip.trunk", trunk);
        }
        return tree.fields();
    }
}
