// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.Tally;

/** How long callers wait and how many calls there are at once, for each of the busiest trunks in each direction. */
final class Load {
    /** Trunks in one direction. */
    private static final int MOST_ROUTES = 200;

    /** Short ones show peaks better; many of them cost, for each trunk. */
    private static final int INTERVALS = 24;

    /** The engine's own estimate takes less for few values, one with buckets of fixed width for many. */
    private static final Duration SHORT = Duration.ofHours(6);

    private static final double HUNDREDTHS = 100;

    private final Period period;
    private final Duration interval;

    Load(Period period) {
        this.period = period;
        this.interval = Times.interval(period.length(), INTERVALS);
    }

    /** Of the calls of the period. */
    Map<String, Object> aggregation() {
        Map<String, Object> figures = new LinkedHashMap<>(delay(period));
        figures.put("starts", Aggs.byTime("event.start", interval));
        figures.put("ends", Aggs.byTime("event.end", interval));
        return byRoute(figures);
    }

    /** Of the calls of another period, with which the delays are compared. */
    static Map<String, Object> delays(Period period) {
        return byRoute(delay(period));
    }

    private static Map<String, Object> byRoute(Map<String, Object> figures) {
        return Aggs.terms("call.route", MOST_ROUTES, figures);
    }

    private static Map<String, Object> delay(Period period) {
        Map<String, Object> percentiles = new LinkedHashMap<>();
        percentiles.put("field", "call.timing.post_dial_delay_ms");
        percentiles.put("percents", List.of(50, 95));
        if (period.length().compareTo(SHORT) > 0) {
            percentiles.put("hdr", Map.of("number_of_significant_value_digits", 2));
        }
        return Map.of("delay", Map.of("percentiles", percentiles));
    }

    /** What was counted of a trunk in a direction; empty where that is none of the busiest. */
    static Map<String, Object> of(Map<String, Object> aggregation, String trunk, String direction) {
        String route = Tally.route(direction, trunk);
        return Aggs.buckets(aggregation).stream()
                .filter(bucket -> Aggs.key(bucket).equals(route))
                .findFirst()
                .orElse(Map.of());
    }

    /** Tells the median of the delays, and what one in twenty exceeds. */
    static void delays(Map<String, Object> target, Map<String, Object> bucket) {
        Map<String, Object> delays = Json.map(Json.map(bucket, "delay"), "values");
        delay(target, "pdd_p50_ms", delays.get("50.0"));
        delay(target, "pdd_p95_ms", delays.get("95.0"));
    }

    private static void delay(Map<String, Object> target, String name, Object value) {
        if (value instanceof Number number && !Double.isNaN(number.doubleValue())) {
            target.put(name, Math.round(number.doubleValue()));
        }
    }

    /** Tells the most that began in an interval, and the most that went on at the end of one. */
    void peaks(Map<String, Object> target, Map<String, Object> bucket) {
        if (bucket.isEmpty()) {
            return;
        }
        int[] starts = Series.of(period, interval, Json.map(bucket, "starts")).counts();
        int[] ends = Series.of(period, interval, Json.map(bucket, "ends")).counts();
        int most = 0;
        int going = 0;
        int peak = 0;
        for (int i = 0; i < starts.length; i++) {
            peak = Math.max(peak, starts[i]);
            going += starts[i] - ends[i];
            most = Math.max(most, going);
        }
        target.put("cps_peak", Math.round(HUNDREDTHS * peak / interval.toSeconds()) / HUNDREDTHS);
        target.put("concurrent_peak", most);
        target.put("interval_s", interval.toSeconds());
    }
}
