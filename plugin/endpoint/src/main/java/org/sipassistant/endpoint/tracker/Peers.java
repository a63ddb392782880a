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

    /** One ping may get lost. */
    private static final int DOWN = 2;

    /** Pings that wait for their answer. */
    private static final int MOST_WAITING = 10_000;

    private final LaneWork.Workshop workshop;
    private final CallDocuments documents;
    private final Map<String, Feed.Changed> waiting = new LinkedHashMap<>();

    Peers(LaneWork.Workshop workshop, CallDocuments documents) {
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

    /** Looks again at pings that could still be answered before. */
    int settle(MessageSearch search, String namespace, long version) {
        Instant over = workshop.clock().instant().minus(GIVEN_UP);
        List<Feed.Changed> due = waiting.values().stream()
                .filter(ping -> ping.first().isBefore(over))
                .toList();
        due.forEach(ping -> waiting.remove(ping.callId()));
        return update(due, search, namespace, version);
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

    /** Only a ping newer than all before changes the state; an answer that comes late still counts. */
    private Map<String, Object> after(Map<String, Object> before, Ping ping) {
        Optional<Instant> last = time(before, "peer.last_ping");
        boolean newer = last.isEmpty() || ping.at().isAfter(last.get());
        Optional<Instant> replied = time(before, "peer.last_reply");
        if (!newer
                && (ping.answer().isEmpty()
                        || replied.filter(r -> !r.isBefore(ping.answer().get())).isPresent())) {
            return before;
        }
        long missed = Json.at(before, "peer.unanswered") instanceof Number number ? number.longValue() : 0;
        long unanswered = ping.answer().isPresent() ? 0 : missed + 1;
        String known = Json.at(before, "peer.state") instanceof String text ? text : "unknown";
        String state = unanswered == 0 ? "up" : unanswered >= DOWN ? "down" : known;
        Instant change = ping.answer().orElse(ping.at());
        Tree tree = new Tree();
        tree.put("@timestamp", (newer ? ping.at() : last.orElseThrow()).toString());
        documents.common(tree, "sip.peers", Optional.of(newer ? ping.at() : last.orElseThrow()));
        Tree parties = new Tree();
        documents.parties().write(ping.request(), parties);
        tree.put("peer.address", ping.peer().host())
                .put("peer.state", state)
                .put(
                        "peer.since",
                        state.equals(known) && Json.at(before, "peer.since") instanceof String since
                                ? since
                                : change.toString())
                .put("peer.last_ping", (newer ? ping.at() : last.orElseThrow()).toString())
                .put("peer.last_reply", ping.answer().or(() -> replied).map(Instant::toString))
                .put(
                        "peer.rtt_ms",
                        ping.answer()
                                .map(answer ->
                                        Duration.between(ping.at(), answer).toMillis()))
                .put("peer.unanswered", unanswered)
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

    private static Optional<Instant> time(Map<String, Object> document, String path) {
        return Json.at(document, path) instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
    }
}
