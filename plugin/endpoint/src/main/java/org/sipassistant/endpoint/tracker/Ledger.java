// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TrackingCluster;
import org.sipassistant.endpoint.TrackingCluster.Revision;

/**
 * The index that says what is tracked and who does it. All of it are documents, changed only while they still are as they
 * were read.
 */
public final class Ledger {
    public static final String INDEX = "sip-tracker";

    static final Map<String, Object> MAPPING = Map.of(
            "dynamic",
            false,
            "properties",
            Map.of("type", Map.of("type", "keyword"), "namespace", Map.of("type", "keyword")));

    /** What a shard may take where a person waits for what is in there. */
    private static final String GLANCE = "5s";

    /** More than anybody has of sources, lanes, nodes and replays together. */
    private static final int MOST = 2_000;

    private final TrackingCluster cluster;

    public Ledger(TrackingCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A document.
     *
     * @param revision empty for one that is not stored yet
     */
    public record Entry(String id, Map<String, Object> fields, Optional<Revision> revision) {
        public String type() {
            return text("type");
        }

        String text(String name) {
            return fields.get(name) instanceof String text ? text : "";
        }

        long number(String name) {
            return fields.get(name) instanceof Number number ? number.longValue() : 0;
        }

        /** The same with another value; stored only by {@link Ledger#put}. */
        Entry with(String name, Object value) {
            Map<String, Object> changed = new LinkedHashMap<>(fields);
            changed.put(name, value);
            return new Entry(id, changed, revision);
        }
    }

    /** Whether anything is tracked, or ever was. */
    public boolean exists() {
        return !cluster.indices(INDEX).isEmpty();
    }

    /** Creates the index where it is not there. */
    public void create() {
        if (!exists()) {
            new Indices(cluster, new Schema(MAPPING, MAPPING, MAPPING, MAPPING)).ensure(INDEX, Schema::calls);
        }
    }

    /** All documents, as a search sees them: perhaps a second old. */
    public List<Entry> read() {
        return entries(new Searches(cluster, List.of(INDEX)).hits(all()));
    }

    /** The same, without a thread that waits; fails soon where a node hangs. */
    CompletionStage<List<Entry>> glance() {
        Searches searches = new Searches(cluster, List.of(INDEX), GLANCE);
        CompletionStage<Map<String, Object>> begun = searches.begin(all());
        // Has ended when its hits are taken.
        return begun.handle((found, failure) -> entries(searches.hits(begun)));
    }

    private static Map<String, Object> all() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", MOST);
        body.put("track_total_hits", false);
        body.put("query", Searches.exists("type"));
        body.put("seq_no_primary_term", true);
        return body;
    }

    private static List<Entry> entries(List<Map<String, Object>> hits) {
        List<Entry> entries = new ArrayList<>();
        for (Map<String, Object> hit : hits) {
            entries.add(new Entry(
                    String.valueOf(hit.get("_id")),
                    Json.map(hit, "_source"),
                    Optional.of(new Revision(number(hit.get("_seq_no")), number(hit.get("_primary_term"))))));
        }
        return entries;
    }

    /** All documents as they are now: waits until they can be searched. */
    List<Entry> readNow() {
        refresh();
        return read();
    }

    /** Stores a document; empty where somebody else changed it meanwhile. */
    public Optional<Entry> put(Entry entry) {
        return Searches.await(cluster.put(INDEX, entry.id(), entry.fields(), entry.revision()))
                .map(revision -> new Entry(entry.id(), entry.fields(), Optional.of(revision)));
    }

    /** Lets the next {@link #read} see what was stored. */
    public void refresh() {
        Searches.await(cluster.refresh(INDEX));
    }

    /** Removes a document, whatever it is now. */
    public void remove(String id) {
        CallStore.write(
                cluster, List.of(new TrackingCluster.Change(INDEX, id, Optional.empty(), TrackingCluster.Change.ANY)));
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }
}
