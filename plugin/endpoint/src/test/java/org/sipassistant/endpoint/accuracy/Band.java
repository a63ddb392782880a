// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers given with about the same confidence: it is calibrated where the share of right ones is about the mean.
 *
 * @param from the least confidence, included
 * @param to where the next band begins
 */
record Band(double from, double to, double mean, Proportion right) {
    private static final List<Double> EDGES = List.of(0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01);

    /** The bands that any answer falls into, the least sure first. */
    static List<Band> of(List<Judged> answers) {
        List<Band> bands = new ArrayList<>();
        for (int i = 1; i < EDGES.size(); i++) {
            double from = EDGES.get(i - 1);
            double to = EDGES.get(i);
            List<Judged> within = answers.stream()
                    .filter(a -> a.told().confidence() >= from && a.told().confidence() < to)
                    .toList();
            if (!within.isEmpty()) {
                double mean = within.stream()
                        .mapToDouble(a -> a.told().confidence())
                        .average()
                        .orElseThrow();
                bands.add(new Band(from, to, mean, Proportion.of(within, a -> a.is(Told::isRight))));
            }
        }
        return bands;
    }
}
