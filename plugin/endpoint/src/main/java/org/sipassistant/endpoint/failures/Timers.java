// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.Lasted;

/** Finds the timers that end calls: talk and ring times that many calls have to the second, and their neighbours have not. */
final class Timers {
    /** Far more lengths than calls have; those of the fewest calls are the first to be left out. */
    private static final int MOST_LENGTHS = 10_000;

    /** A second with fewer calls is left out by the search; it then counts as one with this many. */
    private static final int FEWEST_SENT = 3;

    private static final double UNSENT = 1;

    /** So many calls at one length, and so many times what the seconds around it have, and some more. */
    private static final int FEWEST = 8;

    private static final double TIMES = 4;

    /** The seconds around one: from so far to so far. */
    private static final int NEAR = 3;

    private static final int FAR = 12;

    /** People hang up within seconds of each other: shorter lengths tell nothing. */
    private static final int SHORTEST_S = 10;

    private static final int MOST = 5;

    private Timers() {}

    /** @param what {@code talk} or {@code ring} */
    record Cluster(String what, int seconds, long calls) {
        /** Asks what its calls have in common. */
        Details.Question question(Period period) {
            List<Object> clauses =
                    List.of(period.began(), Aggs.term(Lasted.FIELD, new Lasted(what, seconds).keyword()));
            Map<String, Object> inner = new LinkedHashMap<>();
            inner.put("trunks", Aggs.terms(Grouping.TRUNK.field(), 1, Map.of()));
            inner.put("categories", Aggs.terms(Grouping.CATEGORY.field(), 1, Map.of()));
            inner.put("sides", Aggs.terms("call.ended_by.side", 1, Map.of()));
            inner.put("examples", Aggs.first(1));
            return new Details.Question(Aggs.all(clauses), inner);
        }

        Map<String, Object> read(Map<String, Object> bucket, ZoneId zone) {
            Optional<KnownTimer> known = what.equals("talk") ? KnownTimer.talk(seconds) : KnownTimer.ring(seconds);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("time", what);
            told.put("seconds", seconds);
            told.put("count", calls);
            known.ifPresent(timer -> told.put("timer", timer.means()));
            most(told, "trunk", Json.map(bucket, "trunks"));
            most(told, "category", Json.map(bucket, "categories"));
            most(told, "ended_by", Json.map(bucket, "sides"));
            told.put("examples", Example.told(Example.documents(bucket, "examples"), zone));
            return told;
        }

        private static void most(Map<String, Object> told, String name, Map<String, Object> terms) {
            Aggs.buckets(terms).stream().limit(1).forEach(bucket -> {
                told.put(name, Aggs.key(bucket));
                told.put(name + "_count", Aggs.count(bucket));
            });
        }
    }

    /** Of all calls in the period. */
    static Map<String, Object> aggregation() {
        return Map.of("terms", Map.of("field", Lasted.FIELD, "size", MOST_LENGTHS, "min_doc_count", FEWEST_SENT));
    }

    /** The lengths that stand out, those of most calls first. */
    static List<Cluster> find(Map<String, Object> aggregation) {
        Map<String, Map<Integer, Long>> lengths = new LinkedHashMap<>();
        for (Map<String, Object> bucket : Aggs.buckets(aggregation)) {
            Lasted.read(Aggs.key(bucket))
                    .ifPresent(lasted -> lengths.computeIfAbsent(lasted.what(), what -> new HashMap<>())
                            .put((int) lasted.seconds(), Aggs.count(bucket)));
        }
        List<Cluster> clusters = new ArrayList<>();
        lengths.forEach((what, calls) -> clusters.addAll(clusters(what, calls)));
        clusters.sort(Comparator.comparingLong(cluster -> -cluster.calls()));
        return clusters.stream().limit(MOST).toList();
    }

    private static List<Cluster> clusters(String what, Map<Integer, Long> calls) {
        List<Cluster> found = new ArrayList<>();
        calls.forEach((seconds, count) -> {
            boolean highest =
                    count >= calls.getOrDefault(seconds - 1, 0L) && count > calls.getOrDefault(seconds + 1, 0L);
            if (seconds >= SHORTEST_S && count >= FEWEST && highest && count >= TIMES * (around(calls, seconds) + 1)) {
                found.add(new Cluster(what, seconds, count));
            }
        });
        return found;
    }

    private static double around(Map<Integer, Long> calls, int seconds) {
        double sum = 0;
        for (int distance = NEAR; distance <= FAR; distance++) {
            Long before = calls.get(seconds - distance);
            Long after = calls.get(seconds + distance);
            sum += before == null ? UNSENT : before;
            sum += after == null ? UNSENT : after;
        }
        return sum / (2 * (FAR - NEAR + 1));
    }
}
