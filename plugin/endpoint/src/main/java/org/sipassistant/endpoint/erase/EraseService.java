// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Shards;
import org.sipassistant.endpoint.TrackingCluster;
import org.sipassistant.endpoint.TrackingCluster.Revision;

/**
 * Erases a number. Done again it changes nothing; what could not be changed, or is more than one request does, is told, so
 * that it is done again. Waits for the cluster; for one order.
 */
public final class EraseService {
    /** Documents that are changed at the same time. */
    private static final int PORTION = 500;

    /** Documents that one order changes: each is a few kB, and the client waits. */
    private static final int MOST = 20 * PORTION;

    /** What a shard may take for one portion; what it has not found then is told as missing. */
    private static final String PATIENCE = "30s";

    private final TrackingCluster cluster;
    private final EraseOrder order;
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();
    private long erased;
    private long conflicts;

    /** @param cluster as the caller sees it: documents that he may not read are not found */
    public EraseService(TrackingCluster cluster, EraseOrder order) {
        this.cluster = cluster;
        this.order = order;
    }

    /** Fails with the engine's own exception where the caller may not read or write. */
    public Map<String, Object> erase() {
        int before = -1;
        boolean more = true;
        while (more && seen.size() < MOST && seen.size() > before) {
            before = seen.size();
            Map<String, Object> response = await(cluster.search(order.indices(), body()));
            List<Object> hits = Json.list(Json.map(response, "hits"), "hits");
            missing.addAll(unread(response));
            change(hits);
            more = hits.size() == PORTION;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("index", order.indices());
        told.put("erased", erased);
        told.put("conflicts", conflicts);
        told.put("complete", !more && conflicts == 0 && missing.isEmpty());
        told.put("missing", List.copyOf(missing));
        return told;
    }

    private void change(List<Object> hits) {
        List<CompletionStage<Optional<Revision>>> changes = new ArrayList<>();
        Set<String> changed = new TreeSet<>();
        for (Object element : hits) {
            Map<String, Object> hit = Json.asMap(element);
            String index = String.valueOf(hit.get("_index"));
            String id = String.valueOf(hit.get("_id"));
            seen.add(index + '/' + id);
            ErasedDocument.of(Json.map(hit, "_source"), order.number()).ifPresent(document -> {
                changes.add(cluster.put(index, id, document, Optional.of(revision(hit))));
                changed.add(index);
            });
        }
        for (CompletionStage<Optional<Revision>> change : changes) {
            if (await(change).isPresent()) {
                erased++;
            } else {
                conflicts++;
            }
        }
        changed.forEach(index -> await(cluster.refresh(index)));
    }

    private Map<String, Object> body() {
        List<Object> sides = new ArrayList<>();
        for (String side : List.of("calling", "called")) {
            sides.add(SideNumber.query(side, order.number()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", PORTION);
        body.put("track_total_hits", false);
        body.put("timeout", PATIENCE);
        body.put("seq_no_primary_term", true);
        body.put("query", Map.of("bool", Map.of("should", sides, "minimum_should_match", 1)));
        return body;
    }

    /** What of the indices was not read, and so may hold the number still. */
    private static Set<String> unread(Map<String, Object> response) {
        Set<String> unread = new TreeSet<>();
        for (Object failure : Json.list(Json.map(response, "_shards"), "failures")) {
            Map<String, Object> shard = Json.asMap(failure);
            unread.add("shard " + shard.get("shard") + " of [" + shard.get("index") + "] did not answer: "
                    + Json.at(shard, "reason.reason"));
        }
        int shards = Shards.unread(response);
        if (unread.isEmpty() && shards > 0) {
            unread.add(shards + " shards did not answer");
        }
        if (Boolean.TRUE.equals(response.get("timed_out"))) {
            unread.add("the search timed out");
        }
        return unread;
    }

    private static Revision revision(Map<String, Object> hit) {
        return new Revision(number(hit.get("_seq_no")), number(hit.get("_primary_term")));
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
