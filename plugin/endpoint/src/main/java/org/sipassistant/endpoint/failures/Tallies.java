// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
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

    /** What has to be asked of the calls of a period to have all that is told of them. */
    static Map<String, Object> aggregation() {
        return Aggs.terms("call.tally", MOST, Map.of("talk_ms", Map.of("sum", Map.of("field", "call.timing.talk_ms"))));
    }

    /** The same without the lengths of the talks, at half of what that takes. */
    static Map<String, Object> numbers() {
        return Aggs.terms("call.tally", MOST, Map.of());
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
        List<Row> some = new ArrayList<>();
        for (Row row : rows) {
            if (wanted.test(row.tally())) {
                some.add(row);
            }
        }
        return new Tallies(some);
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

    /** Each tally, and how many calls have it. */
    void each(ObjLongConsumer<Tally> take) {
        for (Row row : rows) {
            take.accept(row.tally(), row.calls());
        }
    }

    long calls() {
        long sum = 0;
        for (Row row : rows) {
            sum += row.calls();
        }
        return sum;
    }

    /** How many there are of each name that a tally has among its counts. */
    Map<String, Long> counts() {
        // Many tallies have the same names.
        Map<Set<String>, Long> alike = new HashMap<>();
        for (Row row : rows) {
            alike.merge(row.tally().counts(), row.calls(), Long::sum);
        }
        Map<String, Long> counts = new HashMap<>();
        alike.forEach((names, calls) -> names.forEach(name -> counts.merge(name, calls, Long::sum)));
        return counts;
    }

    /** The talks of all of them together. */
    double talkMillis() {
        double sum = 0;
        for (Row row : rows) {
            sum += row.talkMillis();
        }
        return sum;
    }
}
