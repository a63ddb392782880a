// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.FailedHour;

/**
 * How often each cause came on each trunk, by time.
 *
 * @param times of each cell, the failures by the beginning of the interval, in milliseconds
 */
record Cells(Map<Key, SortedMap<Long, Long>> times) {
    /** Of causes, of the trunks of each: the search stays small however many calls there are. */
    private static final int MOST_RULES = 15;

    private static final int MOST_TRUNKS = 15;

    /** Of cells in an hour; those of the fewest calls are the first to be left out. */
    private static final int MOST_HOURS = 10_000;

    /** Calls that went through no known trunk. */
    static final String NO_TRUNK = "";

    Cells {
        times = Map.copyOf(times);
    }

    /** @param trunk empty for calls through none that is known */
    record Key(String rule, String trunk) {}

    /** Of failures. */
    static Map<String, Object> aggregation(Period period, Duration interval) {
        if (Times.isByHour(period, interval)) {
            return Aggs.terms(FailedHour.FIELD, MOST_HOURS, Map.of());
        }
        Map<String, Object> trunks = new LinkedHashMap<>();
        trunks.put("field", Grouping.TRUNK.field());
        trunks.put("size", MOST_TRUNKS);
        trunks.put("missing", NO_TRUNK);
        return Aggs.terms(
                Grouping.RULE.field(),
                MOST_RULES,
                Map.of(
                        "trunks",
                        Aggs.with(Map.of("terms", trunks), Map.of("times", Aggs.byTime("@timestamp", interval)))));
    }

    /** @param aggregation as the engine answers it */
    static Cells read(Map<String, Object> aggregation) {
        Map<Key, SortedMap<Long, Long>> times = new LinkedHashMap<>();
        for (Map<String, Object> bucket : Aggs.buckets(aggregation)) {
            if (bucket.containsKey("trunks")) {
                for (Map<String, Object> trunk : Aggs.buckets(Json.map(bucket, "trunks"))) {
                    Key key = new Key(Aggs.key(bucket), Aggs.key(trunk));
                    for (Map<String, Object> time : Aggs.buckets(Json.map(trunk, "times"))) {
                        if (time.get("key") instanceof Number millis) {
                            add(times, key, millis.longValue(), Aggs.count(time));
                        }
                    }
                }
            } else {
                FailedHour.read(Aggs.key(bucket))
                        .ifPresent(failed -> add(
                                times,
                                new Key(failed.rule(), failed.trunk()),
                                Duration.ofHours(failed.hour()).toMillis(),
                                Aggs.count(bucket)));
            }
        }
        return new Cells(times);
    }

    private static void add(Map<Key, SortedMap<Long, Long>> times, Key key, long millis, long calls) {
        times.computeIfAbsent(key, cell -> new TreeMap<>()).merge(millis, calls, Long::sum);
    }

    /** How often a cause came on any trunk, by time. */
    SortedMap<Long, Long> of(String rule) {
        SortedMap<Long, Long> sum = new TreeMap<>();
        times.forEach((key, counts) -> {
            if (key.rule().equals(rule)) {
                counts.forEach((at, calls) -> sum.merge(at, calls, Long::sum));
            }
        });
        return sum;
    }
}
