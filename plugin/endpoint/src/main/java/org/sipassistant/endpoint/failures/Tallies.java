// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.Tally;

/** How many calls there are of each tally: a table from which every sum over calls is taken. */
final class Tallies {
    /** Far more than there are trunks times causes; all of them from each shard, so that sums are exact. */
    private static final int MOST = 10_000;

    /** No calls. */
    static final Tallies NONE = new Tallies(List.of());

    private final List<Row> rows;

    private Tallies(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Calls alike.
     *
     * @param talkMillis the lengths of their talks together, where these are known
     */
    private record Row(Tally tally, long calls, double talkMillis) {}

    /** What has to be asked of the calls of a period. */
    static Map<String, Object> aggregation() {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("field", "call.tally");
        terms.put("size", MOST);
        return Aggs.with(
                Map.of("terms", terms), Map.of("talk_ms", Map.of("sum", Map.of("field", "call.timing.talk_ms"))));
    }

    /** @param aggregation as the engine answers it */
    static Tallies read(Map<String, Object> aggregation) {
        List<Row> rows = new ArrayList<>();
        for (Map<String, Object> bucket : Aggs.buckets(aggregation)) {
            rows.add(new Row(Tally.of(Aggs.key(bucket)), Aggs.count(bucket), Aggs.value(bucket, "talk_ms")));
        }
        return new Tallies(rows);
    }

    /**
     * The calls that are in no sum: of one of too many tallies, or of none, as the tracker wrote them before it tallied.
     *
     * @param response in which they were counted, with how many there are
     * @param name of the aggregation in it
     */
    static long uncounted(Map<String, Object> response, String name) {
        long counted = Aggs.buckets(Json.map(Json.map(response, "aggregations"), name)).stream()
                .mapToLong(Aggs::count)
                .sum();
        return Json.at(response, "hits.total.value") instanceof Number all ? all.longValue() - counted : 0;
    }

    Tallies only(Predicate<Tally> wanted) {
        return new Tallies(rows.stream().filter(row -> wanted.test(row.tally)).toList());
    }

    /** Apart by something, those of most calls first. */
    Map<String, Tallies> by(Function<Tally, String> property) {
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        rows.forEach(row -> parts.computeIfAbsent(property.apply(row.tally), key -> new ArrayList<>())
                .add(row));
        Map<String, Tallies> sorted = new LinkedHashMap<>();
        parts.entrySet().stream()
                .map(part -> Map.entry(part.getKey(), new Tallies(part.getValue())))
                .sorted(Map.Entry.<String, Tallies>comparingByValue(Comparator.comparingLong(part -> -part.calls()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(part -> sorted.put(part.getKey(), part.getValue()));
        return sorted;
    }

    long calls() {
        return rows.stream().mapToLong(Row::calls).sum();
    }

    /** @param name as a tally has it among its counts */
    long count(String name) {
        return only(tally -> tally.counts(name)).calls();
    }

    /** The talks of all of them together. */
    double talkMillis() {
        return rows.stream().mapToDouble(Row::talkMillis).sum();
    }
}
