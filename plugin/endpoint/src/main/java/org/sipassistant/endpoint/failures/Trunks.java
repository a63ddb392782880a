// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.Tally;

/**
 * How each trunk does, in each direction, now and at the same time a week ago.
 *
 * @param now the period
 * @param week the same a week ago
 */
record Trunks(Side now, Side week) {
    private static final int MOST = 200;

    /**
     * The calls of a period.
     *
     * @param delays of the trunks in it
     * @param flows of the trunks in it, by trunk and direction
     */
    record Side(Tallies calls, Delays delays, Load load, Map<String, Load.Flow> flows) {

        /** What has to be asked of the calls of a period to have all that is told of its trunks. */
        static Map<String, Object> aggregations(Period period) {
            Map<String, Object> aggregations = new LinkedHashMap<>();
            aggregations.put("tallies", Tallies.aggregation());
            aggregations.put("delays", Delays.aggregation());
            aggregations.put("load", new Load(period).aggregation());
            return aggregations;
        }

        /** @param counted the aggregations as the engine answers them */
        static Side read(Period period, Map<String, Object> counted) {
            Load load = new Load(period);
            return new Side(
                    Tallies.read(Json.map(counted, "tallies")),
                    Delays.read(Json.map(counted, "delays")),
                    load,
                    load.read(Json.map(counted, "load")));
        }

        private void tell(Map<String, Object> target, Tallies some, String route) {
            target.putAll(Totals.of(some));
            target.put("unanswered_requests", some.only(Tally::isSilent).calls());
            delays.tell(target, route);
            if (flows.containsKey(route)) {
                load.peaks(target, flows.get(route));
            }
        }
    }

    /**
     * The busiest first.
     *
     * @param peers the states of the peers, by the names of their trunks
     */
    List<Object> rows(Map<String, Map<String, Object>> peers) {
        List<Object> rows = new ArrayList<>();
        Map<String, Tallies> earlier = week.calls().by(Tally::trunk);
        now.calls().only(tally -> !tally.trunk().isEmpty()).by(Tally::trunk).entrySet().stream()
                .limit(MOST)
                .forEach(trunk -> trunk.getValue().by(Tally::direction).forEach((direction, calls) -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("trunk", trunk.getKey());
                    row.put("direction", direction);
                    String route = Tally.route(direction, trunk.getKey());
                    now.tell(row, calls, route);
                    if (peers.containsKey(trunk.getKey())) {
                        row.put("ping", peers.get(trunk.getKey()));
                    }
                    Map<String, Object> then = new LinkedHashMap<>();
                    week.tell(
                            then,
                            earlier.getOrDefault(trunk.getKey(), Tallies.NONE)
                                    .only(tally -> tally.direction().equals(direction)),
                            route);
                    row.put("week_ago", then);
                    rows.add(row);
                }));
        return rows;
    }
}
