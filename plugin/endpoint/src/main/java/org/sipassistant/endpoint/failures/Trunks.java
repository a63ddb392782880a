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
 * @param load of the trunks in it, as {@link Load} asks for it
 * @param week the calls of a week ago
 * @param delays of the trunks at that time
 */
record Trunks(Tallies now, Map<String, Object> load, Tallies week, Map<String, Object> delays) {
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
                    Map<String, Object> loaded = Load.of(load, trunk.getKey(), direction);
                    figures(row, calls, loaded);
                    reader.peaks(row, loaded);
                    if (peers.containsKey(trunk.getKey())) {
                        row.put("ping", peers.get(trunk.getKey()));
                    }
                    Map<String, Object> before = new LinkedHashMap<>();
                    figures(
                            before,
                            earlier.getOrDefault(trunk.getKey(), Tallies.NONE)
                                    .only(tally -> tally.direction().equals(direction)),
                            Load.of(delays, trunk.getKey(), direction));
                    row.put("week_ago", before);
                    rows.add(row);
                }));
        return rows;
    }

    private static void figures(Map<String, Object> target, Tallies calls, Map<String, Object> loaded) {
        target.putAll(Totals.of(calls));
        target.put("unanswered_requests", calls.only(Tally::isSilent).calls());
        Load.delays(target, loaded);
    }
}
