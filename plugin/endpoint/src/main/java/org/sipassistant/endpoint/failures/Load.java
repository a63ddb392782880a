// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.CallHours;

/** How many calls there are at once, for each of the busiest trunks in each direction. */
final class Load {
    /** Trunks in one direction. */
    private static final int MOST_ROUTES = 200;

    /** Of trunks in one direction, times the hours in which their calls began and ended. */
    private static final int MOST_HOURS = 20_000;

    /** Short ones show peaks better; many of them cost, for each trunk. */
    private static final int INTERVALS = 24;

    private static final double HUNDREDTHS = 100;

    private final Period period;
    private final Duration interval;

    Load(Period period) {
        this.period = period;
        this.interval = Times.interval(period.length(), INTERVALS);
    }

    /** When the calls through a trunk began, and when they ended. */
    record Flow(Series starts, Series ends) {}

    /** Of the calls of the period. */
    Map<String, Object> aggregation() {
        if (Times.isByHour(period, interval)) {
            return Aggs.terms(CallHours.FIELD, MOST_HOURS, Map.of());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("starts", Aggs.byTime("event.start", interval));
        figures.put("ends", Aggs.byTime("event.end", interval));
        return Aggs.terms("call.route", MOST_ROUTES, figures);
    }

    /**
     * By trunk and direction.
     *
     * @param aggregation as the engine answers it
     */
    Map<String, Flow> read(Map<String, Object> aggregation) {
        Map<String, Flow> flows = new HashMap<>();
        for (Map<String, Object> bucket : Aggs.buckets(aggregation)) {
            if (bucket.containsKey("starts")) {
                Flow flow = flows.computeIfAbsent(Aggs.key(bucket), route -> nothing());
                flow.starts().add(Json.map(bucket, "starts"));
                flow.ends().add(Json.map(bucket, "ends"));
            } else {
                CallHours.read(Aggs.key(bucket)).ifPresent(hours -> {
                    Flow flow = flows.computeIfAbsent(hours.route(), route -> nothing());
                    flow.starts().add(CallHours.begins(hours.first()).toEpochMilli(), Aggs.count(bucket));
                    flow.ends().add(CallHours.begins(hours.last()).toEpochMilli(), Aggs.count(bucket));
                });
            }
        }
        return flows;
    }

    private Flow nothing() {
        return new Flow(Series.of(period, interval), Series.of(period, interval));
    }

    /** Tells the most that began in an interval, and the most that went on at the end of one. */
    void peaks(Map<String, Object> target, Flow flow) {
        int[] starts = flow.starts().counts();
        int[] ends = flow.ends().counts();
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
