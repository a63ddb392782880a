// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Cluster;
import org.sipassistant.endpoint.Json;

/**
 * Whether calls are tracked, and how far, as the caller may see it: who finds no call has to know before he says that there
 * was none.
 *
 * @param set whether any of the calls that are asked about are tracked; false as well where the caller may not see it
 * @param seen whether the caller saw what is tracked into these indices, be it nothing; not where there never was a setup, and
 *     not of other indices than the tracker's
 * @param until everything that came in before has been looked at; empty where no node has begun
 */
public record Tracked(boolean set, boolean seen, Optional<Instant> until) {
    /** More than anybody has of sources and lanes together. */
    private static final int MOST = 2_000;

    /** A pattern, as there need be no such index. */
    private static final String INDICES = Ledger.INDEX + '*';

    /**
     * Asks; fails where the caller may not.
     *
     * @param calls names and patterns of the indices of the calls
     * @param timeout as engines write it: {@code 1s}
     */
    public static CompletionStage<Tracked> ask(Cluster cluster, List<String> calls, String timeout) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", MOST);
        body.put("track_total_hits", false);
        body.put("query", Searches.terms("type", List.of(Source.TYPE, Lane.TYPE)));
        body.put("_source", List.of("type", "namespace", "checkpoint"));
        body.put("timeout", timeout);
        return cluster.search(List.of(INDICES), body).thenApply(response -> read(response, calls));
    }

    private static Tracked read(Map<String, Object> response, List<String> calls) {
        List<Map<String, Object>> entries = Json.list(Json.map(response, "hits"), "hits").stream()
                .map(hit -> Json.map(Json.asMap(hit), "_source"))
                .filter(entry -> isOf(calls, String.valueOf(entry.get("namespace"))))
                .toList();
        return new Tracked(
                entries.stream().anyMatch(entry -> Source.TYPE.equals(entry.get("type"))),
                // A pattern that stands for no index the caller may read is answered by no shard.
                calls.stream().anyMatch(Tracked::mayHold)
                        && Json.at(response, "_shards.total") instanceof Number shards
                        && shards.intValue() > 0,
                entries.stream()
                        .filter(entry -> entry.get("checkpoint") instanceof String)
                        .map(entry -> Instant.parse(entry.get("checkpoint").toString()))
                        .min(Instant::compareTo));
    }

    /** Whether the tracker may keep calls in an index of this name, or in one that this pattern stands for. */
    public static boolean mayHold(String index) {
        return SourcePatterns.overlap(index, CallDocuments.PREFIX + '*');
    }

    /** Whether the calls of a namespace are among them. */
    private static boolean isOf(List<String> calls, String namespace) {
        // No name of a day holds anything else than what a day has.
        String days = CallDocuments.PREFIX + namespace + "-*";
        return calls.stream().anyMatch(index -> SourcePatterns.overlap(index, days));
    }
}
