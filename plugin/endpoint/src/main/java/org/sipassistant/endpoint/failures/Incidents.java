// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds what began: the causes that on some trunk happen far more often than they usually do there. What has the same cause,
 * or the same trunk, and began at the same time is one incident.
 */
final class Incidents {
    /** Into so many intervals a period is divided: where they come to a minute, and where they are longer anyway. */
    private static final int INTERVALS = 60;

    private static final int LONG_INTERVALS = 30;

    /** Where an interval is longer, it is looked more closely when within it something began. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    /** Two things that begin within so many intervals of each other begin at the same time. */
    private static final int TOGETHER = 2;

    private static final int MOST_INCIDENTS = 5;

    private final FailuresQuestion question;
    private final Period seen;
    private final Duration interval;

    Incidents(FailuresQuestion question) {
        this.question = question;
        this.seen = question.isContinuous()
                ? new Period(question.compared().from(), question.period().to())
                : question.period();
        Duration length = question.period().length();
        Duration finer = Times.interval(length, INTERVALS);
        this.interval = finer.compareTo(SHORT) <= 0 ? finer : Times.interval(length, LONG_INTERVALS);
    }

    /** One cause on one trunk, and when it surged. */
    private record Cell(String rule, String trunk, Series.Surge surge) {
        boolean isWith(Cell other) {
            boolean alike = rule.equals(other.rule) || (!trunk.isEmpty() && trunk.equals(other.trunk));
            return alike && Math.abs(surge.first() - other.surge.first()) <= TOGETHER;
        }
    }

    /** Of the failures of both periods. */
    Map<String, Object> aggregation() {
        return Cells.aggregation(question.period(), interval);
    }

    /** Whether it shows from what was counted when something began, as the intervals are short. */
    boolean areDated() {
        return interval.compareTo(SHORT) <= 0;
    }

    /** The same incidents, after a closer look at when each began. */
    CompletionStage<List<Incident>> begun(List<Incident> found, Searches searches) {
        Map<String, Details.Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            questions.put("began" + i, found.get(i).beginning());
        }
        return Details.ask(searches, questions).thenApply(told -> {
            List<Incident> begun = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                begun.add(found.get(i).begun(told.of("began" + i)));
            }
            return begun;
        });
    }

    /** By which the failures are counted. */
    Duration interval() {
        return interval;
    }

    /** The incidents that go on in the period, the largest first. */
    List<Incident> find(Cells counted) {
        List<Cell> cells = new ArrayList<>();
        counted.times()
                .forEach((key, times) ->
                        surge(times).ifPresent(surge -> cells.add(new Cell(key.rule(), key.trunk(), surge))));
        cells.sort(Comparator.comparingLong((Cell cell) -> -cell.surge().count())
                .thenComparing(Cell::rule)
                .thenComparing(Cell::trunk));
        List<List<Cell>> groups = new ArrayList<>();
        for (Cell cell : cells) {
            groups.stream()
                    .filter(group -> group.stream().anyMatch(cell::isWith))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(cell), () -> groups.add(new ArrayList<>(List.of(cell))));
        }
        return groups.stream()
                .map(this::incident)
                .sorted(Comparator.comparingLong(incident -> -incident.count()))
                .limit(MOST_INCIDENTS)
                .toList();
    }

    private Optional<Series.Surge> surge(Map<Long, Long> times) {
        Series series = Series.of(seen, interval);
        times.forEach(series::add);
        return series.surge()
                .filter(surge -> surge.to().isAfter(question.period().from()));
    }

    private Incident incident(List<Cell> cells) {
        Instant from = cells.stream()
                .map(cell -> cell.surge().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to = cells.stream()
                .map(cell -> cell.surge().to())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Incident(
                new Period(from.isBefore(seen.from()) ? seen.from() : from, to.isAfter(seen.to()) ? seen.to() : to),
                interval,
                cells.stream().map(Cell::rule).distinct().toList(),
                cells.stream().map(Cell::trunk).distinct().toList(),
                cells.stream().mapToLong(cell -> cell.surge().count()).sum());
    }
}
