// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why did the calls of these parties fail, at that time?
 *
 * @param windows where to look, one after the other until calls are found
 * @param zone in which times of the answer are written
 */
record SearchQuestion(Criteria criteria, List<String> indices, List<TimeWindow> windows, ZoneId zone)
        implements Question.Subject {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    /** How much wider the second look around a time is, where its tolerance was not given. */
    private static final int WIDER = 4;

    SearchQuestion {
        indices = List.copyOf(indices);
        windows = List.copyOf(windows);
    }

    /** @throws IllegalArgumentException naming the parameter that is wrong */
    static SearchQuestion of(Parameters parameters, List<String> indices, Instant now) {
        ZoneId zone = parameters.zone("time_zone");
        return new SearchQuestion(Criteria.of(parameters), indices, windows(parameters, zone, now), zone);
    }

    @Override
    public SearchQuestion withIndices(List<String> others) {
        return new SearchQuestion(criteria, others, windows, zone);
    }

    @Override
    public Map<String, Object> told() {
        return criteria.told();
    }

    private static List<TimeWindow> windows(Parameters parameters, ZoneId zone, Instant now) {
        Optional<Instant> at = parameters.instant("at", zone);
        Optional<String> from = parameters.start("from", zone);
        Optional<String> to = parameters.end("to", zone);
        Optional<Duration> tolerance = parameters.duration("tolerance");
        if (at.isEmpty() && tolerance.isPresent()) {
            throw new IllegalArgumentException("parameter [tolerance] needs [at]");
        }
        if (at.isPresent() && (from.isPresent() || to.isPresent())) {
            throw new IllegalArgumentException("parameter [at] cannot be combined with [from] and [to]");
        }
        if (at.isPresent()) {
            return tolerance
                    .map(exact -> List.of(TimeWindow.around(at.get(), exact)))
                    .orElse(List.of(
                            TimeWindow.around(at.get(), TOLERANCE),
                            TimeWindow.around(at.get(), TOLERANCE.multipliedBy(WIDER))));
        }
        Parameters.inOrder(from, to, now, zone);
        if (from.isPresent() || to.isPresent()) {
            return List.of(TimeWindow.between(from, to, now, zone));
        }
        return List.of(TimeWindow.since(now.minus(DAY)), TimeWindow.since(now.minus(WEEK)), TimeWindow.always());
    }
}
