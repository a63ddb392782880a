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

/** Finds the timers that end calls: talk and ring times that many calls have to the second, and their neighbours have not. */
final class Timers {
    private static final int SECOND = 1_000;
    private static final int HALF = SECOND / 2;

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

    private static final Map<String, Object> UNANSWERED =
            Map.of("terms", Map.of("call.outcome", List.of("failed", "cancelled")));

    private Timers() {}

    /** @param what {@code talk} or {@code ring} */
    record Cluster(String what, int seconds, long calls) {
        /** Asks what its calls have in common. */
        Details.Question question(Period period) {
            long middle = (long) seconds * SECOND;
            List<Object> clauses = new ArrayList<>(List.of(
                    period.began(),
                    Map.of("range", Map.of(field(what), Map.of("gte", middle - HALF, "lt", middle + HALF)))));
            if (what.equals("ring")) {
                clauses.add(UNANSWERED);
            }
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

    private static String field(String what) {
        return "call.timing." + what + "_ms";
    }

    /** Of all calls in the period. A ring time that ended with an answer is a person's, or a voice mailbox's. */
    static Map<String, Object> aggregations() {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("talk", histogram("talk"));
        both.put("ring", Aggs.filter(UNANSWERED, Map.of("times", histogram("ring"))));
        return both;
    }

    private static Map<String, Object> histogram(String what) {
        // Around whole seconds: what lasts 32 s to the millisecond would else fall on a border.
        return Map.of(
                "histogram",
                Map.of("field", field(what), "interval", SECOND, "offset", HALF, "min_doc_count", FEWEST_SENT));
    }

    /** The lengths that stand out, those of most calls first. */
    static List<Cluster> find(Map<String, Object> aggregations) {
        List<Cluster> clusters = new ArrayList<>(clusters("talk", Json.map(aggregations, "talk")));
        clusters.addAll(clusters("ring", Json.map(Json.map(aggregations, "ring"), "times")));
        clusters.sort(Comparator.comparingLong(cluster -> -cluster.calls()));
        return clusters.stream().limit(MOST).toList();
    }

    private static List<Cluster> clusters(String what, Map<String, Object> histogram) {
        Map<Integer, Long> calls = new HashMap<>();
        for (Map<String, Object> bucket : Aggs.buckets(histogram)) {
            if (bucket.get("key") instanceof Number start) {
                calls.put((int) Math.round((start.doubleValue() + HALF) / SECOND), Aggs.count(bucket));
            }
        }
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
