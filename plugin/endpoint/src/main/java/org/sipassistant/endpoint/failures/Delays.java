// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sipassistant.endpoint.counting.Delay;

/**
 * How long callers wait, for each trunk in each direction.
 *
 * @param routes for each, how many calls waited for each step of time
 */
record Delays(Map<String, SortedMap<Integer, Long>> routes) {
    /** Far more than there are trunks times steps. */
    private static final int MOST = 10_000;

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    Delays {
        routes = Map.copyOf(routes);
    }

    static Map<String, Object> aggregation() {
        return Aggs.terms(Delay.FIELD, MOST, Map.of());
    }

    /** @param aggregation as the engine answers it */
    static Delays read(Map<String, Object> aggregation) {
        Map<String, SortedMap<Integer, Long>> routes = new HashMap<>();
        for (Map<String, Object> bucket : Aggs.buckets(aggregation)) {
            Delay.read(Aggs.key(bucket))
                    .ifPresent(delay -> routes.computeIfAbsent(delay.route(), route -> new TreeMap<>())
                            .merge(delay.step(), Aggs.count(bucket), Long::sum));
        }
        return new Delays(routes);
    }

    /** Tells the median of the delays, and what one in twenty exceeds; neither where there was none. */
    void tell(Map<String, Object> target, String route) {
        SortedMap<Integer, Long> steps = routes.get(route);
        if (steps != null) {
            target.put("pdd_p50_ms", percentile(steps, MEDIAN));
            target.put("pdd_p95_ms", percentile(steps, NEARLY_ALL));
        }
    }

    private static long percentile(SortedMap<Integer, Long> steps, double part) {
        double left = part * steps.values().stream().mapToLong(Long::longValue).sum();
        double step = steps.firstKey();
        for (Map.Entry<Integer, Long> entry : steps.entrySet()) {
            step = entry.getKey() + Math.min(1, left / entry.getValue());
            left -= entry.getValue();
            if (left <= 0) {
                break;
            }
        }
        return Math.round(Delay.millis(step));
    }
}
