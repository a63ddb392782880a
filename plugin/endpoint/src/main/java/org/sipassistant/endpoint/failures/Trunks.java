// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.counting.Tally;

/**
 * How each trunk does, in each direction, now and at the same time a week ago.
 *
 * @param now the calls of the period
 * @param delays of the trunks in it
 * @param load of the trunks in it, by trunk and direction
 * @param week the calls of a week ago
 * @param before the delays of the trunks at that time
 */
record Trunks(Tallies now, Delays delays, Map<String, Load.Flow> load, Tallies week, Delays before) {
    private static final int MOST = 200;

    /**
     * The busiest first.
     *
     * @param peers the states of the peers, by the names of their trunks
     */
    List<Object> rows(Load reader, Map<String, Map<String, Object>> peers) {
        List<Object> rows = new ArrayList<>();
        Map<String, Tallies> earlier = week.by(Tally::trunk);
        now.only(tally -> !tally.trunk().isEmpty()).by(Tally::trunk).entrySet().stream()
                .limit(MOST)
                .forEach(trunk -> trunk.getValue().by(Tally::direction).forEach((direction, calls) -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("trunk", trunk.getKey());
                    row.put("direction", direction);
                    String route = Tally.route(direction, trunk.getKey());
                    figures(row, calls, delays, route);
                    if (load.containsKey(route)) {
                        reader.peaks(row, load.get(route));
                    }
                    if (peers.containsKey(trunk.getKey())) {
                        row.put("ping", peers.get(trunk.getKey()));
                    }
                    Map<String, Object> then = new LinkedHashMap<>();
                    figures(
                            then,
                            earlier.getOrDefault(trunk.getKey(), Tallies.NONE)
                                    .only(tally -> tally.direction().equals(direction)),
                            before,
                            route);
                    row.put("week_ago", then);
                    rows.add(row);
                }));
        return rows;
    }

    private static void figures(Map<String, Object> target, Tallies calls, Delays delays, String route) {
        target.putAll(Totals.of(calls));
        target.put("unanswered_requests", calls.only(Tally::isSilent).calls());
        delays.tell(target, route);
    }
}
