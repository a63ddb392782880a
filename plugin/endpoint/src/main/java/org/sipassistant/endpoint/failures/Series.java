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

    /** So many times what is usual, and so many standard deviations above it. */
    private static final double TIMES = 3;

    private static final double DEVIATIONS = 6;

    /** A stretch in which so many were to be expected and none came is a pause between two surges (chance: e^-3). */
    private static final double PAUSE = 3;

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

    /** The part with the largest excess over twice the usual, found in one pass; empty where nothing stands out. */
    Optional<Surge> surge() {
        double usual = usual();
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
        boolean outstanding = count >= FEWEST
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

    private double usual() {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int calm = (int) Math.ceil(sorted.length * CALM);
        return Arrays.stream(sorted, 0, calm).average().orElse(0);
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
