// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Of an outage of a quarter of an hour with four or five calls a minute, counted by ten seconds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheWholeOfAnOutageOfWhichFewCallsComeInEachInterval(int seed) {
        Random chance = new Random(seed);
        int[] calls = new int[420];
        for (int i = 180; i < 264; i++) {
            calls[i] = chance.nextInt(4) == 0 ? 2 : chance.nextInt(3) == 0 ? 1 : 0;
        }
        Series.Surge found = surge(calls).orElseThrow();
        assertEquals(180, found.first(), 6);
        int all = Arrays.stream(calls).sum();
        assertEquals(all, found.count(), all / 10.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsAnOutageThatFillsMoreThanHalfOfTheTime(int seed) {
        Random chance = new Random(seed);
        int[] calls = new int[144];
        for (int i = 60; i < calls.length; i++) {
            calls[i] = chance.nextInt(4) == 0 ? 2 : chance.nextInt(3) == 0 ? 1 : 0;
        }
        Series.Surge found = surge(calls).orElseThrow();
        assertEquals(60, found.first(), 15);
    }

    @Test
    void seldomTakesChanceForASurge() {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random chance = new Random(seed);
            int[] calls = new int[120];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = chance.nextInt(3) == 0 ? 1 : 0;
            }
            found += surge(calls).isPresent() ? 1 : 0;
        }
        assertTrue(found <= 5, found + " of 100");
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
