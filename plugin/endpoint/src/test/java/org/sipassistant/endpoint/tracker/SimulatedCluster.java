// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TrackingCluster;

/**
 * A cluster in memory that answers what the tracker asks, as an engine does: what was written is found only after a
 * refresh, versions and sequence numbers decide who wins, and it can be told to be busy.
 */
public final class SimulatedCluster implements TrackingCluster {
    /** What engines allow. */
    private static final int MOST_CLAUSES = 1_024;

    private final Map<String, Map<String, Stored>> indices = new TreeMap<>();
    private final Map<String, Map<String, Stored>> visible = new TreeMap<>();
    private final Map<String, List<String>> aliases = new TreeMap<>();
    private final Map<String, Long> removed = new LinkedHashMap<>();
    private long sequence;
    private boolean busy;
    private boolean textual;
    private int changes;
    private Set<String> unreadable = Set.of();
    private Set<String> timeless = Set.of();
    private @Nullable Runnable meanwhile;

    private record Stored(Map<String, Object> source, long version, long sequence) {}

    /** Makes everything found that was written. */
    public void refresh() {
        visible.clear();
        indices.forEach((index, documents) -> visible.put(index, new LinkedHashMap<>(documents)));
    }

    /** Whether it takes no changes. */
    void busy(boolean now) {
        busy = now;
    }

    /** What somebody else does just before the next document is put. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** Messages are mapped by the engine itself, without a template: as texts, with their exact values below. */
    void mapsByItself() {
        textual = true;
    }

    /** A search that asks for the messages of one of these calls, or of any for {@code *}, fails: as where they are too large. */
    void unreadable(String... callIds) {
        unreadable = Set.of(callIds);
    }

    /** These indices map the time at which messages come in as a text, of which no engine makes a histogram. */
    void timeless(String... names) {
        timeless = Set.of(names);
    }

    /** How many documents were written or removed in bulk. */
    int changes() {
        return changes;
    }

    /** A message that came in; not found before the next refresh. */
    void ship(String index, String id, Map<String, Object> source) {
        indices.computeIfAbsent(index, key -> new LinkedHashMap<>()).put(id, new Stored(source, 1, sequence++));
    }

    /** All documents of the indices that match, by index and id. */
    Map<String, Map<String, Object>> documents(String pattern) {
        Map<String, Map<String, Object>> found = new TreeMap<>();
        indices.forEach((index, documents) -> {
            if (names(pattern, index)) {
                documents.forEach((id, stored) -> found.put(index + '/' + id, stored.source()));
            }
        });
        return found;
    }

    @Override
    public CompletionStage<Map<String, Object>> search(List<String> patterns, Map<String, Object> body) {
        if (textual && patterns.contains("sip-messages-*")) {
            Texts.refuse(body);
        }
        Map<String, Object> query = Json.map(body, "query");
        int clauses = clauses(query);
        if (clauses > MOST_CLAUSES) {
            return failed("Query contains too many nested clauses; maxClauseCount is set to " + MOST_CLAUSES);
        }
        if (unreadable.stream().anyMatch(callId -> asksFor(query, callId))) {
            return failed("Data too large");
        }
        Optional<String> missing = patterns.stream()
                .filter(name -> name.indexOf('*') < 0 && resolved(List.of(name)).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return failed("no such index [" + missing.get() + "]");
        }
        List<Map<String, Object>> hits = new ArrayList<>();
        visible.forEach((index, documents) -> {
            if (patterns.stream().anyMatch(pattern -> names(pattern, index))) {
                documents.forEach((id, stored) -> {
                    if (matches(stored.source(), query)) {
                        hits.add(hit(index, id, stored));
                    }
                });
            }
        });
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("_shards", shards(patterns, body));
        sort(hits, Json.list(body, "sort"));
        int size = (Integer) body.get("size");
        response.put("hits", Map.of("hits", hits.stream().limit(size).toList()));
        Map<String, Object> results = new LinkedHashMap<>();
        List<Map<String, Object>> sources =
                hits.stream().map(hit -> Json.map(hit, "_source")).toList();
        Json.map(body, "aggs")
                .forEach((name, plan) -> results.put(
                        name,
                        Json.asMap(plan).containsKey("terms")
                                ? byIndex(hits, Json.map(Json.asMap(plan), "aggs"))
                                : aggregation(sources, Json.asMap(plan))));
        response.put("aggregations", results);
        return CompletableFuture.completedFuture(response);
    }

    private Map<String, Object> shards(List<String> patterns, Map<String, Object> body) {
        boolean byTime = body.toString().contains("date_histogram");
        List<Object> failures = timeless.stream()
                .filter(index -> byTime && patterns.stream().anyMatch(pattern -> names(pattern, index)))
                .<Object>map(index -> Map.of("index", index, "reason", Map.of("reason", "[event.ingested] is a text")))
                .toList();
        return Map.of("failed", failures.size(), "failures", failures);
    }

    private Map<String, Object> byIndex(List<Map<String, Object>> hits, Map<String, Object> inner) {
        Map<String, List<Map<String, Object>>> sources = new TreeMap<>();
        hits.forEach(hit -> sources.computeIfAbsent(hit.get("_index").toString(), index -> new ArrayList<>())
                .add(Json.map(hit, "_source")));
        List<Object> buckets = new ArrayList<>();
        sources.forEach((index, some) -> {
            Map<String, Object> bucket = new LinkedHashMap<>(Map.of("key", index));
            inner.forEach((name, plan) -> bucket.put(name, aggregation(some, Json.asMap(plan))));
            buckets.add(bucket);
        });
        return Map.of("buckets", buckets);
    }

    private static CompletionStage<Map<String, Object>> failed(String why) {
        return CompletableFuture.failedFuture(
                new IllegalStateException("all shards failed", new IllegalArgumentException(why)));
    }

    /** The leaves of a query; a range is looked up in two ways. */
    private static int clauses(Map<String, Object> query) {
        String kind = query.keySet().iterator().next();
        if (!kind.equals("bool")) {
            return kind.equals("range") ? 2 : 1;
        }
        int sum = 0;
        for (Object list : Json.map(query, kind).values()) {
            if (list instanceof List<?> queries) {
                sum += queries.stream()
                        .mapToInt(each -> clauses(Json.asMap(each)))
                        .sum();
            }
        }
        return sum;
    }

    private static boolean asksFor(Map<String, Object> query, String callId) {
        return Json.list(Json.map(query, "bool"), "filter").stream()
                .anyMatch(part -> Json.at(Json.asMap(part), "terms") instanceof Map<?, ?> terms
                        && terms.get("sip.call_id") instanceof List<?> wanted
                        && (wanted.contains(callId) || callId.equals("*")));
    }

    private static Map<String, Object> hit(String index, String id, Stored stored) {
        Map<String, Object> hit = new LinkedHashMap<>();
        hit.put("_index", index);
        hit.put("_id", id);
        hit.put("_source", stored.source());
        hit.put("_seq_no", stored.sequence());
        hit.put("_primary_term", 1);
        return hit;
    }

    private static void sort(List<Map<String, Object>> hits, List<Object> sort) {
        if (sort.isEmpty()) {
            return;
        }
        boolean descending = "desc".equals(Json.at(Json.asMap(sort.get(0)), "@timestamp.order"));
        Comparator<Map<String, Object>> order = Comparator.comparing(
                        (Map<String, Object> hit) -> millis(Json.at(hit, "_source.@timestamp")))
                .thenComparing(hit -> Json.at(hit, "_source.event.sequence") instanceof Number n ? n.longValue() : 0L);
        hits.sort(descending ? order.reversed() : order);
        hits.forEach(hit -> hit.put("sort", List.of(millis(Json.at(hit, "_source.@timestamp")))));
    }

    private Map<String, Object> aggregation(List<Map<String, Object>> sources, Map<String, Object> plan) {
        if (plan.containsKey("filter")) {
            Map<String, Object> query = Json.map(plan, "filter");
            return Map.of(
                    "doc_count",
                    sources.stream().filter(source -> matches(source, query)).count());
        }
        if (plan.containsKey("date_histogram")) {
            String field = Json.at(plan, "date_histogram.field").toString();
            TreeMap<Long, Integer> counts = new TreeMap<>();
            sources.forEach(source -> counts.merge(millis(Json.at(source, field)) / 1_000 * 1_000, 1, Integer::sum));
            List<Object> buckets = new ArrayList<>();
            counts.forEach((key, count) -> buckets.add(Map.of("key", key, "doc_count", count)));
            return Map.of("buckets", buckets);
        }
        return SimulatedGroups.of(sources, Json.map(plan, "composite"));
    }

    @Override
    public CompletionStage<Map<String, Map<String, Object>>> get(String index, List<String> ids) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        ids.forEach(
                id -> Optional.ofNullable(indices.getOrDefault(index, Map.of()).get(id))
                        .ifPresent(stored -> found.put(id, stored.source())));
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public CompletionStage<Optional<Revision>> put(
            String index, String id, Map<String, Object> document, Optional<Revision> expected) {
        if (meanwhile != null) {
            Runnable other = meanwhile;
            meanwhile = null;
            other.run();
        }
        Map<String, Stored> documents = indices.computeIfAbsent(index, key -> new LinkedHashMap<>());
        Optional<Long> there = Optional.ofNullable(documents.get(id)).map(Stored::sequence);
        if (!there.equals(expected.map(Revision::sequence))) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        documents.put(id, new Stored(document, 1, sequence));
        return CompletableFuture.completedFuture(Optional.of(new Revision(sequence++, 1)));
    }

    @Override
    public CompletionStage<List<Outcome>> bulk(List<Change> list) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Change change : list) {
            outcomes.add(busy ? Outcome.REFUSED : apply(change));
        }
        return CompletableFuture.completedFuture(outcomes);
    }

    private Outcome apply(Change change) {
        Map<String, Stored> documents = indices.get(change.index());
        if (documents == null) {
            throw new IllegalStateException("index [" + change.index() + "] was not created");
        }
        Stored before = documents.get(change.id());
        String key = change.index() + '/' + change.id();
        long known = before != null ? before.version() : removed.getOrDefault(key, 0L);
        if (change.version() != Change.ANY && change.version() < known) {
            return Outcome.OUTDATED;
        }
        changes++;
        if (change.source().isPresent()) {
            documents.put(change.id(), new Stored(change.source().get(), change.version(), sequence++));
        } else {
            documents.remove(change.id());
            removed.put(key, change.version());
        }
        return Outcome.DONE;
    }

    @Override
    public List<String> indices(String pattern) {
        return indices.keySet().stream().filter(index -> names(pattern, index)).toList();
    }

    /** Another name of an index. */
    void alias(String name, String index) {
        aliases.computeIfAbsent(name, key -> new ArrayList<>()).add(index);
    }

    @Override
    public Map<String, String> resolved(List<String> names) {
        Map<String, String> resolved = new TreeMap<>();
        for (String name : names) {
            indices(name).forEach(index -> resolved.putIfAbsent(index, name));
            aliases.keySet().stream()
                    .filter(alias -> names(name, alias))
                    .forEach(alias -> aliases.get(alias).forEach(index -> resolved.putIfAbsent(index, name)));
        }
        return resolved;
    }

    @Override
    public CompletionStage<Void> deleteIndex(String index) {
        indices.remove(index);
        visible.remove(index);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> refresh(String index) {
        refresh();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> createIndex(String index, Map<String, Object> mappings) {
        indices.putIfAbsent(index, new LinkedHashMap<>());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<String> index(String index, Map<String, Object> document) {
        throw new UnsupportedOperationException("the tracker chooses its ids");
    }

    private static boolean names(String pattern, String index) {
        return pattern.endsWith("*")
                ? index.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(index);
    }

    private boolean matches(Map<String, Object> source, Map<String, Object> query) {
        String kind = query.keySet().iterator().next();
        Map<String, Object> inner = Json.map(query, kind);
        String field = inner.keySet().iterator().next();
        return switch (kind) {
            case "bool" ->
                all(source, Json.list(inner, "filter"))
                        && Json.list(inner, "must_not").stream().noneMatch(q -> matches(source, Json.asMap(q)))
                        && (!inner.containsKey("should")
                                || Json.list(inner, "should").stream().anyMatch(q -> matches(source, Json.asMap(q))));
            case "terms" -> values(source, field).anyMatch(((List<?>) inner.get(field))::contains);
            case "prefix" ->
                values(source, field)
                        .anyMatch(value ->
                                value.toString().startsWith(inner.get(field).toString()));
            case "match_phrase" -> values(source, field).anyMatch(inner.get(field)::equals);
            case "term" -> values(source, field).anyMatch(inner.get(field)::equals);
            case "exists" -> at(source, inner.get("field").toString()) != null;
            case "range" -> {
                Object value = Json.at(source, field);
                Map<String, Object> bounds = Json.map(inner, field);
                yield value != null
                        && (!bounds.containsKey("gte") || number(value) >= number(bounds.get("gte")))
                        && (!bounds.containsKey("lte") || number(value) <= number(bounds.get("lte")))
                        && (!bounds.containsKey("lt") || number(value) < number(bounds.get("lt")));
            }
            default -> throw new IllegalArgumentException("unknown query [" + kind + "]");
        };
    }

    private boolean all(Map<String, Object> source, List<Object> queries) {
        return queries.stream().allMatch(query -> matches(source, Json.asMap(query)));
    }

    private Stream<?> values(Map<String, Object> source, String field) {
        Object value = at(source, field);
        return value == null ? Stream.empty() : value instanceof List<?> list ? list.stream() : Stream.of(value);
    }

    private @Nullable Object at(Map<String, Object> source, String field) {
        String exact = ".keyword";
        return textual && field.endsWith(exact)
                ? Json.at(source, field.substring(0, field.length() - exact.length()))
                : Json.at(source, field);
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : millis(value);
    }

    static long millis(Object time) {
        return time == null
                ? 0
                : OffsetDateTime.parse(time.toString()).toInstant().toEpochMilli();
    }

    static Instant instant(Object time) {
        return OffsetDateTime.parse(time.toString()).toInstant();
    }
}
