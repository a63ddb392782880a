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
    private static final int MOST = 20;
    private static final int DIRECTIONS = 3;

    /** Short intervals show peaks, many of them cost. */
    private static final int INTERVALS = 360;

    private final FailuresQuestion question;
    private final Duration interval;

    Trunks(FailuresQuestion question) {
        this.question = question;
        this.interval = Times.interval(question.period().length(), INTERVALS);
    }

    /** Of the calls of the period and of the same time a week ago. */
    Map<String, Object> aggregations() {
        Map<String, Object> now = new LinkedHashMap<>(figures());
        now.put("starts", Aggs.byTime("event.start", interval));
        now.put("ends", Aggs.byTime("event.end", interval));
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("now", Aggs.filter(question.period().began(), now));
        both.put("week_ago", Aggs.filter(question.weekAgo().began(), figures()));
        return Aggs.terms(
                Grouping.TRUNK.field(), MOST, Map.of("directions", Aggs.terms("sip.direction", DIRECTIONS, both)));
    }

    private static Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(Totals.aggregations());
        figures.put(
                "delay",
                Map.of(
                        "percentiles",
                        Map.of("field", "call.timing.post_dial_delay_ms", "percents", List.of(50, 95), "keyed", true)));
        figures.put("silent", Aggs.filter(silent(), Map.of()));
        return figures;
    }

    /** Calls of which the caller saw no final response but one that a node in between made because nothing came. */
    private static Map<String, Object> silent() {
        return Aggs.term(Grouping.CATEGORY.field(), "no-response-network-unreachable");
    }

    /** @param peers the states of the peers, by the names of their trunks */
    List<Object> read(Map<String, Object> aggregation, Map<String, Map<String, Object>> peers) {
        List<Object> trunks = new ArrayList<>();
        for (Map<String, Object> trunk : Aggs.buckets(aggregation)) {
            for (Map<String, Object> direction : Aggs.buckets(Json.map(trunk, "directions"))) {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("trunk", Aggs.key(trunk));
                told.put("direction", Aggs.key(direction));
                Map<String, Object> now = Json.map(direction, "now");
                figures(told, now);
                load(told, now);
                Map<String, Object> peer = peers.get(Aggs.key(trunk));
                if (peer != null) {
                    told.put("ping", peer);
                }
                Map<String, Object> earlier = new LinkedHashMap<>();
                figures(earlier, Json.map(direction, "week_ago"));
                told.put("week_ago", earlier);
                trunks.add(told);
            }
        }
        return trunks;
    }

    private static void figures(Map<String, Object> target, Map<String, Object> bucket) {
        target.putAll(Totals.read(bucket));
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
