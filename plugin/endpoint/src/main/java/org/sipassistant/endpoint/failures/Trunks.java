// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** How each trunk does, in each direction, now and at the same time a week ago. */
final class Trunks {
    private static final int MOST = 200;
    private static final int DIRECTIONS = 4;

    /** Short ones show peaks better; many of them cost. */
    private static final int INTERVALS = 60;

    /** Calls through no known trunk, or in no known direction. */
    private static final String NONE = "";

    private final FailuresQuestion question;
    private final Duration interval;

    Trunks(FailuresQuestion question) {
        this.question = question;
        this.interval = Times.interval(question.period().length(), INTERVALS);
    }

    /** Of the calls of the period; those through no trunk are counted as one more. */
    Map<String, Object> aggregations() {
        Map<String, Object> now = new LinkedHashMap<>(figures());
        now.put("starts", Aggs.byTime("event.start", interval));
        now.put("ends", Aggs.byTime("event.end", interval));
        return byTrunk(now);
    }

    /** Of the calls of a week ago. */
    static Map<String, Object> before() {
        return byTrunk(figures());
    }

    private static Map<String, Object> byTrunk(Map<String, Object> figures) {
        Map<String, Object> directions = new LinkedHashMap<>();
        directions.put("field", "sip.direction");
        directions.put("size", DIRECTIONS);
        directions.put("missing", NONE);
        Map<String, Object> trunks = new LinkedHashMap<>();
        trunks.put("field", Grouping.TRUNK.field());
        trunks.put("size", MOST);
        trunks.put("missing", NONE);
        return Aggs.with(
                Map.of("terms", trunks), Map.of("directions", Aggs.with(Map.of("terms", directions), figures)));
    }

    private static Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(Totals.aggregations());
        figures.put(
                "delay",
                Map.of(
                        "percentiles",
                        Map.of(
                                "field",
                                "call.timing.post_dial_delay_ms",
                                "percents",
                                List.of(50, 95),
                                "hdr",
                                Map.of("number_of_significant_value_digits", 2))));
        figures.put("silent", Aggs.filter(silent(), Map.of()));
        return figures;
    }

    /** Calls of which the caller saw no final response but one that a node in between made because nothing came. */
    private static Map<String, Object> silent() {
        return Aggs.term(Grouping.CATEGORY.field(), "no-response-network-unreachable");
    }

    /** Every trunk in every direction, and what went through none. */
    static List<Map<String, Object>> rows(Map<String, Object> aggregation) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> trunk : Aggs.buckets(aggregation)) {
            rows.addAll(Aggs.buckets(Json.map(trunk, "directions")));
        }
        return rows;
    }

    /**
     * @param week the same of a week ago
     * @param peers the states of the peers, by the names of their trunks
     */
    List<Object> read(
            Map<String, Object> aggregation, Map<String, Object> week, Map<String, Map<String, Object>> peers) {
        List<Object> trunks = new ArrayList<>();
        for (Map<String, Object> trunk : Aggs.buckets(aggregation)) {
            String name = Aggs.key(trunk);
            if (name.equals(NONE)) {
                continue;
            }
            for (Map<String, Object> now : Aggs.buckets(Json.map(trunk, "directions"))) {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("trunk", name);
                told.put("direction", Aggs.key(now));
                figures(told, now);
                load(told, now);
                Map<String, Object> peer = peers.get(name);
                if (peer != null) {
                    told.put("ping", peer);
                }
                Map<String, Object> earlier = new LinkedHashMap<>();
                figures(earlier, named(Json.map(named(week, name), "directions"), Aggs.key(now)));
                told.put("week_ago", earlier);
                trunks.add(told);
            }
        }
        return trunks;
    }

    private static Map<String, Object> named(Map<String, Object> terms, String name) {
        return Aggs.buckets(terms).stream()
                .filter(bucket -> Aggs.key(bucket).equals(name))
                .findFirst()
                .orElse(Map.of());
    }

    private static void figures(Map<String, Object> target, Map<String, Object> bucket) {
        target.putAll(Totals.read(List.of(bucket)));
        target.put("unanswered_requests", Aggs.count(Json.map(bucket, "silent")));
        Map<String, Object> delay = Json.map(Json.map(bucket, "delay"), "values");
        delay(target, "pdd_p50_ms", delay.get("50.0"));
        delay(target, "pdd_p95_ms", delay.get("95.0"));
    }

    private static void delay(Map<String, Object> target, String name, Object value) {
        if (value instanceof Number number && !Double.isNaN(number.doubleValue())) {
            target.put(name, Math.round(number.doubleValue()));
        }
    }

    private void load(Map<String, Object> target, Map<String, Object> now) {
        int[] starts = series(Json.map(now, "starts"));
        int[] ends = series(Json.map(now, "ends"));
        int most = 0;
        int going = 0;
        int peak = 0;
        for (int i = 0; i < starts.length; i++) {
            peak = Math.max(peak, starts[i]);
            // Those that begin and end in one interval are taken to overlap: an estimate from above.
            going += starts[i];
            most = Math.max(most, going);
            going -= ends[i];
        }
        target.put("cps_peak", Math.round(100.0 * peak / interval.toSeconds()) / 100.0);
        target.put("concurrent_peak", most);
        target.put("interval_s", interval.toSeconds());
    }

    private int[] series(Map<String, Object> histogram) {
        long length = interval.toMillis();
        Instant start =
                Instant.ofEpochMilli(Math.floorDiv(question.period().from().toEpochMilli(), length) * length);
        Series series = new Series(start, question.period().to(), interval);
        series.add(histogram);
        return series.counts();
    }
}
