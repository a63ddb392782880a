// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.counting.Loss;
import org.sipassistant.endpoint.counting.Tally;

/**
 * How many calls were attempted, beside which failures are many or few: twice the calls fail twice as often, and nothing began.
 */
final class Traffic {
    /** Where this part of the calls fails for one cause, the trunk does not do its work. */
    private static final double MUCH = 0.5;

    /** What fails so many times as often as elsewhere does not do so because there are more calls. */
    private static final double TIMES = 2;

    /** From fewer calls nothing is concluded. */
    private static final int FEWEST = 8;

    /** So many failures may have been due elsewhere and have not come by chance (e^-3). */
    private static final double UNSEEN = 3;

    /** What fails before it comes to a trunk has none, so all calls are beside it: of those without a trunk most failed. */
    private static final String ANY = Cells.NO_TRUNK;

    /** No calls are known of. */
    static final Traffic UNKNOWN = new Traffic(Tallies.NONE, Tallies.NONE, Tallies.NONE, Map.of());

    private final Sums now;
    private final Sums before;
    private final Sums week;
    private final Map<String, Series> starts;

    /**
     * @param now the calls of the period
     * @param before those of the one that is looked at beside it; none where that is another time
     * @param week those of a week ago
     * @param starts when calls began in the period, by trunk, as far as these are known
     */
    Traffic(Tallies now, Tallies before, Tallies week, Map<String, Series> starts) {
        this.now = Sums.of(now);
        this.before = Sums.of(before);
        this.week = Sums.of(week);
        this.starts = Map.copyOf(starts);
    }

    /**
     * Of the calls of one period.
     *
     * @param attempts by trunk; those of all calls for what has none
     * @param failures by cause and trunk
     */
    private record Sums(Map<String, Long> attempts, Map<Cells.Key, Long> failures) {
        static Sums of(Tallies calls) {
            Map<String, Long> attempts = new HashMap<>();
            Map<Cells.Key, Long> failures = new HashMap<>();
            calls.each((tally, number) -> {
                if (tally.counts("attempts")) {
                    attempts.merge(ANY, number, Long::sum);
                    if (!tally.trunk().isEmpty()) {
                        attempts.merge(tally.trunk(), number, Long::sum);
                    }
                }
                if (tally.loss() == Loss.FAILURE) {
                    failures.merge(new Cells.Key(tally.rule(), tally.trunk()), number, Long::sum);
                }
            });
            return new Sums(attempts, failures);
        }
    }

    /** @param flows by trunk and direction */
    static Map<String, Series> starts(Map<String, Load.Flow> flows) {
        Map<String, Series> starts = new HashMap<>();
        flows.forEach((route, flow) -> {
            starts.merge(Tally.trunk(route), flow.starts(), Series::plus);
            starts.merge(ANY, flow.starts(), Series::plus);
        });
        return starts;
    }

    /**
     * Whether failures came in a part of the period only because most calls did: as large a part of the calls failed at other
     * times.
     *
     * @param failures of one cause on the trunk, in the period
     * @param part of the period
     * @param during how many of the failures came in it
     * @param earlier how many came in the period before
     */
    boolean explains(String trunk, long failures, Period part, long during, long earlier) {
        Series calls = starts.get(trunk);
        if (calls == null || during == 0) {
            return false;
        }
        double calledDuring = Math.max(calls.within(part), during);
        // When calls began is known of those that came to a trunk.
        long called = trunk.equals(ANY) ? Arrays.stream(calls.counts()).sum() : attempts(now, trunk);
        double calledElse = Math.max(called - calledDuring, 0) + attempts(before, trunk);
        double failedElse = failures - during + earlier;
        double perhaps =
                calledElse < FEWEST ? MUCH / TIMES : Math.min((failedElse + UNSEEN) / calledElse, MUCH / TIMES);
        double usual = Math.max(perhaps, failedElse / Math.max(calledElse, 1));
        return during / calledDuring < TIMES * usual;
    }

    /** A part of the period, as far as the intervals reach by which it is known when calls began: of half of one nothing is known. */
    Period whole(String trunk, Period part) {
        Series calls = starts.get(trunk);
        return calls == null ? part : calls.covering(part);
    }

    /**
     * Of the calls of the period through a trunk, those that one cause made fail; empty where that is not most of them, or
     * where it was so a week ago.
     */
    Optional<Long> mostly(String rule, String trunk) {
        long failures = failures(now, rule, trunk);
        double share = share(failures, attempts(now, trunk));
        double usual = share(failures(week, rule, trunk), attempts(week, trunk));
        return failures >= FEWEST && share >= MUCH && share >= TIMES * usual ? Optional.of(failures) : Optional.empty();
    }

    private static double share(long failures, long attempts) {
        return attempts < FEWEST ? 0 : (double) failures / attempts;
    }

    private static long failures(Sums calls, String rule, String trunk) {
        return calls.failures().getOrDefault(new Cells.Key(rule, trunk), 0L);
    }

    private static long attempts(Sums calls, String trunk) {
        return calls.attempts().getOrDefault(trunk, 0L);
    }
}
