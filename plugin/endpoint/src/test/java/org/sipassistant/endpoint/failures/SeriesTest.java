// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final Instant START = Instant.parse("2026-03-17T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void findsTheMinuteAnOutageBegan() {
        int[] calls = new int[120];
        for (int i = 83; i < 97; i++) {
            calls[i] = 5 + i % 3;
        }
        assertEquals(
                Optional.of(START.plus(Duration.ofMinutes(83))), surge(calls).map(Series.Surge::from));
        assertEquals(
                Optional.of(START.plus(Duration.ofMinutes(97))), surge(calls).map(Series.Surge::to));
    }

    @Test
    void findsTheThinBeginningOfAnOutage() {
        int[] calls = new int[120];
        calls[20] = 1;
        calls[43] = 1;
        calls[45] = 1;
        for (int i = 46; i < 60; i++) {
            calls[i] = 2 + i % 2;
        }
        assertEquals(Optional.of(43), surge(calls).map(Series.Surge::first));
    }

    @Test
    void findsItAmongWhatIsUsual() {
        int[] calls = new int[120];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = 2 + i % 3 + (i >= 100 ? 20 : 0);
        }
        assertEquals(Optional.of(100), surge(calls).map(Series.Surge::first));
    }

    @Test
    void doesNotTakeEveryDaysNoiseForASurge() {
        int[] calls = new int[120];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = (i * 7) % 5;
        }
        assertEquals(Optional.empty(), surge(calls));
    }

    @Test
    void doesNotTakeAHandfulForASurge() {
        int[] calls = new int[120];
        calls[60] = 7;
        assertEquals(Optional.empty(), surge(calls));
    }

    @Test
    void doesNotTakeWhatAlwaysHappensForASurge() {
        int[] calls = new int[120];
        java.util.Arrays.fill(calls, 12);
        assertEquals(Optional.empty(), surge(calls));
    }

    @Test
    void leavesOutWhatLiesOutside() {
        Series series = new Series(START, START.plus(MINUTE), MINUTE);
        series.add(Map.of(
                "buckets", List.of(bucket(START.minus(MINUTE), 9), bucket(START, 4), bucket(START.plus(MINUTE), 9))));
        assertEquals(4, series.counts()[0]);
        assertEquals(1, series.counts().length);
    }

    private static Optional<Series.Surge> surge(int... calls) {
        Series series = new Series(START, START.plus(MINUTE.multipliedBy(calls.length)), MINUTE);
        List<Object> buckets = new ArrayList<>();
        for (int i = 0; i < calls.length; i++) {
            if (calls[i] > 0) {
                buckets.add(bucket(START.plus(MINUTE.multipliedBy(i)), calls[i]));
            }
        }
        series.add(Map.of("buckets", buckets));
        return series.surge();
    }

    private static Map<String, Object> bucket(Instant at, int count) {
        return Map.of("key", at.toEpochMilli(), "doc_count", count);
    }
}
