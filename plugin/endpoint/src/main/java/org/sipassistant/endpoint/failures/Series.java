// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** How often something happened in each interval of a stretch of time, and the part of it in which it happened most. */
final class Series {
    /** What is usual is the mean of the calmest intervals: what is looked for may fill the rest. */
    private static final double CALM = 0.75;

    /** Less than this is no surge, whatever is usual. */
    private static final int FEWEST = 8;

    /** What fills more of the time is looked for as well, beside the calmest half; but not among so few. */
    private static final double HALF = 0.5;

    /** In longer times the calls themselves come and go with the day, and half of it is night. */
    private static final Duration STEADY = Duration.ofHours(3);

    private static final int MANY = 20;

    /** So many times what is usual, and so many standard deviations above it. */
    private static final double TIMES = 3;

    private static final double DEVIATIONS = 6;

    /** A stretch in which so many were to be expected and none came is a pause between two surges (chance: e^-3). */
    private static final double PAUSE = 3;

    /** So many in each interval are not there by chance. */
    private static final double DENSE = 4;

    /** Longer intervals tell better where their part has so many times as many. */
    private static final double LARGER = 1.25;

    /** Intervals of a series are not merged into fewer. */
    private static final int SHORTEST = 15;

    private final Instant start;
    private final Duration interval;
    private final int[] counts;

    /** @param start where an interval begins */
    Series(Instant start, Instant end, Duration interval) {
        this.start = start;
        this.interval = interval;
        long millis = Duration.between(start, end).toMillis();
        this.counts = new int[(int) ((millis + interval.toMillis() - 1) / interval.toMillis())];
    }

    /** What a {@code date_histogram} counted in a period. */
    static Series of(Period period, Duration interval, Map<String, Object> histogram) {
        Series series = of(period, interval);
        series.add(histogram);
        return series;
    }

    /** Nothing yet, in a period. */
    static Series of(Period period, Duration interval) {
        long length = interval.toMillis();
        Instant start = Instant.ofEpochMilli(Math.floorDiv(period.from().toEpochMilli(), length) * length);
        return new Series(start, period.to(), interval);
    }

    /**
     * A part in which something happened far more often than it usually does.
     *
     * @param first the number of its first interval
     * @param count in it
     */
    record Surge(Instant from, Instant to, int first, long count) {}

    /** Takes in a {@code date_histogram}. */
    void add(Map<String, Object> histogram) {
        for (Map<String, Object> bucket : Aggs.buckets(histogram)) {
            if (bucket.get("key") instanceof Number millis) {
                add(millis.longValue(), Aggs.count(bucket));
            }
        }
    }

    /** Takes in what happened at a time; what was outside of the stretch does not count. */
    void add(long millis, long count) {
        long at = Math.floorDiv(millis - start.toEpochMilli(), interval.toMillis());
        if (at >= 0 && at < counts.length) {
            counts[(int) at] += (int) count;
        }
    }

    /**
     * The part in which it happened far more often than it usually does; empty where nothing stands out. Where only a few come in
     * each interval, chance alone makes some of them dense: then longer intervals tell, whose part is the same to begin with.
     */
    Optional<Surge> surge() {
        Optional<Surge> brief = surge(CALM, FEWEST);
        boolean isShort = interval.multipliedBy(counts.length).compareTo(STEADY) <= 0;
        Optional<Surge> lasting = isShort ? surge(HALF, MANY) : Optional.empty();
        return isLarger(lasting, brief) ? lasting : brief;
    }

    private Optional<Surge> surge(double calm, int fewest) {
        int longest = Integer.highestOneBit(Math.max(counts.length / SHORTEST, 1));
        double usual = merged(longest).usual(calm) / longest;
        Optional<Surge> best = Optional.empty();
        for (int length = 1; length <= longest; length *= 2) {
            Series merged = merged(length);
            Optional<Surge> found = merged.densest(Math.max(merged.usual(calm), usual * length), fewest)
                    .map(surge -> trimmed(surge, calm));
            if (isLarger(found, best) && (length == longest || isDense(found.get(), length))) {
                best = found;
            }
        }
        return best;
    }

    private static boolean isLarger(Optional<Surge> one, Optional<Surge> other) {
        return one.isPresent()
                && one.get().count() >= LARGER * other.map(Surge::count).orElse(0L);
    }

    private boolean isDense(Surge surge, int length) {
        Duration lasted = Duration.between(surge.from(), surge.to());
        return surge.count() * interval.toMillis() * length >= DENSE * lasted.toMillis();
    }

    /** The same with so many intervals in the place of one. */
    private Series merged(int number) {
        if (number == 1) {
            return this;
        }
        Series merged = new Series(start, at(counts.length), interval.multipliedBy(number));
        for (int i = 0; i < counts.length; i++) {
            merged.counts[i / number] += counts[i];
        }
        return merged;
    }

    /** A surge of merged intervals, without those of this series at its ends in which no more came than usually. */
    private Surge trimmed(Surge surge, double calm) {
        double usual = 2 * usual(calm);
        int first = number(surge.from());
        int last = Math.min(number(surge.to()), counts.length) - 1;
        while (first < last && counts[first] <= usual) {
            first++;
        }
        while (first < last && counts[last] <= usual) {
            last--;
        }
        long count = Arrays.stream(counts, first, last + 1).asLongStream().sum();
        return new Surge(at(first), at(last + 1), first, count);
    }

    private int number(Instant at) {
        return (int) (Duration.between(start, at).toMillis() / interval.toMillis());
    }

    /** The part with the largest excess over twice the usual, found in one pass. */
    private Optional<Surge> densest(double usual, int fewest) {
        double best = 0;
        double sum = 0;
        int from = 0;
        int first = 0;
        int last = -1;
        for (int i = 0; i < counts.length; i++) {
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += counts[i] - 2 * usual - 1;
            if (sum > best) {
                best = sum;
                first = from;
                last = i;
            }
        }
        if (last < first) {
            return Optional.empty();
        }
        first = beginning(first, last, usual);
        last = ending(first, last, usual);
        long count = Arrays.stream(counts, first, last + 1).asLongStream().sum();
        double expected = usual * (last + 1 - first);
        boolean outstanding = count >= fewest
                && count >= TIMES * expected
                && count - expected >= DEVIATIONS * Math.sqrt(expected)
                && (last + 1 - first) <= counts.length * CALM;
        return outstanding ? Optional.of(new Surge(at(first), at(last + 1), first, count)) : Optional.empty();
    }

    /** What is scattered before the densest part belongs to it as long as no pause stands between. */
    private int beginning(int first, int last, double usual) {
        double rate = Arrays.stream(counts, first, last + 1).average().orElse(0);
        int beginning = first;
        for (int i = first - 1; i >= 0 && (beginning - i - 1) * rate < PAUSE; i--) {
            if (counts[i] > 2 * usual) {
                beginning = i;
            }
        }
        return beginning;
    }

    /** Likewise what is scattered after it. */
    private int ending(int first, int last, double usual) {
        double rate = Arrays.stream(counts, first, last + 1).average().orElse(0);
        int ending = last;
        for (int i = last + 1; i < counts.length && (i - ending - 1) * rate < PAUSE; i++) {
            if (counts[i] > 2 * usual) {
                ending = i;
            }
        }
        return ending;
    }

    private Instant at(int number) {
        return start.plus(interval.multipliedBy(number));
    }

    private double usual(double calm) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int calmest = (int) Math.ceil(sorted.length * calm);
        return Arrays.stream(sorted, 0, calmest).average().orElse(0);
    }

    /** About how much happened in a part of the stretch: of an interval that is in it in part, that part. */
    double within(Period part) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            long from = Math.max(at(i).toEpochMilli(), part.from().toEpochMilli());
            long to = Math.min(at(i + 1).toEpochMilli(), part.to().toEpochMilli());
            sum += counts[i] * (double) Math.max(to - from, 0) / interval.toMillis();
        }
        return sum;
    }

    /** A part of the stretch, begun and ended with whole intervals. */
    Period covering(Period part) {
        long length = interval.toMillis();
        long from = Math.floorDiv(Duration.between(start, part.from()).toMillis(), length);
        long to = Math.ceilDiv(Duration.between(start, part.to()).toMillis(), length);
        return new Period(
                start.plus(interval.multipliedBy(Math.max(from, 0))),
                start.plus(interval.multipliedBy(Math.min(to, counts.length))));
    }

    /** What happened in either of two series of the same intervals. */
    Series plus(Series other) {
        Series sum = new Series(start, at(counts.length), interval);
        for (int i = 0; i < counts.length; i++) {
            sum.counts[i] = counts[i] + other.counts[i];
        }
        return sum;
    }

    /** The most that happened in one interval. */
    int peak() {
        return Arrays.stream(counts).max().orElse(0);
    }

    int[] counts() {
        return counts.clone();
    }
}
