// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TrackingCluster;
import org.sipassistant.endpoint.TrackingCluster.Change;
import org.sipassistant.endpoint.TrackingCluster.Outcome;

/**
 * Keeps the documents of calls as they are to be. A message that comes late may change when a call began, and with it the
 * id of its document or even the day it belongs to: then the document before it is removed. What is written already is
 * not written again. For one thread.
 */
final class CallStore {
    /** Calls whose documents are remembered, at least for as long as it takes until a search sees them. */
    private static final int REMEMBERED = 20_000;

    /** Calls without an end that are looked at again at once, those that are silent for longest first. */
    private static final int OPEN = 5_000;

    private final TrackingCluster cluster;
    private final Indices indices;
    private final String pattern;
    private final Map<String, Map<String, Written>> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Written>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Optional<Writing> writing = Optional.empty();

    /** Changes on their way. */
    private record Writing(CompletionStage<List<Outcome>> outcomes, List<Runnable> then) {}

    /**
     * A document that is there.
     *
     * @param group what it names as the group of its call
     * @param content a digest of the document; empty where only its place is known
     */
    record Written(String index, String id, String group, String content, Instant start) {}

    CallStore(TrackingCluster cluster, Indices indices, String namespace) {
        this.cluster = cluster;
        this.indices = indices;
        this.pattern = CallDocuments.PREFIX + namespace + "-*";
    }

    /**
     * Begins to make the documents of some calls what they are now; the next look at them waits until that is done.
     *
     * @param before what there is of all Call-IDs that the documents are about
     * @param version no lower than that of any change before
     * @param then gets the ids of the documents that were written or removed, once they are; none where nothing has to be
     */
    void store(List<Document> documents, Map<String, List<Written>> before, long version, Consumer<Set<String>> then) {
        finish();
        Map<String, Document> wanted = new LinkedHashMap<>();
        documents.forEach(document -> wanted.put(document.id(), document));
        List<Change> changes = new ArrayList<>();
        List<Runnable> remembered = new ArrayList<>();
        before.forEach((callId, there) -> {
            for (Written old : there) {
                Document now = wanted.get(old.id());
                if (now == null || !now.index().equals(old.index())) {
                    changes.add(new Change(old.index(), old.id(), Optional.empty(), version));
                    remembered.add(() -> recent.getOrDefault(callId, new HashMap<>())
                            .values()
                            .removeIf(w -> w.id().equals(old.id()) && w.index().equals(old.index())));
                }
            }
        });
        for (Document document : wanted.values()) {
            String callId = String.valueOf(Json.at(document.source(), "sip.call_id"));
            String content = Document.id(document.source().toString());
            Written last = recent.getOrDefault(callId, Map.of()).get(document.id());
            if (last == null || !last.content().equals(content) || !last.index().equals(document.index())) {
                indices.ensure(document.index(), Schema::calls);
                changes.add(new Change(document.index(), document.id(), Optional.of(document.source()), version));
                Instant start = Instant.parse(String.valueOf(Json.at(document.source(), "@timestamp")));
                remembered.add(() -> recent.computeIfAbsent(callId, id -> new HashMap<>())
                        .put(
                                document.id(),
                                new Written(
                                        document.index(), document.id(), group(document.source()), content, start)));
            }
        }
        if (changes.isEmpty()) {
            then.accept(Set.of());
            return;
        }
        Set<String> ids = new HashSet<>();
        changes.forEach(change -> ids.add(change.id()));
        remembered.add(() -> then.accept(ids));
        writing = Optional.of(new Writing(cluster.bulk(changes), remembered));
    }

    /**
     * Waits until everything is written.
     *
     * @throws TrackerException where the cluster takes no more just now
     */
    void finish() {
        Optional<Writing> last = writing;
        writing = Optional.empty();
        last.ifPresent(some -> {
            check(Searches.await(some.outcomes()));
            some.then().forEach(Runnable::run);
        });
    }

    /** @throws TrackerException where the cluster takes no more just now */
    static void write(TrackingCluster cluster, List<Change> changes) {
        if (!changes.isEmpty()) {
            check(Searches.await(cluster.bulk(changes)));
        }
    }

    private static void check(List<Outcome> outcomes) {
        if (outcomes.contains(Outcome.REFUSED)) {
            throw new TrackerException("the cluster did not take all of " + outcomes.size() + " changes");
        }
    }

    /** Calls without an end whose last message came between two times. */
    List<Feed.Changed> open(Instant from, Instant to) {
        if (cluster.indices(pattern).isEmpty()) {
            return List.of();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", OPEN);
        body.put("track_total_hits", false);
        body.put(
                "query",
                Searches.all(
                        Searches.terms("call.outcome", List.of("in_progress", "unknown")),
                        Searches.range("event.end", from, to)));
        body.put("sort", List.of(Map.of("event.end", Map.of("order", "asc"))));
        body.put("_source", List.of("sip.call_id", "@timestamp"));
        List<Feed.Changed> open = new ArrayList<>();
        for (Map<String, Object> hit : new Searches(cluster, List.of(pattern)).hits(body)) {
            open.add(new Feed.Changed(
                    String.valueOf(Json.at(hit, "_source.sip.call_id")),
                    List.of("INVITE"),
                    Instant.parse(String.valueOf(Json.at(hit, "_source.@timestamp"))),
                    Feed.Changed.SOME));
        }
        return open;
    }

    private static String group(Map<String, Object> source) {
        return String.valueOf(Json.at(source, "call.group"));
    }

    /** The Call-IDs of the documents that name one of these groups. */
    Set<String> members(Collection<String> groups, Instant since) {
        Set<String> members = new HashSet<>(groups);
        if (!groups.isEmpty()) {
            for (Map<String, Object> hit : found(Searches.terms("call.group", groups), since)) {
                members.add(String.valueOf(Json.at(hit, "_source.sip.call_id")));
            }
        }
        return members;
    }

    /**
     * The documents there are, those that a search finds and those that were written just now; each Call-ID has an entry.
     *
     * @param since documents of calls that began before are left out, because their messages are not read
     */
    Map<String, List<Written>> stored(Collection<String> callIds, Instant since) {
        finish();
        Map<String, List<Written>> stored = new HashMap<>();
        callIds.forEach(callId -> stored.put(callId, new ArrayList<>()));
        Set<String> known = new HashSet<>();
        for (String callId : callIds) {
            for (Written written : recent.getOrDefault(callId, Map.of()).values()) {
                if (!written.start().isBefore(since) && known.add(written.index() + written.id())) {
                    stored.computeIfAbsent(callId, id -> new ArrayList<>()).add(written);
                }
            }
        }
        for (Map<String, Object> hit : found(Searches.terms("sip.call_id", callIds), since)) {
            String group = group(Json.map(hit, "_source"));
            Written written =
                    new Written(String.valueOf(hit.get("_index")), String.valueOf(hit.get("_id")), group, "", since);
            String callId = String.valueOf(Json.at(hit, "_source.sip.call_id"));
            if (known.add(written.index() + written.id())) {
                stored.computeIfAbsent(callId, id -> new ArrayList<>()).add(written);
            }
        }
        return stored;
    }

    private List<Map<String, Object>> found(Map<String, Object> query, Instant since) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", 10_000);
        body.put("track_total_hits", false);
        body.put("query", Searches.all(query, Map.of("range", Map.of("@timestamp", Map.of("gte", since.toString())))));
        body.put("_source", List.of("sip.call_id", "call.group"));
        return new Searches(cluster, List.of(pattern)).hits(body);
    }
}
