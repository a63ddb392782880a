// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimersTest {

    @Test
    void findsTheLengthThatManyCallsHave() {
        List<Object> talk = new ArrayList<>();
        for (int second = 1; second < 200; second++) {
            talk.add(bucket(second, 6 + second % 4));
        }
        talk.add(bucket(900, 40));
        List<Timers.Cluster> found = Timers.find(talked(talk));
        assertEquals(List.of(new Timers.Cluster("talk", 900, 40)), found);
        assertTrue(KnownTimer.talk(900).orElseThrow().means().contains("RFC 4028"));
    }

    @Test
    void findsOneAmongUsualLengths() {
        List<Object> talk = new ArrayList<>();
        for (int second = 1; second < 200; second++) {
            talk.add(bucket(second, second == 32 ? 80 : 9));
        }
        assertEquals(List.of(new Timers.Cluster("talk", 32, 80)), Timers.find(talked(talk)));
    }

    @Test
    void aFewAreNoTimer() {
        assertEquals(List.of(), Timers.find(talked(List.of(bucket(1_800, 7)))));
    }

    @Test
    void atTheBeginningPeopleHangUpTogether() {
        assertEquals(List.of(), Timers.find(talked(List.of(bucket(3, 500)))));
    }

    @Test
    void ringsAreFoundApart() {
        List<Object> rings = List.of(Answers.bucket("ring 30", 12), Answers.bucket("talk 31", 12));
        assertEquals(
                List.of(new Timers.Cluster("ring", 30, 12), new Timers.Cluster("talk", 31, 12)),
                Timers.find(talked(rings)).stream()
                        .sorted(Comparator.comparing(Timers.Cluster::what))
                        .toList());
    }

    private static Map<String, Object> talked(List<Object> buckets) {
        return Map.of("buckets", buckets);
    }

    private static Map<String, Object> bucket(int second, int count) {
        return Answers.bucket("talk " + second, count);
    }
}
