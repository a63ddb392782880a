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
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Finds what began: the causes that on some trunk happen far more often than they usually do there, and not only because there
 * are more calls; and what began so long ago that it has become usual, where it makes most calls of a trunk fail. What has the
 * same cause, or the same trunk, and began at the same time is one incident.
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

    /** A surge of less than this part of what fails is not when it began. */
    private static final double MOST_OF_IT = 0.5;

    /** How far back it is looked when something began, and how closely at first. */
    private static final Duration LONG_AGO = Duration.ofDays(7);

    private static final Duration HOURLY = Duration.ofHours(1);

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

    /**
     * One cause on one trunk, and when it surged.
     *
     * @param older whether it was so all the time that is looked at
     */
    private record Cell(String rule, String trunk, Series.Surge surge, boolean older) {
        boolean isWith(Cell other) {
            boolean alike = rule.equals(other.rule) || (!trunk.isEmpty() && trunk.equals(other.trunk));
            boolean together = Math.abs(surge.first() - other.surge.first()) <= TOGETHER;
            return alike && older == other.older && (older || together);
        }
    }

    /** Of the failures of both periods. */
    Map<String, Object> aggregation() {
        return Cells.aggregation(question.period(), interval);
    }

    /** Whether it shows from what was counted when each of them began. */
    boolean areDated(List<Incident> found) {
        return interval.compareTo(SHORT) <= 0 && found.stream().noneMatch(Incident::isOlder);
    }

    /** The same incidents, after a closer look at when each began. */
    CompletionStage<List<Incident>> begun(List<Incident> found, Searches searches) {
        Period before = new Period(
                question.period().to().minus(LONG_AGO), question.period().to());
        return looked(
                        found,
                        searches,
                        incident -> incident.isOlder() ? Optional.of(incident.times(before, HOURLY)) : Optional.empty(),
                        (incident, bucket) -> incident.begun(before, HOURLY, bucket))
                .thenCompose(dated -> looked(
                        dated,
                        searches,
                        incident -> incident.interval().compareTo(SHORT) <= 0
                                ? Optional.empty()
                                : Optional.of(incident.beginning()),
                        Incident::begun));
    }

    /** Asks one question about some of the incidents, and puts what the answers make of them in their places. */
    private static CompletionStage<List<Incident>> looked(
            List<Incident> found,
            Searches searches,
            Function<Incident, Optional<Details.Question>> asked,
            BiFunction<Incident, Map<String, Object>, Incident> read) {
        Map<String, Details.Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            String name = "began" + i;
            asked.apply(found.get(i)).ifPresent(one -> questions.put(name, one));
        }
        return Details.ask(searches, questions).thenApply(told -> {
            List<Incident> begun = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                String name = "began" + i;
                begun.add(questions.containsKey(name) ? read.apply(found.get(i), told.of(name)) : found.get(i));
            }
            return begun;
        });
    }

    /** By which the failures are counted. */
    Duration interval() {
        return interval;
    }

    /**
     * The incidents that go on in the period, the largest first.
     *
     * @param counted the failures of both periods
     */
    List<Incident> find(Cells counted, Traffic traffic) {
        List<Cell> cells = new ArrayList<>();
        counted.times().forEach((key, times) -> {
            Optional<Series.Surge> surge = surge(times).filter(found -> !isTraffic(key, times, found, traffic));
            Optional<Long> all = traffic.mostly(key.rule(), key.trunk())
                    .filter(failures -> surge.isEmpty() || within(times, period(surge.get())) < MOST_OF_IT * failures);
            all.map(this::sinceLong)
                    .or(() -> surge)
                    .ifPresent(found -> cells.add(new Cell(key.rule(), key.trunk(), found, all.isPresent())));
        });
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

    private boolean isTraffic(Cells.Key key, Map<Long, Long> times, Series.Surge surge, Traffic traffic) {
        Period now = question.period();
        Period during = traffic.whole(key.trunk(), period(surge));
        long all = within(times, now);
        long before = times.values().stream().mapToLong(Long::longValue).sum() - all;
        // A surge that begins before the period has calls before it to be compared with as well.
        return !surge.from().isBefore(now.from())
                && traffic.explains(
                        key.trunk(), all, during, within(times, during), question.isContinuous() ? before : 0);
    }

    private static Period period(Series.Surge surge) {
        return new Period(surge.from(), surge.to());
    }

    private static long within(Map<Long, Long> times, Period part) {
        return times.entrySet().stream()
                .filter(time -> time.getKey() >= part.from().toEpochMilli()
                        && time.getKey() < part.to().toEpochMilli())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Nothing surged: it was so all the time that is looked at. */
    private Series.Surge sinceLong(long failures) {
        return new Series.Surge(seen.from(), question.period().to(), 0, failures);
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
                cells.stream()
                        .map(cell -> new Cells.Key(cell.rule(), cell.trunk()))
                        .toList(),
                cells.stream().mapToLong(cell -> cell.surge().count()).sum(),
                cells.stream().anyMatch(Cell::older));
    }
}
